import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, daysBetween } from "../../../src/core/domain/calendar.ts";
import { type Evidence, withAnswer } from "../../../src/core/domain/evidence.ts";
import type { OutcomeId } from "../../../src/core/domain/ids.ts";
import { type AnswerFact, afterFact, foldProgress } from "../../../src/core/domain/progress.ts";
import { afterAnswer, type Review } from "../../../src/core/domain/review.ts";
import { day } from "../../make.ts";

const FIRST = day("2026-03-02");

/** Answers as [days after 2 March, right]. */
type Answers = readonly (readonly [number, boolean])[];

/** `0+ 3-`: right on the first day, wrong three days later. */
const told = (text: string): Answers => text.split(" ").map((each) => [Number.parseInt(each, 10), each.endsWith("+")] as const);

const reviewAfter = (answers: Answers): Review =>
  answers.reduce<Review | undefined>((review, [n, right]) => afterAnswer(review, right, addDays(FIRST, n)), undefined) as Review;

const evidenceAfter = (answers: Answers): Evidence =>
  answers.reduce<Evidence | undefined>((evidence, [n, right]) => withAnswer(evidence, right, addDays(FIRST, n)), undefined) as Evidence;

const answers = fc.array(fc.tuple(fc.nat(60), fc.boolean()), { minLength: 1, maxLength: 40 });
const inOrder = answers.map((list) => [...list].sort(([a], [b]) => a - b));

describe("An outcome is asked again", () => {
  test("after 1, 3, 7, 16 and 35 days when each review is answered right on its day, and every 35 days from then on", () => {
    const gaps: number[] = [];
    let review = afterAnswer(undefined, true, FIRST);
    for (let i = 0; i < 7; i++) {
      gaps.push(daysBetween(review.lastDay, review.dueDay));
      review = afterAnswer(review, true, review.dueDay);
    }
    expect(gaps).toEqual([1, 3, 7, 16, 35, 35, 35]);
  });

  test("tomorrow, whenever the answer was wrong", () => {
    expect(reviewAfter(told("0-")).dueDay).toBe("2026-03-03");
    const climbed: Answers = told("0+ 1+ 4+");
    expect(reviewAfter([...climbed, ...told("11-")])).toEqual({ step: 0, lastDay: "2026-03-13", dueDay: "2026-03-14" });
    expect(reviewAfter(told("0+ 0-")).dueDay).toBe("2026-03-03");
  });

  test("no later because of right answers before it is due: on the same day, or with another lesson or quiz on the days after", () => {
    expect(reviewAfter(told("0+ 1+ 2+ 3+"))).toEqual({ step: 1, lastDay: "2026-03-05", dueDay: "2026-03-06" });
    expect(reviewAfter(told("0+ 0+ 0+"))).toEqual(reviewAfter(told("0+")));
    expect(reviewAfter(told("0- 0+")).dueDay).toBe("2026-03-03");
  });

  test("tomorrow, also when a wrong answer comes before it is due", () => {
    expect(reviewAfter(told("0+ 1+ 2-"))).toEqual({ step: 0, lastDay: "2026-03-04", dueDay: "2026-03-05" });
  });

  test("from the day of the answer on, also when it came late", () => {
    expect(reviewAfter(told("0+ 20+"))).toEqual({ step: 1, lastDay: "2026-03-22", dueDay: "2026-03-25" });
  });

  test("no later because yesterday's card is answered after today's", () => {
    expect(reviewAfter(told("0+ 1+ 0+"))).toEqual(reviewAfter(told("0+ 1+")));
    expect(reviewAfter(told("0+ 4+ 2+"))).toEqual(reviewAfter(told("0+ 4+")));
    expect(reviewAfter(told("1+ 0-"))).toEqual({ step: 0, lastDay: "2026-03-03", dueDay: "2026-03-04" });
  });

  test("after the newest answer and within 35 days of it, however the answers fall", () => {
    fc.assert(
      fc.property(answers, (list) => {
        const { lastDay, dueDay } = reviewAfter(list);
        expect(lastDay).toBe(addDays(FIRST, Math.max(...list.map(([n]) => n))));
        expect(daysBetween(lastDay, dueDay)).toBeGreaterThanOrEqual(1);
        expect(daysBetween(lastDay, dueDay)).toBeLessThanOrEqual(35);
      }),
    );
  });

  test("never later because an answer more was wrong, and right away tomorrow", () => {
    fc.assert(
      fc.property(answers, fc.nat(60), (list, n) => {
        const wrong = reviewAfter([...list, [n, false]]);
        expect(wrong.dueDay <= reviewAfter([...list, [n, true]]).dueDay).toBe(true);
        expect(daysBetween(wrong.lastDay, wrong.dueDay)).toBe(1);
      }),
    );
  });

  test("a rung later for each review that was due and answered right since the last wrong answer", () => {
    fc.assert(
      fc.property(inOrder, (list) => {
        let due = -1;
        let rungs = 0;
        for (const [n, right] of list) {
          if (!right) [rungs, due] = [1, n + 1];
          else if (n >= due) [rungs, due] = [Math.min(rungs + 1, 5), n + ([1, 3, 7, 16, 35][Math.min(rungs, 4)] as number)];
        }
        expect(reviewAfter(list)).toMatchObject({ step: rungs - 1, dueDay: addDays(FIRST, due) });
      }),
    );
  });
});

