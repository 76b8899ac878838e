import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY_MS } from "../../../../src/core/domain/calendar.ts";
import type { Instant } from "../../../../src/core/domain/ids.ts";
import { confidence, localConfidence } from "../../../../src/core/domain/mastery/decision.ts";
import { practised, predict, update } from "../../../../src/core/domain/mastery/model.ts";
import { PARAMETERS } from "../../../../src/core/domain/mastery/parameters.ts";
import { NEW_OUTCOME, newQuestion, type Terms } from "../../../../src/core/domain/mastery/terms.ts";
import { after, anyAnswers, dayAt, evidenceOf, FIRST, type Given, RIGHT, someAnswers, WRONG } from "./answers.ts";
import { CALIBRATED } from "./sequences.ts";

const START: Terms = { ...CALIBRATED, outcome: NEW_OUTCOME, question: newQuestion("medium") };
const TARGET = 0.8;
const RUNS = { numRuns: 1_000 };

/** The same learner after a right and after a wrong answer to the same question. */
function bothWays(
  given: readonly Given[],
  next: Given,
): { readonly before: Terms; readonly right: Terms; readonly wrong: Terms; readonly at: Instant } {
  const { terms, at } = after(START, given);
  const before = { ...terms, question: newQuestion("medium") };
  const answered = (right: boolean): Terms => update(before, evidenceOf({ ...next, right }, at)).terms;
  return { before, right: answered(true), wrong: answered(false), at: at + next.gapMs };
}

/** Some history, and one answer more. */
const twoAnswers = someAnswers(30).filter((given) => given.length > 0);
const onBoth = (check: (ways: ReturnType<typeof bothWays>, next: Given) => void): void =>
  fc.assert(
    fc.property(twoAnswers, (given) => check(bothWays(given.slice(0, -1), given.at(-1)!), given.at(-1)!)),
    RUNS,
  );

describe("A right answer", () => {
  test("always leaves us surer of the learner than a wrong one in its place, now and later", () => {
    onBoth(({ right, wrong, at }) => {
      const known = (terms: Terms, ms: number): number => predict({ ...terms, question: START.question }, 1 / 3, at + ms).known;
      for (const ms of [0, DAY_MS, 400 * DAY_MS]) expect(known(right, ms)).toBeGreaterThan(known(wrong, ms));
      for (const days of [0, 14]) {
        expect(confidence(right, TARGET, days)).toBeGreaterThanOrEqual(confidence(wrong, TARGET, days));
        expect(localConfidence(right, TARGET, days)).toBeGreaterThanOrEqual(localConfidence(wrong, TARGET, days));
      }
    });
  });

  test("never lowers what we think of the learner, and never makes outcome or question look harder", () => {
    onBoth(({ before, right }) => {
      expect(right.level.mean).toBeGreaterThan(before.level.mean);
      expect(right.mastery.relative.mean).toBeGreaterThan(before.mastery.relative.mean);
      expect(right.mastery.local.mean).toBeGreaterThan(before.mastery.local.mean);
      expect(right.outcome.mean).toBeLessThanOrEqual(before.outcome.mean);
      expect(right.question.mean).toBeLessThanOrEqual(before.question.mean);
    });
  });

  test("costs at most a point of confidence, where it says nothing new and people change", () => {
    onBoth(({ before, right }) => {
      for (const days of [0, 14]) expect(confidence(right, TARGET, days)).toBeGreaterThan(confidence(before, TARGET, days) - 0.01);
    });
  });
});

describe("A wrong answer", () => {
  test("never raises the general level, and never makes outcome or question look easier", () => {
    onBoth(({ before, wrong }) => {
      expect(wrong.level.mean).toBeLessThan(before.level.mean);
      expect(wrong.outcome.mean).toBeGreaterThanOrEqual(before.outcome.mean);
      expect(wrong.question.mean).toBeGreaterThanOrEqual(before.question.mean);
    });
  });

  test("raises the level on its outcome by no more than reading the explanation teaches", () => {
    onBoth(({ before, wrong }, { weight }) => {
      const taught = (weight * PARAMETERS.learning.increment) / (1 + PARAMETERS.learning.shrink * before.mastery.answers);
      expect(wrong.mastery.relative.mean - before.mastery.relative.mean).toBeLessThan(taught);
      expect(wrong.mastery.local.mean - before.mastery.local.mean).toBeLessThan(taught);
    });
  });

  test("may still raise it, and the chance of the next: whoever is expected to be wrong is not blamed, but has read why", () => {
    const beginner: Terms = { ...START, outcome: { mean: 5, variance: 0.05 } };
    const { terms: next, at } = after(beginner, [{ ...WRONG, floor: 1 / 2 }]);
    expect(next.mastery.relative.mean).toBeGreaterThan(beginner.mastery.relative.mean);
    expect(next.mastery.local.mean).toBeGreaterThan(beginner.mastery.local.mean);
    expect(predict(next, 1 / 2, at).known).toBeGreaterThan(predict(beginner, 1 / 2, at).known);
  });

  test("gives at most a point of confidence", () => {
    onBoth(({ before, wrong }) => {
      for (const days of [0, 14]) expect(confidence(wrong, TARGET, days)).toBeLessThan(confidence(before, TARGET, days) + 0.01);
    });
  });
});

