import type { Day } from "./ids.ts";

/** What a learner's answers on one outcome add up to so far. */
export interface Evidence {
  readonly answers: number;
  readonly right: number;
  /** Distinct days with an answer. */
  readonly days: number;
  readonly lastDay: Day;
}

/** A day that comes after a later one (yesterday's card, or a flight over the date line) counts as that later day: days are never counted twice. */
export function withAnswer(evidence: Evidence | undefined, right: boolean, day: Day): Evidence {
  const newDay = !evidence || day > evidence.lastDay;
  return {
    answers: (evidence?.answers ?? 0) + 1,
    right: (evidence?.right ?? 0) + (right ? 1 : 0),
    days: (evidence?.days ?? 0) + (newDay ? 1 : 0),
    lastDay: newDay ? day : evidence.lastDay,
  };
}
