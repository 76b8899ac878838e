import { type Texts, textsFor } from "../../../src/core/texts/texts.ts";

type Text = string | ((...args: never[]) => string);
/** A text's place, e.g. `missing.days`, and the text. */
type Leaf = readonly [path: string, text: Text];

/** Every text of a catalogue, in order. */
export function leaves(texts: Texts): Leaf[] {
  return walk(texts, []);
}

function walk(value: unknown, path: readonly string[]): Leaf[] {
  if (typeof value !== "object" || value === null) return [[path.join("."), value as Text]];
  return Object.entries(value).flatMap(([key, inner]) => walk(inner, [...path, key]));
}

/** As it is read with this number everywhere. A list of one number passes for a number, a word and a list. */
function said(text: Text, number = 3): string {
  return typeof text === "string" ? text : text(...(new Array(text.length).fill([number]) as never[]));
}

/** Every text as it is read, by its place. */
export function spoken(locale: string, number = 3): Map<string, string> {
  return new Map(leaves(textsFor(locale)).map(([path, text]) => [path, said(text, number)]));
}
