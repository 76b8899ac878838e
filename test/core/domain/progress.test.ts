import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "../../../src/core/domain/calendar.ts";
import type { Day, Instant, LearnerId, OutcomeId, QuestionId, VersionId } from "../../../src/core/domain/ids.ts";
import { NEW_LEVEL, NEW_MASTERY, NEW_OUTCOME, NEW_TIME_SCALE, newQuestion, type Terms } from "../../../src/core/domain/mastery/terms.ts";
import { type AnswerFact, afterFact, type Progress } from "../../../src/core/domain/progress.ts";
import { ProgressFold } from "../../../src/core/domain/progress-fold.ts";

const START = Date.parse("2026-03-02T09:00Z");
const dayAt = (at: Instant): Day => new Date(at).toISOString().slice(0, 10) as Day;

const fact = (days: number, more: Partial<AnswerFact> = {}): AnswerFact => {
  const at = START + days * DAY_MS;
  return {
    learner: "ada" as LearnerId,
    outcome: "study/recall" as OutcomeId,
    question: "study/q1" as QuestionId,
    version: "study/q1@1" as VersionId,
    difficulty: "medium",
    floor: 1 / 3,
    right: true,
    at,
    day: dayAt(at),
    aid: "none",
    isVoid: false,
    ...more,
  };
};

const NEW: Terms = { timeScale: NEW_TIME_SCALE, level: NEW_LEVEL, outcome: NEW_OUTCOME, question: newQuestion("medium"), mastery: NEW_MASTERY };
const fold = (facts: readonly AnswerFact[]): ProgressFold => {
  const folded = new ProgressFold();
  for (const each of facts) folded.add(each);
  return folded;
};

const someFacts: fc.Arbitrary<AnswerFact[]> = fc.array(
  fc
    .record({
      learner: fc.constantFrom("ada", "ben").map((id) => id as LearnerId),
      outcome: fc.constantFrom("study/recall", "study/space").map((id) => id as OutcomeId),
      n: fc.nat(3),
      right: fc.boolean(),
      aid: fc.constantFrom("none", "hint", "lesson"),
      isVoid: fc.boolean(),
      days: fc.double({ min: 0, max: 60, noNaN: true }),
    })
    .map(({ n, days, outcome, ...more }) =>
      fact(days, { ...more, outcome, question: `${outcome}-${n}` as QuestionId, version: `${outcome}-${n}@1` as VersionId }),
    ),
  { maxLength: 40 },
);

describe("Progress", () => {
  test("A5: is the same whether it is kept answer by answer or replayed from the whole history", () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const kept = new ProgressFold();
        for (const [i, each] of facts.entries()) {
          kept.add(each);
          if (i === Math.floor(facts.length / 2)) expect(fold(facts.slice(0, i + 1))).toEqual(kept);
        }
        expect(fold(facts)).toEqual(kept);
      }),
    );
  });

  test("of one learner moves another's expectations only through how hard things are", () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const all = fold(facts);
        const ada = fold(facts.filter(({ learner }) => learner === "ada"));
        const counts = (folded: ProgressFold) =>
          [...(folded.learners.get("ada" as LearnerId)?.outcomes ?? [])].map(([id, { mastery }]) => [
            id,
            mastery.answers,
            mastery.days,
            mastery.spaced,
          ]);
        expect(counts(all)).toEqual(counts(ada));
      }),
    );
  });

  test("does not come from answers below their own lesson, minutes after the answer was shown, or to a question found wrong", () => {
    const unaided = afterFact({ terms: NEW }, fact(0), undefined);
    expect(unaided.terms.mastery).toMatchObject({ answers: 1, right: 1, days: 1 });
    const before: Progress = { terms: NEW };
    for (const [worthless, answeredBefore] of [
      [fact(0, { aid: "lesson" }), undefined],
      [fact(0), START - HOUR_MS / 2],
      [fact(0, { isVoid: true }), undefined],
    ] as const) {
      const { terms } = afterFact(before, worthless, answeredBefore);
      expect({ ...terms, mastery: { ...terms.mastery, practisedAt: undefined } }).toEqual({
        ...NEW,
        mastery: { ...NEW_MASTERY, practisedAt: undefined },
      });
      expect(terms.mastery.practisedAt).toBe(START);
    }
  });

  test("counts a right answer as given after a break only when the outcome was not practised for 18 hours, below a lesson or not", () => {
    const spaced = (...facts: AnswerFact[]) =>
      fold(facts)
        .learners.get("ada" as LearnerId)
        ?.outcomes.get("study/recall" as OutcomeId)?.mastery.spaced;
    const other = { question: "study/q2" as QuestionId, version: "study/q2@1" as VersionId };
    expect(spaced(fact(0, { aid: "lesson" }), fact(0.76, other))).toBe(1);
    expect(spaced(fact(0, { aid: "lesson" }), fact(0.74, other))).toBe(0);
    expect(spaced(fact(0), fact(1, { aid: "lesson", question: "study/q3" as QuestionId }), fact(1.1, other))).toBe(0);
  });

  test("begins a review card with the first answer of all, and never with one to a question found wrong", () => {
    expect(afterFact({ terms: NEW }, fact(0, { aid: "lesson" }), undefined).review).toMatchObject({ lastDay: "2026-03-02" });
    expect(afterFact({ terms: NEW }, fact(0, { isVoid: true }), undefined).review).toBeUndefined();
  });
});
