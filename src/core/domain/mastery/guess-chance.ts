import { addDays, DAY_MS } from "../calendar.ts";
import type { Day, Instant } from "../ids.ts";
import { decide } from "./decision.ts";
import { update } from "./model.ts";
import type { MasteryRule } from "./rule.ts";
import { NEW_LEVEL, NEW_MASTERY, NEW_TIME_SCALE, type Terms } from "./terms.ts";

/** When the questions come: two on each of six days with ever longer breaks, as when somebody learns and reviews. */
const MOMENTS: readonly { readonly at: Instant; readonly day: Day }[] = [0, 1, 3, 6, 10, 15].flatMap((days) => {
  const day = addDays("1970-01-01" as Day, days);
  return [
    { at: days * DAY_MS, day },
    { at: days * DAY_MS + 60_000, day },
  ];
});

/** A learner nobody knows yet, before an outcome whose difficulty is known and questions of which little is. */
export const STRANGER: Terms = {
  timeScale: NEW_TIME_SCALE,
  level: NEW_LEVEL,
  outcome: { mean: 0, variance: 0.05 },
  question: { mean: 0, variance: 0.3 },
  mastery: NEW_MASTERY,
};

/**
 * The chance, 0–1, that somebody who only guesses earns the badge within twelve questions. `floors` are the guess floors of the outcome's questions.
 * Exact: every sequence of right and wrong answers is tried until it is mastered.
 */
export function chanceOfGuessing(rule: MasteryRule, floors: readonly number[]): number {
  // Which questions come, and in which order, is chance. The easiest to guess come first, and again when there are fewer than twelve: of the orders
  // tried this is the luckiest or nearly so wherever luck matters, because early luck counts most; a mean would hide a few true/false questions.
  const easiest = floors.toSorted((a, b) => b - a).slice(0, MOMENTS.length);
  return easiest.length === 0 ? 0 : chanceFrom(STRANGER, 0, { rule, floors: easiest });
}

function chanceFrom(terms: Terms, answers: number, given: { readonly rule: MasteryRule; readonly floors: readonly number[] }): number {
  if (decide(given.rule, terms).isMastered) return 1;
  const moment = MOMENTS[answers];
  if (!moment) return 0;
  const floor = given.floors[answers % given.floors.length] as number;
  const after = (right: boolean): number => {
    const next = update(terms, { ...moment, floor, right, weight: 1, teaches: false }).terms;
    return chanceFrom({ ...next, question: STRANGER.question }, answers + 1, given);
  };
  return floor * after(true) + (1 - floor) * after(false);
}
