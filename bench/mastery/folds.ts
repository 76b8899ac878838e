import type { AnswerLog, Learner } from "./answer-log.ts";
import type { Fitted } from "./model.ts";

export interface Fold {
  readonly number: number;
  /** The learners of all other folds, in an order that depends on the fold's number alone. */
  readonly training: readonly Learner[];
  readonly heldOut: readonly Learner[];
}

const FIRST_SEED = 7;

export function foldsOf({ learners }: Pick<AnswerLog, "learners">): Fold[] {
  const numbers = [...new Set(learners.map(({ fold }) => fold))].sort((a, b) => a - b);
  return numbers.map((number) => ({
    number,
    training: shuffled(
      learners.filter(({ fold }) => fold !== number),
      mulberry32(FIRST_SEED + number),
    ),
    heldOut: learners.filter(({ fold }) => fold === number),
  }));
}

/** Strictly one answer after the other; each prediction lands in the answer's row. Returns the milliseconds it took. */
export function foretell(fitted: Fitted, heldOut: readonly Learner[], predictions: Float64Array): number {
  const start = performance.now();
  for (const { firstRow, answers } of heldOut) {
    const student = fitted.newStudent();
    let row = firstRow;
    for (const answer of answers) {
      predictions[row++] = student.predict(answer);
      student.learn(answer);
    }
  }
  return performance.now() - start;
}

/** Fisher–Yates. */
function shuffled<Item>(items: readonly Item[], chance: () => number): Item[] {
  const order = [...items];
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(chance() * (i + 1));
    [order[i], order[j]] = [order[j] as Item, order[i] as Item];
  }
  return order;
}

/** Numbers 0 ≤ x < 1. The published figures were measured in this very order, so it is told by a number here and not, as elsewhere, by a text. */
export function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
