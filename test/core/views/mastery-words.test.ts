import { describe, expect, test } from "vitest";
import type { Day } from "../../../src/core/domain/ids.ts";
import { decide } from "../../../src/core/domain/mastery/decision.ts";
import { update } from "../../../src/core/domain/mastery/model.ts";
import { DEFAULT_MASTERY_RULE } from "../../../src/core/domain/mastery/rule.ts";
import { textsFor } from "../../../src/core/texts/texts.ts";
import { criteriaNarrative, missingWords } from "../../../src/core/views/mastery-words.ts";
import sequences from "../domain/mastery/golden-vectors.json" with { type: "json" };
import { CALIBRATED } from "../domain/mastery/sequences.ts";

const texts = textsFor("en");

describe("What is missing", () => {
  test.each(sequences)("after “$name” is told in the published words", ({ options, steps, final }) => {
    let terms = CALIBRATED;
    for (const { y, day } of steps) {
      const at = Math.round(day * 86_400) * 1000;
      const evidence = { floor: options > 0 ? 1 / options : 0.05, right: y === 1, at, day: new Date(at).toISOString().slice(0, 10) as Day };
      terms = { ...update(terms, { ...evidence, weight: 1, teaches: false }).terms, question: CALIBRATED.question };
    }
    expect(missingWords(decide(DEFAULT_MASTERY_RULE, terms).missing, texts)).toEqual(final.need);
  });

  test("before the first answer is everything, in order", () => {
    expect(missingWords(decide(DEFAULT_MASTERY_RULE, CALIBRATED).missing, texts).slice(0, 4)).toEqual([
      "5 more answers",
      "answers on another day",
      "one right answer after at least a day without practice",
      "more right answers on this outcome itself",
    ]);
  });
});

describe("The criteria of a badge", () => {
  test("follow the outcome's own rule", () => {
    const strict = { ...DEFAULT_MASTERY_RULE, target: 0.85, horizonDays: 30, confidence: 0.95, minAnswers: 8, minDays: 3, minSpaced: 0 };
    const words = criteriaNarrative(strict, texts);
    expect(words).toContain(
      "at least 95 % sure that the holder would answer 85 of 100 or more of typical questions on this outcome rightly in 30 days",
    );
    expect(words).toContain("at least 8 answers on at least 3 different days, with no break asked for.");
  });
});
