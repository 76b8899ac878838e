import { DAY_MS } from "../../src/core/domain/calendar.ts";
import type { Answer, AnswerLog } from "./answer-log.ts";

/** What a prediction is scored by, and which rows are worth a look of their own: a 1 for each row that belongs. */
export interface Rows {
  readonly right: Uint8Array;
  /** The learner's first five answers on the outcome: what a model makes of little. */
  readonly firstFive: Uint8Array;
  /** A day or more since the learner's previous answer on the outcome. */
  readonly delayed: Uint8Array;
}

const FIRST = 5;

export function rowsOf({ learners, answers }: AnswerLog): Rows {
  const rows = { right: new Uint8Array(answers), firstFive: new Uint8Array(answers), delayed: new Uint8Array(answers) };
  for (const learner of learners) {
    const before = new Map<number, { readonly answers: number; readonly last: Answer }>();
    for (const [position, answer] of learner.answers.entries()) {
      const row = learner.firstRow + position;
      const previous = before.get(answer.outcome);
      rows.right[row] = answer.right ? 1 : 0;
      rows.firstFive[row] = (previous?.answers ?? 0) < FIRST ? 1 : 0;
      rows.delayed[row] = previous && answer.at - previous.last.at >= DAY_MS ? 1 : 0;
      before.set(answer.outcome, { answers: (previous?.answers ?? 0) + 1, last: answer });
    }
  }
  return rows;
}
