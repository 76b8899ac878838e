import type { PhrasingContent } from "mdast";
import type { Inline } from "../../core/domain/rich-text.ts";
import { isHttps } from "./fields.ts";
import { error, quoted, type Report } from "./problem.ts";

type Marks = Omit<Inline, "text">;

/** One line of a paragraph as the author broke it. */
export interface InlineLine {
  readonly line: number;
  readonly nodes: readonly PhrasingContent[];
}

const REFUSED: Readonly<Record<string, readonly [what: string, remedy: string]>> = {
  image: ["images are not shown in a chat", "describe what it shows in words"],
  imageReference: ["images are not shown in a chat", "describe what it shows in words"],
  html: ["HTML is not shown in a chat", "write it in words, or between backticks when the characters themselves matter"],
  linkReference: ["a link's address must stand beside its text", "write [text](https://example.org)"],
};

/** Text with its marks; whatever a chat cannot show is reported and left out. */
export function toInlines(nodes: readonly PhrasingContent[], report: Report, marks: Marks = {}): Inline[] {
  return nodes.flatMap((node) => toInline(node, report, marks));
}

function toInline(node: PhrasingContent, report: Report, marks: Marks): Inline[] {
  switch (node.type) {
    case "text":
      return [{ text: node.value.replace(/\s*\n\s*/g, " "), ...marks }];
    case "break":
      return [{ text: " ", ...marks }];
    case "inlineCode":
      return [{ text: node.value, ...marks, code: true }];
    case "emphasis":
      return toInlines(node.children, report, { ...marks, italic: true });
    case "strong":
      return toInlines(node.children, report, { ...marks, bold: true });
    case "link":
      return toInlines(node.children, report, { ...marks, url: checkedUrl(node.url, lineOf(node), report) });
    default: {
      const [what, remedy] = REFUSED[node.type] ?? [`${node.type} is not shown in a chat`, "write it in words"];
      report(error(lineOf(node), what, remedy));
      return [];
    }
  }
}

function checkedUrl(url: string, line: number, report: Report): string {
  const mail = /^mailto:[^\s@]+@[^\s@]+$/i.test(url);
  if (!mail && !isHttps(url)) report(error(line, `the link to ${quoted(url)} is not https`, "write a full address that starts with https://"));
  return url;
}

/** The words without any marks; line breaks stay. */
export function plain(nodes: readonly PhrasingContent[]): string {
  return nodes.map(plainNode).join("");
}

function plainNode(node: PhrasingContent): string {
  if (node.type === "break") return "\n";
  if ("value" in node) return node.value;
  return "children" in node ? plain(node.children) : "";
}

/** Plain words in one line, for places where a chat shows no marks. */
export function unmarked(nodes: readonly PhrasingContent[]): string {
  return plain(nodes).replace(/\s+/g, " ").trim();
}

export const hasMarks = (nodes: readonly PhrasingContent[]): boolean => nodes.some((node) => node.type !== "text" && node.type !== "break");

export function splitLines(nodes: readonly PhrasingContent[]): InlineLine[] {
  const lines: { line: number; nodes: PhrasingContent[] }[] = [];
  for (const node of nodes) {
    for (const [i, part] of linesOf(node).entries()) {
      if (i > 0 || lines.length === 0) lines.push({ line: lineOf(node) + i, nodes: [] });
      lines.at(-1)?.nodes.push(part);
    }
  }
  return lines;
}

function linesOf(node: PhrasingContent): PhrasingContent[] {
  if (node.type === "break") return [text(""), text("")];
  return node.type === "text" ? node.value.split("\n").map(text) : [node];
}

export const joinLines = (lines: readonly InlineLine[]): PhrasingContent[] =>
  lines.flatMap(({ nodes }, i) => (i === 0 ? [...nodes] : [text("\n"), ...nodes]));

export const text = (value: string): PhrasingContent => ({ type: "text", value });

const lineOf = (node: PhrasingContent): number => node.position?.start.line ?? 1;
