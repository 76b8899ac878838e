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
 * The review after an answer. A right answer climbs one rung, a wrong one starts over; on one day an outcome climbs at most once, because a
 * second right answer minutes later says nothing about next week. A day that comes after a later one (yesterday's card, or a flight over the
 * date line) counts as that later day.
 */
export function afterAnswer(review: Review | undefined, right: boolean, day: Day): Review {
  const step = nextStep(review, right, day);
  const lastDay = review && review.lastDay > day ? review.lastDay : day;
  return { step, lastDay, dueDay: addDays(lastDay, LADDER_DAYS[step] as number) };
}

function nextStep(review: Review | undefined, right: boolean, day: Day): number {
  if (!review || !right) return 0;
  return review.lastDay >= day ? review.step : Math.min(review.step + 1, LADDER_DAYS.length - 1);
}