describe("Evidence", () => {
  test("counts answers, right ones, and the days they were given on", () => {
    expect(evidenceAfter(told("0+ 0- 3+"))).toEqual({ answers: 3, right: 2, days: 2, lastDay: "2026-03-05" });
  });

  test("is exact for answers in the order of their days", () => {
    fc.assert(
      fc.property(inOrder, (list) => {
        expect(evidenceAfter(list)).toEqual({
          answers: list.length,
          right: list.filter(([, right]) => right).length,
          days: new Set(list.map(([n]) => n)).size,
          lastDay: addDays(FIRST, Math.max(...list.map(([n]) => n))),
        });
      }),
    );
  });

  test("never claims a day too many when answers come late", () => {
    expect(evidenceAfter(told("1+ 0+ 1+")).days).toBe(1);
    fc.assert(
      fc.property(answers, (list) => {
        const { answers, right, days, lastDay } = evidenceAfter(list);
        expect([answers, right]).toEqual([list.length, list.filter(([, right]) => right).length]);
        expect(days).toBeLessThanOrEqual(new Set(list.map(([n]) => n)).size);
        expect(lastDay).toBe(addDays(FIRST, Math.max(...list.map(([n]) => n))));
      }),
    );
  });
});

describe("Progress", () => {
  const facts: fc.Arbitrary<AnswerFact[]> = fc.array(
    fc.record({
      outcome: fc.constantFrom("study/recall", "study/space", "study/mix").map((id) => id as OutcomeId),
      right: fc.boolean(),
      day: fc.nat(60).map((n) => addDays(FIRST, n)),
    }),
  );

  test("is the same whether it is kept answer by answer or replayed from the whole history", () => {
    fc.assert(
      fc.property(facts, (answers) => {
        const kept = new Map<OutcomeId, ReturnType<typeof afterFact>>();
        for (const fact of answers) kept.set(fact.outcome, afterFact(kept.get(fact.outcome) ?? {}, fact));
        expect(foldProgress(answers)).toEqual(kept);
        expect(foldProgress(answers)).toEqual(foldProgress(answers));
      }),
    );
  });

  test("on one outcome says nothing about another", () => {
    fc.assert(
      fc.property(facts, (answers) => {
        const recall = answers.filter(({ outcome }) => outcome === "study/recall");
        expect(foldProgress(recall).get("study/recall" as OutcomeId)).toEqual(foldProgress(answers).get("study/recall" as OutcomeId));
      }),
    );
  });

  test("is review and evidence together", () => {
    const monday = foldProgress([{ outcome: "study/recall" as OutcomeId, right: true, day: FIRST }]);
    expect(monday.get("study/recall" as OutcomeId)).toEqual({
      review: { step: 0, lastDay: "2026-03-02", dueDay: "2026-03-03" },
      evidence: { answers: 1, right: 1, days: 1, lastDay: "2026-03-02" },
    });
  });
});
