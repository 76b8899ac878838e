/** The allowed word an author most likely meant; nothing when none is close. */
export function nearest(word: string, allowed: readonly string[]): string | undefined {
  const ranked = allowed
    .map((candidate) => ({ candidate, distance: editDistance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const [best] = ranked;
  return best && best.distance <= closeEnough(best.candidate) ? best.candidate : undefined;
}

/** One slip of the finger in a short word, two in most, three in a long one. */
function closeEnough({ length }: string): number {
  if (length <= 3) return 1;
  return length <= 8 ? 2 : 3;
}

/** Levenshtein's distance, one row at a time; words longer than any of ours are not measured. */
function editDistance(a: string, b: string): number {
  if (a.length > 60 || b.length > 60) return Number.POSITIVE_INFINITY;
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      next.push(Math.min((row[j + 1] as number) + 1, (next[j] as number) + 1, (row[j] as number) + (letter === other ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) as number;
}
