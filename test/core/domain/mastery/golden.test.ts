import { describe, expect, test } from "vitest";
import type { Day } from "../../../../src/core/domain/ids.ts";
import { confidence, decide, localConfidence } from "../../../../src/core/domain/mastery/decision.ts";
import { predict, update } from "../../../../src/core/domain/mastery/model.ts";
import { PARAMETERS } from "../../../../src/core/domain/mastery/parameters.ts";
import { DEFAULT_MASTERY_RULE } from "../../../../src/core/domain/mastery/rule.ts";
import { NEW_LEVEL, NEW_MASTERY, NEW_OUTCOME, NEW_TIME_SCALE, newQuestion, type Terms } from "../../../../src/core/domain/mastery/terms.ts";
import sequences from "./golden-vectors.json" with { type: "json" };
import { CALIBRATED } from "./sequences.ts";

const RULE = DEFAULT_MASTERY_RULE;
const SIX_DIGITS = 6;

/** Seconds are whole in the vectors. */
const instantOf = (day: number): number => Math.round(day * 86_400) * 1000;
const dayOf = (instant: number): Day => new Date(instant).toISOString().slice(0, 10) as Day;
const floorOf = (options: number): number => (options > 0 ? 1 / options : PARAMETERS.openFloor);

describe("The model gives the published values", () => {
  test.each(sequences)("for “$name”, prediction, confidences and decision after each answer", ({ options, steps, final }) => {
    const floor = floorOf(options);
    let terms = CALIBRATED;
    for (const { y, day, pBefore, mastery14d, local14d, mastered } of steps) {
      const at = instantOf(day);
      expect(predict(terms, floor, at).probability).toBeCloseTo(pBefore, SIX_DIGITS);
      const { terms: after, expected } = update(terms, { floor, right: y === 1, at, day: dayOf(at), weight: 1, teaches: false });
      expect(expected).toEqual(predict(terms, floor, at));
      terms = { ...after, question: CALIBRATED.question };
      const decision = decide(RULE, terms);
      expect(decision.confidence).toBeCloseTo(mastery14d, SIX_DIGITS);
      expect(decision.localConfidence).toBeCloseTo(local14d, SIX_DIGITS);
      expect(decision.isMastered).toBe(mastered);
    }
    expect(decide(RULE, terms).confidence).toBeCloseTo(final.confidence, 12);
    expect(decide(RULE, terms).missing).toHaveLength(final.need.length);
  });

  test("for the first answer, down to each belief", () => {
    const { terms } = update(CALIBRATED, { floor: 1 / 3, right: true, at: 0, day: dayOf(0), weight: 1, teaches: false });
    expect(terms.level.mean).toBeCloseTo(1.217990674, 9);
    expect(terms.level.variance).toBeCloseTo(1.301380905, 9);
    expect(terms.mastery.relative.mean).toBeCloseTo(0.28719627, 9);
    expect(terms.mastery.relative.variance).toBeCloseTo(0.577900945, 9);
    expect(terms.mastery.local.mean).toBeCloseTo(1.505186944, 9);
    expect(terms.mastery.local.variance).toBeCloseTo(1.716786575, 9);
    expect(confidence(terms, RULE.target, 0)).toBeCloseTo(0.534106546, 9);
  });

  test("while outcome, questions and the scale of time are learned too, and answers weigh less", () => {
    const questions = new Map([
      ["q0", newQuestion("medium")],
      ["q1", newQuestion("medium")],
      ["q2", newQuestion("hard")],
    ]);
    let terms: Terms = {
      timeScale: NEW_TIME_SCALE,
      level: NEW_LEVEL,
      outcome: NEW_OUTCOME,
      question: newQuestion("medium"),
      mastery: NEW_MASTERY,
    };
    for (const [y, day, question, weight, teaches, p, level, relative, variance, outcome, item, scale, sure, locally] of LEARNED) {
      const at = instantOf(day);
      const floor = question === "q2" ? PARAMETERS.openFloor : 1 / 4;
      const before = { ...terms, question: questions.get(question) as Terms["question"] };
      const result = update(before, { floor, right: y === 1, at, day: dayOf(at), weight, teaches });
      terms = result.terms;
      questions.set(question, terms.question);
      const values = [
        result.expected.probability,
        terms.level.mean,
        terms.mastery.relative.mean,
        terms.mastery.relative.variance,
        terms.outcome.mean,
        terms.question.mean,
        terms.timeScale.mean,
        confidence(terms, RULE.target, RULE.horizonDays),
        localConfidence(terms, RULE.target, RULE.horizonDays),
      ];
      const expected = [p, level, relative, variance, outcome, item, scale, sure, locally];
      for (const [i, value] of values.entries()) expect(value).toBeCloseTo(expected[i] as number, SIX_DIGITS);
    }
    expect(terms.mastery).toMatchObject({ answers: 6, right: 5, days: 5, spaced: 2 });
    expect(confidence(terms, RULE.target, 0)).toBeCloseTo(0.730067, SIX_DIGITS);
  });
});

/** Right, day, question, weight, teaches; then what is expected before and after. q2 is an open question that its author called hard. */
const LEARNED = [
  [1, 0, "q0", 1, true, 0.704141, 1.17504, 0.270016, 0.585632, -0.466773, -0.186709, 1, 0.516319, 0.516531],
  [0, 0.01, "q1", 1, true, 0.786105, 0.669704, 0.1989, 0.572372, 0.625362, 0.59905, 1, 0.218955, 0.218885],
  [1, 1, "q0", 0.25, false, 0.62475, 0.744491, 0.264848, 0.599346, 0.625362, -0.186709, 1, 0.239503, 0.236306],
  [1, 2, "q2", 1, true, 0.395129, 1.050435, 0.51725, 0.576663, 0.021504, 0.587091, 0.995682, 0.449947, 0.440275],
  [1, 9, "q1", 0.5, false, 0.676398, 1.152865, 0.617041, 0.590889, 0.021504, 0.59905, 0.995682, 0.4931, 0.478508],
  [1, 30, "q2", 1, true, 0.616037, 1.333118, 0.797918, 0.572562, -0.308876, 0.341421, 0.991959, 0.656749, 0.640763],
] as const;
