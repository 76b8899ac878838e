import { en } from "./en.ts";

type Wide<T> = T extends string ? string : T extends (...args: infer A) => string ? (...args: A) => string : { readonly [K in keyof T]: Wide<T[K]> };

/** One catalogue per language; a missing text fails to compile. */
export type Texts = Wide<typeof en>;

const CATALOGUES: Readonly<Record<string, Texts>> = { en };

/** The catalogue for a locale such as `de-CH`; English where there is none. */
export function textsFor(locale: string): Texts {
  return CATALOGUES[locale.split("-")[0]?.toLowerCase() ?? ""] ?? en;
}

/** The languages Fundi speaks, by their own name. */
export const LANGUAGES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(CATALOGUES).map(([code, { language }]) => [code, language]),
);
