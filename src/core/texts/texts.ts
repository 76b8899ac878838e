import { de } from "./de/de.ts";
import { en } from "./en/en.ts";
import type { Wide } from "./wide.ts";

/** One catalogue per language; a missing text fails to compile. */
export type Texts = Wide<typeof en>;

const CATALOGUES: Readonly<Record<string, Texts>> = { en, de };

/** The catalogue for a locale such as `de-CH`; English where there is none. */
export function textsFor(locale: string): Texts {
  return CATALOGUES[locale.split("-")[0]?.toLowerCase() ?? ""] ?? en;
}

/** The languages Fundi speaks, by their own name. */
export const LANGUAGES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(CATALOGUES).map(([code, { language }]) => [code, language]),
);
