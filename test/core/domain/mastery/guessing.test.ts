import { describe, expect, test } from "vitest";
import type { Day } from "../../../../src/core/domain/ids.ts";
import { confidence } from "../../../../src/core/domain/mastery/decision.ts";
import { chanceOfGuessing } from "../../../../src/core/domain/mastery/guess-chance.ts";
import { update } from "../../../../src/core/domain/mastery/model.ts";
import { DEFAULT_MASTERY_RULE, type MasteryRule } from "../../../../src/core/domain/mastery/rule.ts";
import type { Terms } from "../../../../src/core/domain/mastery/terms.ts";
import { CALIBRATED, chanceOf, type Declared, declaredOf, medianOf, percentOf } from "./sequences.ts";

// A learner knows the same share of an outcome from the first question to the fifteenth, and guesses the rest. How often are they declared to
// know it? Every sequence of right and wrong answers is tried, so the figures are exact.

const ANSWERS = 15;
const KNOWN = [0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.97];
/** Percentage points: the published figures have two decimals. */
const TOLERANCE = 0.01;

/** So sure, from the fifth answer on; everything in one moment. */
function sure(needed: number, options: number): Declared[] {
  const evidence = { floor: 1 / options, at: 0, day: "1970-01-01" as Day, weight: 1, teaches: false };
  return declaredOf<Terms>({
    start: CALIBRATED,
    after: (terms, right) => ({ ...update(terms, { ...evidence, right }).terms, question: CALIBRATED.question }),
    isDeclared: (terms, answers) => answers >= 5 && confidence(terms, DEFAULT_MASTERY_RULE.target, 0) >= needed,
    atMost: ANSWERS,
  });
}

const threeInARow = (): Declared[] =>
  declaredOf<number>({ start: 0, after: (row, right) => (right ? row + 1 : 0), isDeclared: (row) => row === 3, atMost: ANSWERS });

function expectFigures(declared: readonly Declared[], options: number, figures: readonly (readonly [percent: number, median: number])[]): void {
  for (const [i, known] of KNOWN.entries()) {
    const [percent, median] = figures[i]!;
    const chance = chanceOf(known, options);
    expect(Math.abs(percentOf(declared, chance) - percent), `${percentOf(declared, chance)} % of those who know ${known}`).toBeLessThanOrEqual(
      TOLERANCE,
    );
    expect(medianOf(declared, chance), `answers of those who know ${known}`).toBe(median);
  }
}

describe("Within fifteen questions, luck is seldom taken for knowledge", () => {
  test("when we want to be 80 % sure, with three options", () => {
    expectFigures(sure(0.8, 3), 3, [
      [0.46, 5],
      [6.1, 5],
      [22.04, 5],
      [57.59, 5],
      [79.57, 5],
      [95.81, 5],
      [99.84, 5],
    ]);
  });

  test("when we want to be 90 % sure, with three options", () => {
    expectFigures(sure(0.9, 3), 3, [
      [0.05, 7],
      [1.42, 7],
      [7.78, 7],
      [30.94, 7],
      [53.85, 7],
      [82.3, 7],
      [97.83, 7],
    ]);
  });

  test("when we want to be 90 % sure, with four options", () => {
    expectFigures(sure(0.9, 4), 4, [
      [0.01, 7],
      [0.68, 7],
      [5.54, 7],
      [27.49, 7],
      [51.06, 7],
      [81.14, 7],
      [97.69, 7],
    ]);
  });

  test("but three right in a row would be given to a third of those who know nothing", () => {
    expectFigures(threeInARow(), 3, [
      [30.38, 8],
      [74.26, 7],
      [92.93, 5],
      [99.29, 3],
      [99.9, 3],
      [100, 3],
      [100, 3],
    ]);
  });
});

describe("The chance to earn a badge by guessing alone", () => {
  const percent = (floors: readonly number[], rule: Partial<MasteryRule> = {}): number =>
    100 * chanceOfGuessing({ ...DEFAULT_MASTERY_RULE, ...rule }, floors);

  test("is under one in five hundred by the usual rule, even if every question is true or false", () => {
    expect(percent([1 / 2])).toBeCloseTo(0.195, 3);
    expect(percent([1 / 3])).toBeCloseTo(0.047, 3);
    expect(percent([1 / 4])).toBeCloseTo(0.006, 3);
    expect(percent([0.05])).toBeLessThan(0.001);
  });

  test("is told from the twelve questions that are easiest to guess, whatever their order and however many there are besides", () => {
    const easiest = [...Array(4).fill(1 / 2), ...Array(8).fill(1 / 3)];
    const lenient = { target: 0.6 };
    expect(percent([0.05, ...easiest.toReversed(), 0.05, 0.05], lenient)).toBe(percent(easiest, lenient));
    expect(percent([1 / 3, 1 / 3], lenient)).toBe(percent(Array(12).fill(1 / 3), lenient));
  });

  test("grows when the rule asks for less", () => {
    expect(percent([1 / 2], { target: 0.6 })).toBeCloseTo(4.834, 3);
    expect(percent([1 / 3], { target: 0.5 })).toBeCloseTo(4.096, 3);
    expect(percent([1 / 3], { confidence: 0.01, localConfidence: 0.01, minAnswers: 3 })).toBeGreaterThan(50);
  });

  test("is nothing where nothing is asked, or more than twelve answers are needed", () => {
    expect(percent([])).toBe(0);
    expect(percent([1 / 2], { confidence: 0.01, localConfidence: 0.01, minAnswers: 13 })).toBe(0);
  });
});
