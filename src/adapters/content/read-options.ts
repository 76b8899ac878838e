import type { List, ListItem, RootContent } from "mdast";
import { hasMarks, type InlineLine, joinLines, plain, splitLines, unmarked } from "./inlines.ts";
import { error, quoted, type Report, warning } from "./problem.ts";
import type { OptionDraft } from "./question-draft.ts";
import { fieldAt } from "./question-fields.ts";
import { BOX, lineOf } from "./rich-blocks.ts";
import type { Written } from "./written.ts";

export interface ReadList<Item> {
  readonly items: readonly Item[];
  /** Fields that stand right under the list: Markdown takes them for its last words when no empty line comes before. */
  readonly rest: readonly InlineLine[];
}

const BOX_REMEDY = "write - [ ] before a wrong option and - [x] before a right one";
const BECAUSE_REMEDY = "under the option, write two spaces, a hyphen, a space and its because, all as plain words";

export function readOptions(lists: readonly List[], report: Report): ReadList<OptionDraft> {
  const options: OptionDraft[] = [];
  const rest: InlineLine[] = [];
  for (const item of lists.flatMap((list) => list.children)) {
    const lines = ownLines(item, rest);
    const previous = options.at(-1);
    const explains = previous && !previous.because && item.children.length === 1 && !isBoxed(lines);
    if (explains) options[options.length - 1] = { ...previous, because: becauseBeside(item, lines, report) };
    else options.push(readOption(item, lines, report, rest));
  }
  return { items: options, rest };
}

/** A because that was not indented looks like an option without a box. */
function becauseBeside(item: ListItem, lines: readonly InlineLine[], report: Report): Written<string> {
  const value = unmarked(joinLines(lines));
  report(error(lineOf(item), `${quoted(value)} has no box and stands beside the option above`, `${BOX_REMEDY}; indent a because by two spaces`));
  return { value, line: lineOf(item) };
}

export function readSteps(lists: readonly List[], report: Report): ReadList<Written<string>> {
  const rest: InlineLine[] = [];
  const items = lists.flatMap((list) => list.children).map((item) => readStep(item, report, rest));
  return { items, rest };
}

function readStep(item: ListItem, report: Report, rest: InlineLine[]): Written<string> {
  const nodes = joinLines(ownLines(item, rest));
  if (hasMarks(nodes) || item.children.length > 1)
    report(error(lineOf(item), "a step is one line of plain words", "remove marks, links and what is indented"));
  return { value: unmarked(nodes), line: lineOf(item) };
}

function readOption(item: ListItem, lines: readonly InlineLine[], report: Report, rest: InlineLine[]): OptionDraft {
  const [first, ...more] = lines;
  const nodes = first?.nodes ?? [];
  const text = unmarked(nodes);
  const box = BOX.exec(text)?.[1];
  const words = text.replace(BOX, "");
  if (box === undefined) report(error(lineOf(item), `the option ${quoted(text)} has no box`, BOX_REMEDY));
  else reportBox(box, words, lineOf(item), report);
  if (hasMarks(nodes)) report(error(lineOf(item), "an option is plain text, without marks and links", "write it in plain words"));
  const because = readBecause(item.children.slice(1), report, rest);
  return { text: words.trim(), right: box?.toLowerCase() === "x", line: lineOf(item), because: because ?? becauseInOption(more, report) };
}

const isBoxed = (lines: readonly InlineLine[]): boolean => BOX.test(plain(lines[0]?.nodes ?? []));

function reportBox(box: string, words: string, line: number, report: Report): void {
  if (!/^[ xX]$/.test(box) || !/^(?:\s|$)/.test(words)) report(error(line, `the box [${box}] is not written as expected`, BOX_REMEDY));
}

/** An option that runs on was meant to end where its because begins. */
function becauseInOption(lines: readonly InlineLine[], report: Report): Written<string> | undefined {
  const [first] = lines;
  if (!first) return undefined;
  report(error(first.line, "an option is one line, and this line belongs to the one above", BECAUSE_REMEDY));
  return { value: unmarked(joinLines(lines)).replace(/^[-*+] /, ""), line: first.line };
}

/** One item with one paragraph; a paragraph without its hyphen is understood, but not accepted. */
function readBecause(nodes: readonly RootContent[], report: Report, rest: InlineLine[]): Written<string> | undefined {
  const [first, extra] = nodes;
  if (!first) return undefined;
  const [item, second] = first.type === "list" && !first.ordered ? first.children : [];
  const surplus = extra ?? second ?? item?.children[1] ?? (item ? undefined : first);
  if (surplus) report(error(lineOf(surplus), "an option has one because, one paragraph after a hyphen", BECAUSE_REMEDY));
  if (first.type === "paragraph") return { value: unmarked(first.children), line: lineOf(first) };
  return item && becauseOf(item, report, rest);
}

function becauseOf(item: ListItem, report: Report, rest: InlineLine[]): Written<string> {
  const nodes = joinLines(ownLines(item, rest));
  if (hasMarks(nodes)) report(warning(lineOf(item), "marks and links in a because are not shown", "write it in plain words"));
  return { value: unmarked(nodes), line: lineOf(item) };
}

/** An item's own words; from the first field on, the lines belong to the question. */
function ownLines(item: ListItem, rest: InlineLine[]): InlineLine[] {
  const [first] = item.children;
  const lines = first?.type === "paragraph" ? splitLines(first.children) : [];
  const end = lines.findIndex((line, i) => i > 0 && fieldAt(line) !== undefined);
  if (end < 0) return lines;
  rest.push(...lines.slice(end));
  return lines.slice(0, end);
}
