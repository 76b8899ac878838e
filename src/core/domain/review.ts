import { FSRS, Rating } from "ts-fsrs";
import { addDays, daysBetween } from "./calendar.ts";
import type { Day, OutcomeId } from "./ids.ts";
import { PARAMETERS } from "./mastery/parameters.ts";

/** When an outcome is asked again: one card per learner and outcome. It never decides whether something is known. */
export interface Review {
  /** Days until recall falls to nine in ten. */
  readonly stability: number;
  /** 1 (easy) to 10 (hard). */
  readonly difficulty: number;
  /** The day of the last answer that moved the card. */
  readonly lastDay: Day;
  readonly dueDay: Day;
}

/** The part of an answer the schedule looks at. */
export interface ReviewAnswer {
  readonly right: boolean;
  /** Chance that it was known, luck left out, as expected before the answer. */
  readonly known: number;
  /** Chance to be right by luck. */
  readonly floor: number;
  /** Worth as evidence, 0–1. */
  readonly weight: number;
  readonly day: Day;
}

// Without short-term steps and without fuzz: a review has a day, and the same answers give the same day.
const scheduler = new FSRS({ request_retention: 0.9, maximum_interval: 180, enable_short_term: false, enable_fuzz: false });
/** A right answer more likely known than lucky by less than this is graded “hard”. */
const SURELY_KNOWN = 0.75;

type Grade = Rating.Again | Rating.Hard | Rating.Good;

/** Wrong: again. Right: good when it was most likely known, else hard. */
export function gradeOf({ right, known, floor }: Pick<ReviewAnswer, "right" | "known" | "floor">): Grade {
  if (!right) return Rating.Again;
  const knownAndRight = PARAMETERS.ceiling * known;
  return knownAndRight / (knownAndRight + floor * (1 - known)) >= SURELY_KNOWN ? Rating.Good : Rating.Hard;
}

/**
 * The card after an answer. The first answer of all starts it; after that only the day's first full evidence moves it, or any evidence once it is due.
 * A wrong answer at any other time brings the review forward to tomorrow. A day that comes after a later one (yesterday's card, a flight over the
 * date line) counts as that later day.
 */
export function afterAnswer(review: Review | undefined, answer: ReviewAnswer): Review {
  const { day, weight } = answer;
  if (!review) return moved(undefined, answer);
  const isFirstOfDay = day > review.lastDay;
  if (isFirstOfDay && (weight === 1 || (weight > 0 && day >= review.dueDay))) return moved(review, answer);
  if (answer.right) return review;
  const tomorrow = addDays(isFirstOfDay ? day : review.lastDay, 1);
  return tomorrow < review.dueDay ? { ...review, dueDay: tomorrow } : review;
}

function moved(review: Review | undefined, answer: ReviewAnswer): Review {
  const elapsed = review ? daysBetween(review.lastDay, answer.day) : 0;
  const { stability, difficulty } = scheduler.next_state(review ?? null, elapsed, gradeOf(answer));
  const dueDay = addDays(answer.day, scheduler.next_interval(stability, 0));
  // A wrong answer never puts off what was to be asked sooner.
  const isSooner = review !== undefined && !answer.right && review.dueDay > answer.day && review.dueDay < dueDay;
  return { stability, difficulty, lastDay: answer.day, dueDay: isSooner ? review.dueDay : dueDay };
}

/** Outcomes whose review is due on a day, the longest due first. */
export function dueOutcomes(dueDays: Iterable<readonly [OutcomeId, Day]>, day: Day): OutcomeId[] {
  const order = ([a, dueA]: readonly [OutcomeId, Day], [b, dueB]: readonly [OutcomeId, Day]): number => {
    const [first, second] = dueA === dueB ? [a, b] : [dueA, dueB];
    return first < second ? -1 : 1;
  };
  return [...dueDays]
    .filter(([, dueDay]) => dueDay <= day)
    .sort(order)
    .map(([outcome]) => outcome);
}
