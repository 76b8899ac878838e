import { describe, expect, test } from "vitest";
import { addDays, DAY_MS } from "../../../../src/core/domain/calendar.ts";
import { seededChance } from "../../../../src/core/domain/chance.ts";
import { decide } from "../../../../src/core/domain/mastery/decision.ts";
import { chanceOfGuessing } from "../../../../src/core/domain/mastery/guess-chance.ts";
import { update } from "../../../../src/core/domain/mastery/model.ts";
import { DEFAULT_MASTERY_RULE, type MasteryRule } from "../../../../src/core/domain/mastery/rule.ts";
import { NEW_MASTERY, type Terms } from "../../../../src/core/domain/mastery/terms.ts";
import { day } from "../../../make.ts";
import { rounds } from "../../../rounds.ts";
import { CALIBRATED, chanceOf, type Declared, declaredOf, medianOf, percentOf } from "./sequences.ts";

// A learner answers twelve questions on one outcome after another. How often does the last outcome bring a badge? Every sequence of its answers is
// tried; the answers on the outcomes before it, where there are any, are drawn by a fixed seed.

const EARLIER = 5;
/** Two questions, a minute apart, on each of these days; the next outcome follows twenty days after. */
const MOMENTS = Array.from({ length: EARLIER + 1 }, (_, outcome) =>
  [0, 1, 3, 6, 10, 15].flatMap((after) => {
    const days = 20 * outcome + after;
    return [0, 60_000].map((ms) => ({ at: days * DAY_MS + ms, day: addDays(day("1970-01-01"), days) }));
  }),
);
const QUESTIONS = 12;

function answered(terms: Terms, right: boolean, options: number, [outcome, question]: readonly [number, number]): Terms {
  const next = update(terms, { ...MOMENTS[outcome]![question]!, floor: 1 / options, right, weight: 1, teaches: false }).terms;
  return { ...next, question: CALIBRATED.question };
}

/** Every course of the last outcome, for somebody with this general level. */
const lastOutcome = (start: Terms, rule: MasteryRule, options: number, outcome: number): Declared[] =>
  declaredOf<Terms>({
    start,
    after: (terms, right, question) => answered(terms, right, options, [outcome, question]),
    isDeclared: (terms) => decide(rule, terms).isMastered,
    atMost: QUESTIONS,
  });

const cold = (options: number): Declared[] => lastOutcome(CALIBRATED, DEFAULT_MASTERY_RULE, options, 0);

/** After five outcomes of which this share was known; as new on the sixth. */
function afterEarlier(known: number, options: number, seed: string): Terms {
  const chance = seededChance(seed);
  let terms = CALIBRATED;
  for (let outcome = 0; outcome < EARLIER; outcome++) {
    terms = { ...terms, mastery: NEW_MASTERY };
    for (let question = 0; question < QUESTIONS; question++) {
      terms = answered(terms, chance() < chanceOf(known, options), options, [outcome, question]);
    }
  }
  return { ...terms, mastery: NEW_MASTERY };
}

/** One learner of each sample, and all they can do on the sixth outcome. */
const afterOthers = (known: number, rule: MasteryRule, options: number, samples: number): Declared[][] =>
  Array.from({ length: samples }, (_, i) => lastOutcome(afterEarlier(known, options, `${known}/${options}/${i}`), rule, options, EARLIER));

interface Estimate {
  readonly percent: number;
  /** Of the mean over the samples, in percentage points. */
  readonly standardError: number;
  readonly median: number;
}

function estimate(samples: readonly Declared[][], known: number, options: number): Estimate {
  const chance = chanceOf(known, options);
  const percents = samples.map((declared) => percentOf(declared, chance));
  const percent = percents.reduce((sum, each) => sum + each, 0) / samples.length;
  const squares = percents.reduce((sum, each) => sum + (each - percent) ** 2, 0);
  const all = samples.flat().sort((a, b) => a.answers - b.answers);
  return { percent, standardError: Math.sqrt(squares / (samples.length - 1) / samples.length), median: medianOf(all, chance) };
}

/** Three standard errors, and the rounding of the published figure. */
function expectNear({ percent, standardError }: Estimate, figure: number, digits: number): void {
  const tolerance = 3 * standardError + 0.6 * 10 ** -digits;
  expect(Math.abs(percent - figure), `${percent} ± ${standardError} % instead of ${figure}`).toBeLessThanOrEqual(tolerance);
}

const SAMPLES = rounds(100, 1_500);

describe("On a first outcome, the badge rule", () => {
  const three = cold(3);

  test("gives no badge for pure guessing: to less than one in five hundred", () => {
    const percent = percentOf(three, chanceOf(0, 3));
    expect(percent).toBeLessThanOrEqual(0.2);
    expect(percent).toBeCloseTo(0.05, 2);
    expect(medianOf(three, chanceOf(0, 3))).toBe(7);
    expect(100 * chanceOfGuessing(DEFAULT_MASTERY_RULE, [1 / 3])).toBeCloseTo(percent, 10);
  });

  test.each([
    [3, 0.9, 74.18],
    [3, 0.97, 93.22],
    [4, 0.97, 97.7],
  ])(
    "with %i options, gives it to most of those who know %d of it: to %d in a hundred, half of them by the seventh answer",
    (options, known, figure) => {
      const declared = options === 3 ? three : cold(options);
      expect(percentOf(declared, chanceOf(known, options))).toBeCloseTo(figure, 2);
      expect(medianOf(declared, chanceOf(known, options))).toBe(7);
    },
  );
});

describe("For somebody strong on five other outcomes, the badge rule", () => {
  const samples = afterOthers(0.97, DEFAULT_MASTERY_RULE, 3, SAMPLES);

  test("gives no badge for being strong elsewhere: half-known, to one in eight; unknown, to next to nobody", () => {
    const half = estimate(samples, 0.5, 3);
    expect(half.percent).toBeLessThanOrEqual(12.5 + 3 * half.standardError);
    expectNear(half, 12.25, 2);
    expect(half.median).toBe(6);
    expectNear(estimate(samples, 0.3, 3), 2.82, 2);
    expectNear(estimate(samples, 0, 3), 0.14, 2);
  });

  test("gives it sooner to whoever knows this one too", () => {
    const strong = estimate(samples, 0.97, 3);
    expect(strong.percent).toBeGreaterThanOrEqual(90);
    expect(strong.median).toBeLessThanOrEqual(7);
    expectNear(strong, 98.39, 2);
    expect(strong.median).toBe(6);
  });

  test("is stricter still with four options", () => {
    expectNear(estimate(afterOthers(0.97, DEFAULT_MASTERY_RULE, 4, SAMPLES), 0.5, 4), 9.23, 2);
  });

  test("would be deceived more often than not, if it did not look at the outcome's own answers", () => {
    const credulous = afterOthers(0.97, { ...DEFAULT_MASTERY_RULE, localConfidence: 0 }, 3, SAMPLES);
    expectNear(estimate(credulous, 0.5, 3), 56.2, 1);
    expectNear(estimate(credulous, 0.3, 3), 28.4, 1);
    expectNear(estimate(credulous, 0, 3), 5.3, 1);
  });
});

test.each([
  [0.5, 0.1, 11],
  [0.7, 11.2, 10],
  [0.9, 85.4, 6],
])("Whoever knows %d of every outcome gets the sixth badge in %d of a hundred cases", (known, figure, median) => {
  const found = estimate(afterOthers(known, DEFAULT_MASTERY_RULE, 3, SAMPLES), known, 3);
  expectNear(found, figure, 1);
  expect(found.median).toBe(median);
});
