import type { Blockquote, List, ListItem, Paragraph, RootContent } from "mdast";
import type { Inline, RichBlock } from "../../core/domain/rich-text.ts";
import { plain, toInlines } from "./inlines.ts";
import { error, type Report } from "./problem.ts";
import type { Passage, WrittenText } from "./written.ts";

interface Piece {
  readonly block: RichBlock;
  readonly passages: readonly Passage[];
}

const REFUSED: Readonly<Record<string, readonly [what: string, remedy: string]>> = {
  heading: ["headings are not shown in a lesson", "make it **bold**, or split the lesson; a line of --- right under text makes a heading too"],
  html: ["HTML is not shown in a chat", "write it in words, or between backticks when the characters themselves matter"],
  thematicBreak: ["a dividing line is not shown in a lesson", "remove it"],
  definition: ["a link's address must stand beside its text", "write [text](https://example.org)"],
};
const TABLE_REMEDY = "write it as a list";
const TABLE_RULE = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$|^[ \t]*\|[ \t]*:?-+:?[ \t]*\|[ \t]*$/m;
/** How an option begins, well written or not. */
export const BOX = /^\[([^\]\n]?)\]/;

/** What a lesson can say; whatever it cannot is reported and left out. `line` is where the text should begin when it is empty. */
export function readBlocks(nodes: readonly RootContent[], line: number, report: Report): WrittenText {
  const pieces = nodes.flatMap((node) => readBlock(node, report));
  const begin = nodes[0]?.position?.start.line ?? line;
  return { rich: pieces.map(({ block }) => block), passages: pieces.flatMap(({ passages }) => passages), line: begin };
}

function readBlock(node: RootContent, report: Report): Piece[] {
  switch (node.type) {
    case "paragraph":
      return readParagraph(node, report);
    case "blockquote":
      return readQuote(node, report);
    case "list":
      return readList(node, report);
    case "code":
      return [{ block: { type: "code", text: node.value }, passages: [] }];
    default:
      refuse(node, report);
      return [];
  }
}

export function refuse(node: RootContent, report: Report): void {
  const [what, remedy] = REFUSED[node.type] ?? [`${node.type} is not shown in a chat`, "write it in words"];
  report(error(lineOf(node), what, remedy));
}

/** Markdown without extensions takes a table for a paragraph, and so would the learner. */
function readParagraph(node: Paragraph, report: Report): Piece[] {
  if (TABLE_RULE.test(plain(node.children))) {
    report(error(lineOf(node), "tables are not shown in a chat", TABLE_REMEDY));
    return [];
  }
  return [{ block: { type: "paragraph", content: contentOf(node, report) }, passages: [passageOf(node)] }];
}

/** Each paragraph of a quote is a quote. */
function readQuote(quote: Blockquote, report: Report): Piece[] {
  return quote.children.flatMap((child): Piece[] => {
    if (child.type === "paragraph") return [{ block: { type: "quote", content: contentOf(child, report) }, passages: [passageOf(child)] }];
    report(error(lineOf(child), "a quote holds paragraphs only", "move the rest out of the quote"));
    return [];
  });
}

function readList(list: List, report: Report): Piece[] {
  if (list.ordered && list.start !== 1) report(error(lineOf(list), `this list starts at ${list.start}`, "start it at 1: a chat numbers lists anew"));
  const items = list.children.flatMap((item) => readItem(item, report));
  if (items.length === 0) return [];
  const block: RichBlock = { type: "list", ordered: list.ordered ?? false, items: items.map(({ content }) => content) };
  return [{ block, passages: items.map(({ passage }) => passage) }];
}

function readItem(item: ListItem, report: Report): { content: readonly Inline[]; passage: Passage }[] {
  const [first, ...rest] = item.children;
  for (const child of rest) report(error(lineOf(child), "a list item holds one paragraph", "write a flat list without lists or paragraphs inside"));
  if (first?.type !== "paragraph") {
    report(error(lineOf(item), "this list item has no words", "write them, or remove it"));
    return [];
  }
  if (BOX.test(plain(first.children))) {
    report(error(lineOf(item), "this option belongs to no question", "put the line ## Question: its-id before the question"));
  }
  return [{ content: contentOf(first, report), passage: passageOf(first) }];
}

const contentOf = (node: Paragraph, report: Report): Inline[] => toInlines(node.children, report);
const passageOf = (node: Paragraph): Passage => ({ text: plain(node.children), line: lineOf(node) });

export const lineOf = (node: RootContent): number => node.position?.start.line ?? 1;
