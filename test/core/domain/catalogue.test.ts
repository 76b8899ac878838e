import { describe, expect, test } from "vitest";
import { Catalogue } from "../../../src/core/domain/catalogue.ts";
import type { CourseId, LessonId, OutcomeId } from "../../../src/core/domain/ids.ts";
import { course } from "../../make.ts";

const catalogue = new Catalogue([
  course("study", { "recall/why": 2, "recall/how": 2, "space/when": 2 }),
  course("feedback", { "ask/first": 3, "give/second": 2 }),
]);

describe("The catalogue", () => {
  test("finds courses, outcomes and an outcome's questions over all its lessons", () => {
    expect(catalogue.course("study" as CourseId)?.title).toBe("Course study");
    expect(catalogue.outcome("feedback/give" as OutcomeId)?.id).toBe("feedback/give");
    expect(catalogue.questionsOf("study/recall" as OutcomeId).map(({ lesson }) => lesson)).toEqual([
      ...Array(2).fill("study/why"),
      ...Array(2).fill("study/how"),
    ]);
  });

  test("knows nothing of what was withdrawn", () => {
    expect(catalogue.course("gone" as CourseId)).toBeUndefined();
    expect(catalogue.outcome("gone/outcome" as OutcomeId)).toBeUndefined();
    expect(catalogue.questionsOf("gone/outcome" as OutcomeId)).toEqual([]);
  });

  test("teaches lesson by lesson, course by course in the order of enrolment, past what was withdrawn", () => {
    const learned = new Set<LessonId>();
    const taught: string[] = [];
    for (let next = catalogue.nextLesson(["gone", "feedback", "study"] as CourseId[], learned); next; ) {
      taught.push(next.lesson.id);
      learned.add(next.lesson.id);
      next = catalogue.nextLesson(["gone", "feedback", "study"] as CourseId[], learned);
    }
    expect(taught).toEqual(["feedback/first", "feedback/second", "study/why", "study/how", "study/when"]);
  });
});