describe("Whatever is answered, and whenever", () => {
  test("beliefs stay numbers, doubt never ends, and confidence is a share", () => {
    fc.assert(
      fc.property(anyAnswers(200), (given) => {
        const { terms, at } = after(START, given);
        const { level, outcome, question, timeScale, mastery } = terms;
        for (const { mean, variance } of [level, outcome, question, timeScale, mastery.relative, mastery.local]) {
          expect(Number.isFinite(mean)).toBe(true);
          expect(variance).toBeGreaterThan(0);
          expect(variance).toBeLessThan(10);
        }
        for (const days of [0, 14, 365]) {
          for (const share of [confidence(terms, TARGET, days), localConfidence(terms, TARGET, days)]) {
            expect(share).toBeGreaterThanOrEqual(0);
            expect(share).toBeLessThanOrEqual(1);
          }
        }
        const { probability } = predict(terms, 1 / 3, at);
        expect(probability).toBeGreaterThanOrEqual(1 / 3);
        expect(probability).toBeLessThanOrEqual(PARAMETERS.ceiling);
      }),
      RUNS,
    );
  });

  test.each([
    ["right", RIGHT],
    ["wrong", WRONG],
  ])("after ten thousand %s answers in a row, doubt has grown by no more than a changing learner adds", (_, each) => {
    const { terms } = after(START, Array(10_000).fill({ ...each, gapMs: DAY_MS / 3, teaches: true }));
    const added = 10_000 * PARAMETERS.drift.mastery;
    for (const { mean, variance } of [terms.level, terms.outcome, terms.timeScale, terms.mastery.relative, terms.mastery.local]) {
      expect(Math.abs(mean)).toBeLessThan(100);
      expect(variance).toBeGreaterThan(0);
      expect(variance).toBeLessThan(PARAMETERS.variance.outcome + added);
    }
  });

  test("no day is counted twice, and in the order of time each once", () => {
    const days = (given: readonly Given[]): number => {
      const found = new Set<string>();
      for (let i = 1; i <= given.length; i++) found.add(dayAt(given.slice(0, i).reduce((at, { gapMs }) => at + gapMs, FIRST)));
      return found.size;
    };
    fc.assert(fc.property(someAnswers(), (given) => after(START, given).terms.mastery.days === days(given)));
    fc.assert(fc.property(anyAnswers(), (given) => after(START, given).terms.mastery.days <= days(given)));
  });

  test("only a full right answer after 18 hours without practice counts as one after a break", () => {
    const isSpaced = ({ right, weight, gapMs }: Given, i: number): boolean => i > 0 && right && weight === 1 && gapMs >= 0.75 * DAY_MS;
    fc.assert(fc.property(someAnswers(), (given) => after(START, given).terms.mastery.spaced === given.filter(isSpaced).length));
    fc.assert(
      fc.property(anyAnswers(), (given) => {
        const partial = given.map((each) => ({ ...each, weight: 0.5, teaches: false }));
        const { spaced, answers, right } = after(START, partial).terms.mastery;
        expect([spaced, answers, right]).toEqual([0, given.length, given.filter((each) => each.right).length]);
      }),
    );
  });

  test("practice that proves nothing moves the time of the last practice, forward only, and nothing else", () => {
    fc.assert(
      fc.property(anyAnswers(), fc.integer({ min: -400, max: 400 }), (given, days) => {
        const { mastery } = after(START, given).terms;
        const at = FIRST + days * DAY_MS;
        expect(practised(mastery, at)).toEqual({ ...mastery, practisedAt: Math.max(at, mastery.practisedAt ?? at) });
      }),
    );
  });
});
