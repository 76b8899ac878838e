import fc from "fast-check";
import { DAY_MS, HOUR_MS } from "../../../../src/core/domain/calendar.ts";
import type { Day, Instant } from "../../../../src/core/domain/ids.ts";
import { type Evidence, update } from "../../../../src/core/domain/mastery/model.ts";
import { newQuestion, type Terms } from "../../../../src/core/domain/mastery/terms.ts";
import { instant } from "../../../make.ts";

export const FIRST = instant("2026-03-02T09:00Z");

/** An answer and how long after the one before it came. */
export interface Given extends Omit<Evidence, "at" | "day"> {
  readonly gapMs: number;
}

const MINUTE_MS = 60_000;

/** A right answer to a usual question, as nobody can do better. */
export const RIGHT: Given = { gapMs: MINUTE_MS, right: true, floor: 1 / 3, weight: 1, teaches: false };
export const WRONG: Given = { ...RIGHT, right: false };
export const nextDay = (given: Given): Given => ({ ...given, gapMs: DAY_MS });

export const dayAt = (at: Instant): Day => new Date(at).toISOString().slice(0, 10) as Day;

export const evidenceOf = ({ gapMs, ...given }: Given, last: Instant): Evidence => ({ ...given, at: last + gapMs, day: dayAt(last + gapMs) });

/** What is believed after these answers, each to a new question, and when the last one came. */
export function after(start: Terms, given: readonly Given[], from: Instant = FIRST): { readonly terms: Terms; readonly at: Instant } {
  let terms = start;
  let at = from;
  for (const each of given) {
    terms = update({ ...terms, question: newQuestion("medium") }, evidenceOf(each, at)).terms;
    at += each.gapMs;
  }
  return { terms, at };
}

const inOrder = [0, MINUTE_MS, MINUTE_MS, HOUR_MS, 6 * HOUR_MS, 18 * HOUR_MS, DAY_MS, 7 * DAY_MS, 60 * DAY_MS, 3_000 * DAY_MS];
const backwards = [-MINUTE_MS, -18 * HOUR_MS, -DAY_MS, -400 * DAY_MS];

const givenAfter = (...gaps: number[]): fc.Arbitrary<Given> =>
  fc
    .record({
      gapMs: fc.constantFrom(...gaps),
      right: fc.boolean(),
      floor: fc.constantFrom(0.05, 1 / 4, 1 / 3, 1 / 2),
      weight: fc.constantFrom(1, 1, 0.5, 0.25),
    })
    .chain((given) => fc.boolean().map((teaches) => ({ ...given, teaches: teaches && given.weight === 1 })));

/** Answers in the order of time, from one at once to one after eight years. */
export const someAnswers = (atMost = 40): fc.Arbitrary<Given[]> => fc.array(givenAfter(...inOrder), { maxLength: atMost });
/** As they reach us when clocks are wrong and cards are old, too. */
export const anyAnswers = (atMost = 40): fc.Arbitrary<Given[]> => fc.array(givenAfter(...inOrder, ...backwards), { maxLength: atMost });
