import { mulberry32, shuffled } from "../../src/core/domain/chance.ts";
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
