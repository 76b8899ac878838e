import { NAMES, quote } from "./reading.ts";

/** A name nearly ours, while ours is unset, is a slip: it would be ignored without a word. */
export function misspelt(env: NodeJS.ProcessEnv): string[] {
  const missing = NAMES.filter((name) => !env[name]?.trim());
  return Object.keys(env).flatMap((name) => {
    if (!/^(?:FUNDI|SLACK)_/i.test(name) || !env[name]?.trim() || NAMES.some((known) => known === name)) return [];
    const meant = missing.find((known) => isSlip(name.toUpperCase(), known));
    return meant ? [`${quote(name)} is not known: did you mean ${meant}?`] : [];
  });
}

/** At most two letters differ, underscores aside. More would take another maker's SLACK_WEB_TOKEN for SLACK_BOT_TOKEN. */
function isSlip(name: string, known: string): boolean {
  const [a, b] = [name.replaceAll("_", ""), known.replaceAll("_", "")];
  return Math.abs(a.length - b.length) <= 2 && lettersApart(a, b, 2) <= 2;
}

/** Levenshtein's distance, given up beyond `limit`. */
function lettersApart(a: string, b: string, limit: number): number {
  if (a === "" || b === "") return a.length + b.length;
  if (a[0] === b[0]) return lettersApart(a.slice(1), b.slice(1), limit);
  if (limit === 0) return 1;
  const [restA, restB] = [a.slice(1), b.slice(1)];
  return 1 + Math.min(lettersApart(restA, restB, limit - 1), lettersApart(restA, b, limit - 1), lettersApart(a, restB, limit - 1));
}
