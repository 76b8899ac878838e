import path from "node:path";
import { expect, test } from "vitest";
import { loadCourses } from "../../src/adapters/content/load-courses.ts";
import { isRight, readTyped, shownOrder } from "../../src/core/domain/grading.ts";
import type { ItemId, VersionId } from "../../src/core/domain/ids.ts";
import type { Item, SessionRecord } from "../../src/core/domain/session-record.ts";
import { textsFor } from "../../src/core/texts/texts.ts";
import { questionCard } from "../../src/core/views/question-card.ts";
import { rightAnswer } from "./right-answers.ts";

const lessons = loadCourses(path.join(import.meta.dirname, "../../src/content")).courses.flatMap((course) => course.lessons);

test("somebody who knows finds the right answer to every question we ship on its card, in whatever order its options stand", () => {
  for (const { id, questions } of lessons)
    for (const question of questions)
      for (const seed of ["a", "b", "c", "d"]) {
        const shown = { question, version: question.id as string as VersionId, lesson: id };
        const order = shownOrder(question, seed);
        const item: Item = { id: "s/0" as ItemId, position: 0, shown, outcome: question.outcome, order, isVoid: false, isDisputed: false };
        const typed = rightAnswer(questionCard({ items: [item] } as unknown as SessionRecord, item, textsFor("en")).fallback);
        const response = readTyped(question, typed);
        expect(response && isRight(question, order, response), `${question.id}: ${typed}`).toBe(true);
      }
});
