import { addDays } from "./calendar.ts";
import type { Day } from "./ids.ts";

/** When an outcome is asked again. */
export interface Review {
  /** Rung of the ladder, from 0. */
  readonly step: number;
  readonly lastDay: Day;
  readonly dueDay: Day;
}

/** Days to the next review after so many right answers in a row; widely used and close to what spacing research advises. */
const LADDER_DAYS = [1, 3, 7, 16, 35];

/**
 * The review after an answer. A right answer climbs one rung when the review was due and changes nothing before: minutes after a lesson, or days too
 * early, it says little about later. A wrong answer starts over at any time. A day that comes after a later one (yesterday's card, or a flight
 * over the date line) counts as that later day.
 */
export function afterAnswer(review: Review | undefined, right: boolean, day: Day): Review {
  const lastDay = review && review.lastDay > day ? review.lastDay : day;
  if (review && right && lastDay < review.dueDay) return { ...review, lastDay };
  const step = review && right ? Math.min(review.step + 1, LADDER_DAYS.length - 1) : 0;
  return { step, lastDay, dueDay: addDays(lastDay, LADDER_DAYS[step] as number) };
}
