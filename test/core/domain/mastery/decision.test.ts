import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "../../../../src/core/domain/calendar.ts";
import { confidence, type Decision, decide, needsRefresh, type ShortestPath, shortestPath } from "../../../../src/core/domain/mastery/decision.ts";
import { practised } from "../../../../src/core/domain/mastery/model.ts";
import { DEFAULT_MASTERY_RULE } from "../../../../src/core/domain/mastery/rule.ts";
import { NEW_OUTCOME, type Terms } from "../../../../src/core/domain/mastery/terms.ts";
import { day } from "../../../make.ts";
import { after, FIRST, type Given, nextDay, RIGHT, someAnswers, WRONG } from "./answers.ts";
import { CALIBRATED } from "./sequences.ts";

const RULE = DEFAULT_MASTERY_RULE;
/** Seven right answers over three days: enough. */
const MASTERED = [RIGHT, RIGHT, RIGHT, nextDay(RIGHT), RIGHT, nextDay(RIGHT), RIGHT];
const decided = (given: readonly Given[]): Decision => decide(RULE, after(CALIBRATED, given).terms);
const missing = (given: readonly Given[]): string[] => decided(given).missing.map(({ kind }) => kind);

describe("What is missing for mastery", () => {
  test("is everything before the first answer: answers, another day, a break, the outcome itself, certainty", () => {
    expect(decided([]).missing).toEqual([
      { kind: "answers", count: 5 },
      { kind: "days" },
      { kind: "spaced", count: 1 },
      { kind: "local" },
      { kind: "confidence", is: decided([]).confidence, needed: 0.85 },
    ]);
    expect(decided([]).isMastered).toBe(false);
  });

  test("grows less with each right answer, in the same order, until nothing is", () => {
    expect(decided([RIGHT, RIGHT, RIGHT]).missing[0]).toEqual({ kind: "answers", count: 2 });
    expect(missing([RIGHT, RIGHT, RIGHT, RIGHT, RIGHT])).toEqual(["days", "spaced", "local", "confidence"]);
    expect(missing(MASTERED.slice(0, 5))).toEqual(["local", "confidence"]);
    expect(missing(MASTERED)).toEqual([]);
    expect(decided(MASTERED).isMastered).toBe(true);
  });

  test("is never the break alone that a wrong answer was given after", () => {
    expect(missing([RIGHT, RIGHT, RIGHT, nextDay(WRONG)])).toContain("spaced");
    expect(missing([RIGHT, RIGHT, RIGHT, nextDay(RIGHT)])).not.toContain("spaced");
  });

  test("is the outcome itself for somebody strong elsewhere", () => {
    const strong: Terms = { ...CALIBRATED, level: { mean: 4, variance: 0.3 } };
    const { terms } = after(strong, [RIGHT, WRONG, RIGHT, nextDay(WRONG), RIGHT, RIGHT]);
    expect(decide(RULE, terms).missing.map(({ kind }) => kind)).toEqual(["spaced", "local"]);
  });

  test("is nothing exactly when it is mastered", () => {
    fc.assert(
      fc.property(someAnswers(), (given) => {
        const { isMastered, missing, confidence, localConfidence } = decided(given);
        const { mastery } = after(CALIBRATED, given).terms;
        const enough = mastery.answers >= RULE.minAnswers && mastery.days >= RULE.minDays && mastery.spaced >= RULE.minSpaced;
        expect(isMastered).toBe(enough && localConfidence >= RULE.localConfidence && confidence >= RULE.confidence);
        expect(missing.length === 0).toBe(isMastered);
      }),
    );
  });
});

