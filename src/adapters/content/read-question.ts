import type { List } from "mdast";
import { idRemedy, isContentId } from "./content-id.ts";
import { hasMarks, type InlineLine, plain, unmarked } from "./inlines.ts";
import { error, quoted, type Report, warning } from "./problem.ts";
import { type AnswerDraft, type ChoiceDraft, folded, type OptionDraft, type QuestionDraft } from "./question-draft.ts";
import { type Fields, readDifficulty, readFields, readHint, readSource } from "./question-fields.ts";
import { type QuestionParts, readParts } from "./question-parts.ts";
import { readAnswer } from "./read-answer.ts";
import { type ReadList, readOptions, readSteps } from "./read-options.ts";
import { BOX, lineOf, readBlocks } from "./rich-blocks.ts";
import type { QuestionSection } from "./sections.ts";
import type { Written, WrittenText } from "./written.ts";

interface ReadAnswer {
  readonly answer: AnswerDraft;
  readonly fields: Fields;
}

const NO_ANSWER_REMEDY = "write options as - [ ] and - [x], steps as 1. 2. 3., or a line Answer: 14 ± 2 days";

/** A question as far as it can be read; the kind follows from how it is written. */
export function readQuestion({ id, line, nodes }: QuestionSection, report: Report): QuestionDraft {
  if (!isContentId(id)) report(error(line, `${quoted(id)} is no question id`, `${idRemedy(id)}: ## Question: its-id`));
  const parts = readParts(nodes, report);
  const { answer, fields } = readAnswerPart(parts, line, report);
  const situation = "options" in answer ? readSituation(parts, line, report) : undefined;
  return {
    id,
    line,
    situation,
    stem: readBlocks(situation ? parts.stem : [...parts.quotes, ...parts.stem], line, report),
    answer,
    because: readBecause(answer, fields, line, report),
    hint: readHint(fields, report),
    source: readSource(fields, line, report),
    difficulty: readDifficulty(fields, line, report),
  };
}

/** The quote marks are how a situation is written, not part of it. */
function readSituation({ quotes }: QuestionParts, line: number, report: Report): WrittenText | undefined {
  if (quotes.length === 0) return undefined;
  const text = readBlocks(quotes, line, report);
  return { ...text, rich: text.rich.map((block) => (block.type === "quote" ? { ...block, type: "paragraph" } : block)) };
}

function readAnswerPart(parts: QuestionParts, line: number, report: Report): ReadAnswer {
  const [first] = parts.lists;
  if (!first) return readTypedAnswer(parts, line, report);
  const boxed = parts.lists.some(isBoxed);
  const mixed = parts.lists.find((list) => list.ordered !== first.ordered);
  if (mixed) report(error(lineOf(mixed), "a question has options or steps, not both", "remove one of the two lists"));
  if (first.ordered && boxed) report(error(lineOf(first), "options are not numbered", "begin each with a hyphen: - [ ] or - [x]"));
  return first.ordered && !boxed ? readOrdering(parts, report) : readChoice(parts, report);
}

const isBoxed = (list: List): boolean =>
  list.children.some(({ children: [first] }) => first?.type === "paragraph" && BOX.test(plain(first.children)));

function readTypedAnswer(parts: QuestionParts, line: number, report: Report): ReadAnswer {
  const fields = readFields(parts.fieldLines, report);
  const field = fields.get("Answer");
  if (field) return { answer: readAnswer(field, report), fields };
  report(error(line, "the question has no options, no steps and no answer", NO_ANSWER_REMEDY));
  return { answer: { kind: "unreadable" }, fields };
}

function readOrdering(parts: QuestionParts, report: Report): ReadAnswer {
  const { items, rest } = readSteps(parts.lists, report);
  const [first, second] = parts.lists.filter((list) => list.ordered);
  if (second) report(error(lineOf(second), "the steps are broken into two lists", "number them 1. 2. 3. in one list"));
  if (first && first.start !== 1) report(error(lineOf(first), `the steps start at ${first.start}`, "number them from 1."));
  return { answer: { kind: "ordering", steps: items }, fields: listFields(parts, rest, "steps", report) };
}

function readChoice(parts: QuestionParts, report: Report): ReadAnswer {
  const { items, rest }: ReadList<OptionDraft> = readOptions(parts.lists, report);
  return { answer: { kind: choiceKind(items, parts.quotes.length > 0), options: items }, fields: listFields(parts, rest, "options", report) };
}

function choiceKind(options: readonly OptionDraft[], hasSituation: boolean): ChoiceDraft["kind"] {
  const texts = options.map(({ text }) => folded(text)).sort();
  if (hasSituation) return "scenario";
  if (texts.join() === "false,true") return "true-false";
  return options.filter(({ right }) => right).length > 1 ? "multiple" : "single";
}

function listFields(parts: QuestionParts, rest: readonly InlineLine[], what: string, report: Report): Fields {
  const fields = readFields([...rest, ...parts.fieldLines], report);
  const answer = fields.get("Answer");
  if (answer) report(error(answer.line, `the question has both ${what} and an answer`, `remove the line Answer: or the ${what}`));
  return fields;
}

function readBecause(answer: AnswerDraft, fields: Fields, line: number, report: Report): Written<string> | undefined {
  const field = fields.get("Because");
  if ("options" in answer) {
    if (field) report(error(field.line, "each option has its own because", "move these words under the option they explain"));
    return undefined;
  }
  if (!field) report(error(line, "the question has no because", "write a line Because: and why the answer is right"));
  else if (hasMarks(field.nodes)) report(warning(field.line, "marks and links in a because are not shown", "write it in plain words"));
  return field && { value: unmarked(field.nodes), line: field.line };
}
