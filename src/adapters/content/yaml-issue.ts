import type { z } from "zod";
import { nearest } from "./nearest.ts";
import { error, quoted, type Report } from "./problem.ts";

export type Path = readonly PropertyKey[];

interface Sheet {
  readonly raw: unknown;
  readonly lineOf: (path: Path) => number;
}

/** Tells what is wrong with a value; the remedy is the message its schema carries. */
export function reportIssue(issue: z.core.$ZodIssue, sheet: Sheet, report: Report): void {
  if (issue.code === "unrecognized_keys") {
    const allowed = issue.message.split(", ");
    for (const key of issue.keys) report(error(sheet.lineOf([...issue.path, key]), `${quoted(key)} is not known here`, keyRemedy(key, allowed)));
    return;
  }
  report(error(sheet.lineOf(issue.path), `${nameOf(issue.path)} ${stateOf(valueAt(sheet.raw, issue.path))}`, issue.message));
}

function keyRemedy(key: string, allowed: readonly string[]): string {
  const meant = nearest(key, allowed);
  return meant ? `did you mean ${quoted(meant)}?` : `use one of ${allowed.join(", ")}`;
}

function nameOf(path: Path): string {
  const name = path.findLast((key) => typeof key === "string");
  const last = path.at(-1);
  if (name === undefined) return "this part";
  return typeof last === "number" ? `item ${last + 1} of ${quoted(String(name))}` : quoted(String(name));
}

function stateOf(value: unknown): string {
  if (value === undefined) return "is missing";
  if (value === null || value === "") return "is empty";
  if (Array.isArray(value)) return value.length === 0 ? "is an empty list" : "is a list";
  if (typeof value === "object") return "is a group of keys";
  if (typeof value !== "string") return `is ${String(value)}`;
  return `is ${quoted(value)}${value.length > 40 ? ` (${value.length} characters)` : ""}`;
}

function valueAt(raw: unknown, path: Path): unknown {
  let value = raw;
  for (const key of path) value = typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined;
  return value;
}
