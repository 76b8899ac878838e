import type { Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { error, type Report } from "./problem.ts";
import type { QuestionDraft } from "./question-draft.ts";
import { readQuestion } from "./read-question.ts";
import { readBlocks } from "./rich-blocks.ts";
import { type LessonFacts, lessonSheet } from "./schemas.ts";
import { splitSections } from "./sections.ts";
import type { Written, WrittenText } from "./written.ts";
import { readYaml } from "./yaml-sheet.ts";

/** A lesson as far as it could be read. */
export interface LessonDraft {
  /** Relative to the courses folder. */
  readonly file: string;
  /** The file's name without `.md`. */
  readonly id: string;
  /** Only when the front matter has no error. */
  readonly facts?: LessonFacts;
  /** Known even when other facts are wrong. */
  readonly outcome?: Written<string>;
  readonly body: WrittenText;
  readonly questions: readonly QuestionDraft[];
}

type LessonText = Omit<LessonDraft, "file" | "id">;

const NOTHING: LessonText = { body: { rich: [], passages: [], line: 1 }, questions: [] };
const FRONT_MATTER = /^\s*---[ \t]*\n(?:([\s\S]*?)\n)?---[ \t]*(?:\n|$)/;
const FRONT_MATTER_REMEDY = "begin the file with ---, then title:, outcome:, minutes: and sources: on lines of their own, then ---";

/** Front matter, lesson and questions; every problem is reported on its own line. */
export function readLesson(text: string, report: Report): LessonText {
  const match = FRONT_MATTER.exec(text);
  if (!match && /^\s*---[ \t]*\n/.test(text)) {
    report(error(1, "the front matter does not end", "write --- on a line of its own after its last key"));
    return NOTHING;
  }
  if (!match) report(error(1, "the lesson has no front matter", FRONT_MATTER_REMEDY));
  const end = match?.[0].length ?? 0;
  const front = match ? readFrontMatter(frontMatterOf(match), report) : {};
  return { ...front, ...readBody(blank(text.slice(0, end)) + text.slice(end), report) };
}

/** Blanked parts keep their line breaks, so that what remains stands on its own line. */
const blank = (text: string): string => text.replace(/[^\n]/g, "");

function frontMatterOf([whole, yaml = ""]: RegExpExecArray): string {
  const start = whole.indexOf("---") + 3;
  const before = whole.slice(0, whole.indexOf("\n", start) + 1);
  return blank(before) + yaml;
}

function readFrontMatter(yaml: string, report: Report): Pick<LessonDraft, "facts" | "outcome"> {
  const { value, raw, lineOf } = readYaml(yaml, lessonSheet, report);
  const outcome = (raw as { outcome?: unknown } | null | undefined)?.outcome;
  return { facts: value, outcome: typeof outcome === "string" ? { value: outcome, line: lineOf(["outcome"]) } : undefined };
}

function readBody(text: string, report: Report): Pick<LessonDraft, "body" | "questions"> {
  const { body, questions } = splitSections(parse(text), report);
  const firstLine = text.search(/\S/) < 0 ? 1 : text.slice(0, text.search(/\S/)).split("\n").length;
  return { body: readBlocks(body, firstLine, report), questions: questions.map((section) => readQuestion(section, report)) };
}

const parse = (text: string): Root => fromMarkdown(text);
