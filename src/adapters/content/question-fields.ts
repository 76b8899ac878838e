import type { PhrasingContent } from "mdast";
import type { Difficulty, Source } from "../../core/domain/course.ts";
import { isHttps } from "./fields.ts";
import { type InlineLine, joinLines, plain, text, unmarked } from "./inlines.ts";
import { nearest } from "./nearest.ts";
import { error, quoted, type Report } from "./problem.ts";
import type { Written } from "./written.ts";

const FIELD_NAMES = ["Answer", "Because", "Hint", "Source", "Difficulty"] as const;
type FieldName = (typeof FIELD_NAMES)[number];

/** A line `Name: …` with the lines that continue it. */
export interface Field {
  readonly line: number;
  readonly nodes: readonly PhrasingContent[];
}

export type Fields = ReadonlyMap<FieldName, Field>;

interface FieldLines {
  readonly line: number;
  readonly lines: InlineLine[];
}

const DIFFICULTIES: readonly string[] = ["easy", "medium", "hard"] satisfies Difficulty[];
const SOURCE_REMEDY = "write Source: [Title](https://…)";
const DIFFICULTY_REMEDY = "write Difficulty: easy, medium or hard";
const SOURCE_TITLE_CHARACTERS = 150;
const HINT_CHARACTERS = 300;
const STRAY_REMEDY = "move it before the options, or begin it with Because:, Source: or Difficulty:";

/** The name of the field a line begins, even when its case is wrong. */
export function fieldAt(line: InlineLine): FieldName | undefined {
  const label = labelOf(line)?.toLowerCase();
  return FIELD_NAMES.find((name) => name.toLowerCase() === label);
}

/** Reads the lines that follow a question's text or options. */
export function readFields(lines: readonly InlineLine[], report: Report): Fields {
  const fields = new Map<FieldName, FieldLines>();
  let current: InlineLine[] = [];
  for (const line of lines) {
    const name = fieldNear(line, report);
    if (name) current = startField(fields, name, line, report);
    else current.push(line);
  }
  return new Map([...fields].map(([name, field]) => [name, { line: field.line, nodes: joinLines(field.lines) }]));
}

/** Words after the options that belong to no field. */
export function reportStray([first]: readonly InlineLine[], report: Report): void {
  if (first && fieldNear(first, () => {}) === undefined)
    report(error(first.line, `${quoted(plain(first.nodes))} is neither an option nor a field`, STRAY_REMEDY));
}

function startField(fields: Map<FieldName, FieldLines>, name: FieldName, line: InlineLine, report: Report): InlineLine[] {
  const lines = [withoutLabel(line)];
  if (fields.has(name)) report(error(line.line, `a second ${name}: in one question`, "keep one of them"));
  else fields.set(name, { line: line.line, lines });
  return lines;
}

/** A typing error in a field's name is reported once; without this its field would be missing as well. */
function fieldNear(line: InlineLine, report: Report): FieldName | undefined {
  const label = labelOf(line);
  const exact = FIELD_NAMES.find((name) => name === label);
  if (exact || label === undefined) return exact;
  const meant = nearest(label, FIELD_NAMES) as FieldName | undefined;
  if (meant) report(error(line.line, `${quoted(`${label}:`)} is not known here`, `write ${meant}:`));
  return meant;
}

const labelOf = (line: InlineLine): string | undefined => /^(\p{L}+)\s*:/u.exec(plain(line.nodes))?.[1];

function withoutLabel({ line, nodes }: InlineLine): InlineLine {
  const [first, ...rest] = nodes;
  const label = first?.type === "text" ? first.value.replace(/^\p{L}+\s*:\s*/u, "") : "";
  return { line, nodes: [text(label), ...rest] };
}

export function readSource(fields: Fields, questionLine: number, report: Report): Source | undefined {
  const field = fields.get("Source");
  const found = field && sourceOf(field);
  if (!field) report(error(questionLine, "the question has no source", SOURCE_REMEDY));
  else if (!found) report(error(field.line, `${quoted(plain(field.nodes))} is no source`, SOURCE_REMEDY));
  else if (!isHttps(found.url)) report(error(field.line, `the source ${quoted(found.url)} is not https`, SOURCE_REMEDY));
  else if (found.title.length > SOURCE_TITLE_CHARACTERS)
    report(error(field.line, "the source's title is too long", `shorten it to ${SOURCE_TITLE_CHARACTERS} characters`));
  return found;
}

/** Exactly one link, and its words are not just its address. */
function sourceOf({ nodes }: Field): Source | undefined {
  const parts = nodes.filter((node) => node.type !== "text" || node.value.trim() !== "");
  const [link] = parts;
  if (parts.length !== 1 || link?.type !== "link") return undefined;
  const title = unmarked(link.children);
  return title === "" || title === link.url ? undefined : { title, url: link.url };
}

export function readHint(fields: Fields, report: Report): Written<string> | undefined {
  const field = fields.get("Hint");
  if (!field) return undefined;
  const value = unmarked(field.nodes);
  if (value === "") report(error(field.line, "the hint is empty", "write what helps to find the answer, or remove the line"));
  if (value.length > HINT_CHARACTERS) report(error(field.line, `the hint has ${value.length} characters`, `shorten it to ${HINT_CHARACTERS}`));
  return { value, line: field.line };
}

export function readDifficulty(fields: Fields, questionLine: number, report: Report): Difficulty | undefined {
  const field = fields.get("Difficulty");
  const value = field && unmarked(field.nodes).toLowerCase();
  if (value !== undefined && DIFFICULTIES.includes(value)) return value as Difficulty;
  const what = field ? `${quoted(plain(field.nodes))} is no difficulty` : "the question has no difficulty";
  report(error(field?.line ?? questionLine, what, DIFFICULTY_REMEDY));
  return undefined;
}
