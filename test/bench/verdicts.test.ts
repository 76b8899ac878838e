import { describe, expect, test } from "vitest";
import type { Answer, Learner } from "../../bench/mastery/answer-log.ts";
import { bayesianElo } from "../../bench/mastery/bayesian-elo.ts";
import { decisionRules } from "../../bench/mastery/decision-rules.ts";
import { Verdict, type Verdicts } from "../../bench/mastery/verdicts.ts";
import type { Day } from "../../src/core/domain/ids.ts";

const FITTED = bayesianElo.fit([], { outcomes: 2, questions: 1 });
const DAY_MS = 86_400_000;

/** `1` right, `0` wrong; one answer a minute, and after a `|` the next day. */
function learner(text: string, outcome = 0): Learner {
  const days = text.split("|");
  const answers = days.flatMap((sitting, day) =>
    [...sitting].map((mark, minute): Answer => {
      const at = DAY_MS * day + 60_000 * minute;
      return { outcome, question: 0, floor: 0.05, at, day: String(day) as Day, right: mark === "1" };
    }),
  );
  return { fold: 0, firstRow: 0, answers };
}

function verdictsOf(name: string, ...learners: Learner[]): Verdicts {
  const rule = decisionRules(true).find((each) => each.name === name);
  const verdict = new Verdict();
  for (const one of learners) verdict.add(one, rule!.newJudge(FITTED));
  return verdict.verdicts;
}

describe("A rule's decisions are judged by what came after them", () => {
  test("three in a row: the next five answers count, fewer at the end, three at least", () => {
    const found = verdictsOf("three-in-a-row", learner("0111010100"), learner("11101111"), learner("00001110"), learner("01010101"));
    expect(found).toMatchObject({ pairs: 4, decided: 3 / 4, medianAnswers: 4, judged: 2 });
    // After the decision 01010 and 01111; the third pair has one answer left and is not judged.
    expect(found.laterAccuracy).toBeCloseTo((2 / 5 + 4 / 5) / 2, 12);
    expect(found).toMatchObject({ laterAtLeast80: 1 / 2, falseMastery: 1 / 2 });
  });

  test("eighty percent of ten: not before the tenth answer, and of the latest ten", () => {
    expect(verdictsOf("eighty-percent-of-ten", learner("111111110000")).medianAnswers).toBe(10);
    expect(verdictsOf("eighty-percent-of-ten", learner("0001111111100")).medianAnswers).toBe(11);
    expect(verdictsOf("eighty-percent-of-ten", learner("111111111")).decided).toBe(0);
  });

  test("pairs with fewer than eight answers, and each outcome for itself", () => {
    const mixed = { ...learner(""), answers: [...learner("1110000").answers, ...learner("00000000", 1).answers] };
    expect(verdictsOf("three-in-a-row", mixed)).toMatchObject({ pairs: 1, decided: 0 });
  });

  test("accuracy a day later looks at the first five answers after a whole day", () => {
    expect(verdictsOf("three-in-a-row", learner("11100|0110011")).accuracyDayLater).toBe(3 / 5);
    expect(verdictsOf("three-in-a-row", learner("11100000")).accuracyDayLater).toBeNaN();
  });

  test("the badge waits for another day, the same confidence for today does not", () => {
    const strong = learner(`${"1".repeat(30)}|1`);
    expect(verdictsOf("bayesian-elo", strong).medianAnswers).toBeLessThan(30);
    expect(verdictsOf("bayesian-elo-badge", strong).medianAnswers).toBe(31);
  });

  test("and without times there is no badge to decide on", () => {
    expect(decisionRules(false).map(({ name }) => name)).toEqual(["bayesian-elo", "three-in-a-row", "eighty-percent-of-ten"]);
  });
});