describe("The shortest path to mastery", () => {
  /** So many right answers: as early as can be the ones after a day's break each, the others a minute after the one before. */
  function taken(start: Terms, { answers, afterBreak }: ShortestPath, now: number): Terms {
    let terms = start;
    let at = now;
    let breaks = afterBreak;
    for (let i = 0; i < answers; i++) {
      const { practisedAt } = terms.mastery;
      const isAfterBreak = breaks > 0 && practisedAt !== undefined;
      if (isAfterBreak) breaks -= 1;
      const earliest = isAfterBreak ? practisedAt + DAY_MS : at;
      ({ terms, at } = after(terms, [{ ...RIGHT, teaches: true, gapMs: Math.max(earliest - at, RIGHT.gapMs) }], at));
    }
    return terms;
  }

  const outcomes = fc.constantFrom(CALIBRATED.outcome, NEW_OUTCOME);
  const later = fc.constantFrom(0, HOUR_MS, DAY_MS, 40 * DAY_MS);

  test("is enough, whatever came before", () => {
    fc.assert(
      fc.property(someAnswers(20), outcomes, later, (given, outcome, pause) => {
        const { terms, at } = after({ ...CALIBRATED, outcome }, given);
        const path = shortestPath(RULE, terms, at + pause);
        if (!path) return;
        expect(decide(RULE, taken(terms, path, at + pause)).isMastered).toBe(true);
      }),
    );
  });

  test("is not enough with a right answer fewer", () => {
    fc.assert(
      fc.property(someAnswers(20), outcomes, later, (given, outcome, pause) => {
        const { terms, at } = after({ ...CALIBRATED, outcome }, given);
        const path = shortestPath(RULE, terms, at + pause);
        if (!path) return;
        expect(path.afterBreak).toBeLessThanOrEqual(path.answers);
        expect(decide(RULE, taken(terms, { ...path, answers: path.answers - 1 }, at + pause)).isMastered).toBe(false);
      }),
    );
  });

  test("is told to a beginner, and gets shorter with every right answer", () => {
    const lengths = MASTERED.map((_, n) => {
      const { terms, at } = after(CALIBRATED, MASTERED.slice(0, n));
      return shortestPath(RULE, terms, at)?.answers ?? 0;
    });
    expect(lengths[0]).toBeLessThanOrEqual(8);
    expect(lengths).toEqual(lengths.toSorted((a, b) => b - a));
  });

  test("is short for the first learner of a new organisation, too, who teaches it how hard things are", () => {
    expect(shortestPath(RULE, { ...CALIBRATED, outcome: NEW_OUTCOME }, FIRST)?.answers).toBeLessThanOrEqual(7);
  });

  test("counts the learner's own days: a day after the break is a new one, whatever the date in Greenwich", () => {
    const { terms } = after(CALIBRATED, MASTERED.slice(0, 3));
    const auckland = { ...terms, mastery: { ...terms.mastery, lastDay: day("2026-03-03") } };
    expect(shortestPath(RULE, auckland, FIRST)).toEqual(shortestPath(RULE, terms, FIRST));
  });

  test("begins now for whoever has not practised at all: there is nothing yet to have a break from", () => {
    expect(shortestPath({ ...RULE, minSpaced: 2 }, CALIBRATED, FIRST)?.afterBreak).toBe(2);
    expect(shortestPath(RULE, CALIBRATED, FIRST)?.afterBreak).toBe(1);
    expect(shortestPath(RULE, { ...CALIBRATED, mastery: practised(CALIBRATED.mastery, FIRST) }, FIRST)?.afterBreak).toBe(2);
  });

  test("asks for a break only while the rule does", () => {
    const { terms, at } = after(CALIBRATED, MASTERED.slice(0, 3));
    expect(shortestPath(RULE, terms, at)?.afterBreak).toBe(1);
    const second = after(CALIBRATED, MASTERED.slice(0, 4));
    expect(shortestPath(RULE, second.terms, second.at)?.afterBreak).toBe(0);
  });

  test("is none when the outcome is mastered, or when twenty right answers would not do", () => {
    const { terms, at } = after(CALIBRATED, MASTERED);
    expect(shortestPath(RULE, terms, at)).toBeUndefined();
    expect(shortestPath({ ...RULE, target: 0.99 }, CALIBRATED, FIRST)).toBeUndefined();
  });
});

describe("A badge", () => {
  const mastered = after(CALIBRATED, MASTERED);

  test("needs no refresh because of one wrong answer, but when losing it has become likelier than keeping it", () => {
    expect(needsRefresh(RULE, mastered.terms)).toBe(false);
    expect(needsRefresh(RULE, after(mastered.terms, [nextDay(WRONG)], mastered.at).terms)).toBe(false);
    const failed = after(mastered.terms, [nextDay(WRONG), WRONG, nextDay(WRONG), WRONG], mastered.at).terms;
    expect(needsRefresh(RULE, failed)).toBe(true);
    expect(confidence(failed, RULE.target, 0)).toBeLessThan(0.5);
  });
});
