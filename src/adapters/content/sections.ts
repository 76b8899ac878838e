import type { Heading, Root, RootContent } from "mdast";
import { unmarked } from "./inlines.ts";
import { error, quoted, type Report } from "./problem.ts";
import { lineOf } from "./rich-blocks.ts";

/** What stands between one question's heading and the next. */
export interface QuestionSection {
  readonly id: string;
  readonly line: number;
  readonly nodes: readonly RootContent[];
}

export interface Sections {
  readonly body: readonly RootContent[];
  readonly questions: readonly QuestionSection[];
}

/** The lesson ends where the first question begins. */
export function splitSections({ children }: Root, report: Report): Sections {
  const body: RootContent[] = [];
  const questions: (QuestionSection & { nodes: RootContent[] })[] = [];
  for (const node of children) {
    reportOpenCode(node, report);
    const id = node.type === "heading" ? questionId(node, report) : undefined;
    if (id !== undefined) questions.push({ id, line: lineOf(node), nodes: [] });
    else (questions.at(-1)?.nodes ?? body).push(node);
  }
  return { body, questions };
}

/** Code without an end takes in all that follows, and what follows would merely be missing. */
function reportOpenCode(node: RootContent, report: Report): void {
  if (node.type !== "code" || !/^## Question/m.test(node.value)) return;
  report(error(lineOf(node), "this code does not end before the next question", "close it with ``` on a line of its own"));
}

/** A heading that nearly is a question's starts one all the same, so that its parts are read as what they are. */
function questionId(heading: Heading, report: Report): string | undefined {
  const words = unmarked(heading.children);
  const match = /^questions?\b\s*(\d*)\s*(:?)\s*(.*)$/i.exec(words);
  if (!match) return undefined;
  const [, number = "", colon = "", id = ""] = match;
  const wellWritten = heading.depth === 2 && number === "" && colon === ":" && words.startsWith("Question");
  if (!wellWritten) report(error(lineOf(heading), `${quoted(words)} is not how a question begins`, "write ## Question: its-id"));
  return id === "" ? number : id;
}
