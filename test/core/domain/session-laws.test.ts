import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../../src/core/domain/calendar.ts";
import { Catalogue } from "../../../src/core/domain/catalogue.ts";
import type { OutcomeId } from "../../../src/core/domain/ids.ts";
import { composeQuiz, composeSession, nextLesson, type SessionContent } from "../../../src/core/domain/session.ts";
import { course, day } from "../../make.ts";

const catalogue = new Catalogue([
  course("study", { "recall/why": 4, "recall/how": 4, "space/when": 4, "mix/what": 4, "sleep/night": 4 }),
  course("feedback", { "ask/first": 3, "give/second": 1 }),
]);

const TODAY = day("2026-03-16");
const asked = (content: SessionContent | undefined): string[] => content?.questions.map(({ question }) => question.id) ?? [];

describe("Whatever was learned, whatever is due", () => {
  const lessons = catalogue.courses.flatMap((each) => each.lessons);
  const questions = lessons.flatMap((lesson) => lesson.questions).map(({ question }) => question.id);
  const outcomes = [...new Set(lessons.map(({ lesson }) => lesson.outcome))];
  const states = fc.record({
    day: fc.constant(TODAY),
    mastered: fc.subarray(outcomes).map((ids) => new Set(ids)),
    proving: fc.subarray(outcomes, { maxLength: 1 }).map((ids) => new Set(ids)),
    enrolled: fc.shuffledSubarray(catalogue.courses.map(({ id }) => id)),
    learned: fc.subarray(lessons.map(({ lesson }) => lesson.id)).map((ids) => new Set(ids)),
    due: fc.shuffledSubarray(outcomes),
    seen: fc
      .array(
        fc.tuple(
          fc.constantFrom(...questions),
          fc.nat(20).map((n) => addDays(day("2026-03-02"), n)),
        ),
      )
      .map((pairs) => new Map(pairs)),
  });
  const compose = fc.constantFrom(composeSession, composeQuiz);
  const RUNS = { numRuns: 1000 };

  test("nobody gets more than five questions, three of them reviews, and none twice", () => {
    fc.assert(
      fc.property(states, compose, fc.string(), (state, composed, seed) => {
        const content = composed(catalogue, state, seed);
        const ids = asked(content);
        const reviews = content?.questions.filter(({ lesson }) => lesson !== content.lesson?.lesson.id) ?? [];
        expect(ids.length).toBeLessThanOrEqual(5);
        expect(reviews.length).toBeLessThanOrEqual(3);
        expect(new Set(ids).size).toBe(ids.length);
        expect(content?.questions.slice(0, reviews.length)).toEqual(content && reviews);
      }),
      RUNS,
    );
  });

  test("a new lesson is one not yet learned, with two questions of its own", () => {
    fc.assert(
      fc.property(states, fc.string(), (state, seed) => {
        const content = composeSession(catalogue, state, seed);
        if (!content?.lesson) return;
        const { id } = content.lesson.lesson;
        const own = content.questions.filter(({ lesson }) => lesson === id).length;
        expect(state.learned.has(id)).toBe(false);
        expect(own).toBe(Math.min(content.lesson.questions.length, 2));
      }),
      RUNS,
    );
  });

  test("a message comes whenever something is due or new, and never when nothing is and every badge is earned", () => {
    fc.assert(
      fc.property(states, fc.string(), (state, seed) => {
        const isNew = nextLesson(catalogue, state) !== undefined;
        const isKnown = (outcome: OutcomeId) => state.mastered.has(outcome) || state.proving.has(outcome);
        const isDue = state.due.some((outcome) => catalogue.questionsOf(outcome).some(({ lesson }) => isKnown(outcome) || state.learned.has(lesson)));
        if (isNew || isDue) expect(composeSession(catalogue, state, seed)).toBeDefined();
        else expect(composeSession(catalogue, { ...state, mastered: new Set(outcomes), due: [] }, seed)).toBeUndefined();
      }),
      RUNS,
    );
  });

  test("no seen question is asked while the same outcome has a taught one not seen", () => {
    fc.assert(
      fc.property(states, compose, fc.string(), (state, composed, seed) => {
        const content = composed(catalogue, state, seed);
        const chosen = new Set(asked(content));
        for (const { question, lesson } of content?.questions ?? []) {
          if (!state.seen.has(question.id) || lesson === content?.lesson?.lesson.id) continue;
          const taught = catalogue.questionsOf(question.outcome).filter((other) => state.learned.has(other.lesson));
          expect(taught.filter((other) => !state.seen.has(other.question.id) && !chosen.has(other.question.id))).toEqual([]);
        }
      }),
      RUNS,
    );
  });

  test("planning the same session twice brings the same questions", () => {
    fc.assert(
      fc.property(states, compose, fc.string(), (state, composed, seed) => {
        expect(composed(catalogue, state, seed)).toEqual(composed(catalogue, state, seed));
      }),
    );
  });
});
