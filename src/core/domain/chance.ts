/** Numbers 0 ≤ x < 1 that depend on the seed alone: the same card looks the same on every retry. FNV-1a into mulberry32. */
export function seededChance(seed: string): () => number {
  let state = 0x811c9dc5;
  for (const unit of seed) state = Math.imul(state ^ (unit.codePointAt(0) ?? 0), 0x01000193);
  return mulberry32(state);
}

/** The same from a number. */
export function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The items in another order. Fisher–Yates. */
export function shuffled<Item>(items: readonly Item[], chance: () => number): Item[] {
  const order = [...items];
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(chance() * (i + 1));
    [order[i], order[j]] = [order[j] as Item, order[i] as Item];
  }
  return order;
}

/** The positions 0 … length − 1 in an order that depends on the seed alone. */
export function shuffledPositions(length: number, seed: string): number[] {
  return shuffled(
    Array.from({ length }, (_, i) => i),
    seededChance(seed),
  );
}
