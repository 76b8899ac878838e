import type { Blockquote, List, Paragraph, RootContent } from "mdast";
import { type InlineLine, joinLines, plain, splitLines } from "./inlines.ts";
import { error, quoted, type Report } from "./problem.ts";
import { fieldAt, reportStray } from "./question-fields.ts";
import { lineOf, refuse } from "./rich-blocks.ts";

/** A question's blocks by the part they play. */
export interface QuestionParts {
  /** Before the question itself: the situation of a scenario. */
  readonly quotes: readonly Blockquote[];
  readonly stem: readonly RootContent[];
  readonly lists: readonly List[];
  readonly fieldLines: readonly InlineLine[];
}

interface OpenParts {
  quotes: Blockquote[];
  stem: RootContent[];
  lists: List[];
  fieldLines: InlineLine[];
}

const OPTION_REMEDY = "write - [ ] or - [x] with a hyphen, a space and a box, after an empty line";

/** Quotes, then the question, then options, steps or an answer, then the fields. */
export function readParts(nodes: readonly RootContent[], report: Report): QuestionParts {
  const parts: OpenParts = { quotes: [], stem: [], lists: [], fieldLines: [] };
  for (const node of nodes) addPart(parts, node, report);
  return parts;
}

function addPart(parts: OpenParts, node: RootContent, report: Report): void {
  const asking = parts.lists.length === 0 && parts.fieldLines.length === 0;
  if (node.type === "paragraph") addParagraph(parts, node, asking, report);
  else if (node.type === "list") addList(parts, node, report);
  else if (node.type === "blockquote") addQuote(parts, node, asking, report);
  else if (node.type === "code" && asking) parts.stem.push(node);
  else if (node.type === "code")
    report(error(lineOf(node), "this code stands after the options", "move it before them; indent a because by two spaces only"));
  else refuse(node, report);
}

function addParagraph(parts: OpenParts, node: Paragraph, asking: boolean, report: Report): void {
  const lines = splitLines(node.children);
  const start = lines.findIndex((line) => fieldAt(line) !== undefined);
  if (!asking) {
    reportStray(lines, report);
    parts.fieldLines.push(...lines);
    return;
  }
  const words = start < 0 ? lines : lines.slice(0, start);
  for (const line of words) reportLooseOption(line, report);
  if (words.length > 0) parts.stem.push({ ...node, children: joinLines(words) });
  if (start >= 0) parts.fieldLines.push(...lines.slice(start));
}

/** `-[ ] option` without its space is no list in Markdown. */
function reportLooseOption({ line, nodes }: InlineLine, report: Report): void {
  const words = plain(nodes);
  if (/^[-*+]?\s*\[[ xX]?\]/.test(words)) report(error(line, `${quoted(words)} looks like an option but is none`, OPTION_REMEDY));
}

function addList(parts: OpenParts, list: List, report: Report): void {
  if (parts.fieldLines.length > 0) report(error(lineOf(list), "this list stands after a field", "move it up, right under the question"));
  parts.lists.push(list);
}

function addQuote(parts: OpenParts, quote: Blockquote, asking: boolean, report: Report): void {
  if (!asking || parts.stem.length > 0)
    report(error(lineOf(quote), "a situation stands before the question", "move the quote up, right under the heading"));
  parts.quotes.push(quote);
}
