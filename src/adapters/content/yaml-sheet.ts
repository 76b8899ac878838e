import { isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLError } from "yaml";
import type { z } from "zod";
import { error, oneLine, type Report } from "./problem.ts";
import { type Path, reportIssue } from "./yaml-issue.ts";

export interface YamlSheet<Value> {
  /** Only when nothing is wrong. */
  readonly value?: Value;
  /** What was written, unchecked: enough to go on and find further problems. */
  readonly raw: unknown;
  /** Where a key or list item stands; where its parent stands when it is missing. */
  readonly lineOf: (path: Path) => number;
}

const YAML_REMEDY = "check the indentation and the colons here, and put text that holds a colon into quotes";
const YAML_REMEDIES: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: "indent with two spaces, not with a tab",
  DUPLICATE_KEY: "keep one of the two",
  MULTIPLE_DOCS: "remove the line ---",
};

/** Reads YAML by a schema and reports every problem of both on its own line. */
export function readYaml<Value>(text: string, schema: z.ZodType<Value>, report: Report): YamlSheet<Value> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line);
  const lineOf = (path: Path) => lineAt(offsetOf(document.contents, path));
  const faults = [...document.errors, ...document.warnings];
  for (const fault of faults) report(yamlFinding(fault, lineAt(fault.pos[0])));
  const raw = faults.every((fault) => fault.code === "DUPLICATE_KEY") ? toPlain(document, report) : undefined;
  return { raw, lineOf, value: raw === undefined ? undefined : check({ raw, lineOf }, schema, faults.length === 0, report) };
}

function check<Value>(sheet: YamlSheet<Value>, schema: z.ZodType<Value>, sound: boolean, report: Report): Value | undefined {
  const result = schema.safeParse(sheet.raw);
  for (const issue of result.error?.issues ?? []) reportIssue(issue, sheet, report);
  return sound ? result.data : undefined;
}

function yamlFinding(fault: YAMLError, line: number) {
  return error(line, `YAML cannot be read here: ${oneLine(fault.message)}`, YAML_REMEDIES[fault.code] ?? YAML_REMEDY);
}

function toPlain(document: { toJS(): unknown }, report: Report): unknown {
  try {
    return document.toJS() ?? null;
  } catch {
    // The library refuses aliases that would unfold to more than memory holds.
    report(error(1, "the YAML repeats itself by aliases too often", "write the values out, without & and *"));
    return undefined;
  }
}

function offsetOf(contents: unknown, path: Path): number {
  let node = contents;
  let offset = startOf(node) ?? 0;
  for (const key of path) {
    const found = step(node, key);
    if (!found) break;
    offset = startOf(found.at) ?? offset;
    node = found.value;
  }
  return offset;
}

/** A key's line is where the key stands, not where its value begins. */
function step(node: unknown, key: PropertyKey): { at: unknown; value: unknown } | undefined {
  if (isSeq(node)) return { at: node.items[Number(key)], value: node.items[Number(key)] };
  if (!isMap(node)) return undefined;
  const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
  return pair && { at: pair.key, value: pair.value };
}

const startOf = (node: unknown): number | undefined => (isNode(node) ? (node as Node).range?.[0] : undefined);
