import type { Day } from "./ids.ts";

/** What a learner's answers on one outcome add up to so far. */
export interface Evidence {
  readonly answers: number;
  readonly right: number;
  /** Distinct days with an answer. */
  readonly days: number;
  readonly lastDay: Day;
}

export function withAnswer(evidence: Evidence | undefined, right: boolean, day: Day): Evidence {
  return {
    answers: (evidence?.answers ?? 0) + 1,
    right: (evidence?.right ?? 0) + (right ? 1 : 0),
    days: (evidence?.days ?? 0) + (evidence?.lastDay === day ? 0 : 1),
    lastDay: day,
  };
}
