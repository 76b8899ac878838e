import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Catalogue, type VersionedLesson } from "../../../src/core/domain/catalogue.ts";
import { findLessons } from "../../../src/core/domain/find-lesson.ts";
import { paragraph } from "../../../src/core/domain/rich-text.ts";
import { course } from "../../make.ts";
import { anyText } from "./any-text.ts";

const LESSONS: readonly (readonly [title: string, body: string])[] = [
  ["Delegating with trust", "Hand a task over with its purpose, its limits and a date. The person who does the work decides how."],
  ["Recall instead of rereading", "Close the page and write down what you remember. Recalling makes knowledge last."],
  ["Feedback that helps", "Say what you saw, what it did, and ask what the person makes of it."],
  ["Meetings that end on time", "Write the purpose on the invitation, and leave out whoever need not decide."],
  ["Élèves et cafés", "Un café, deux élèves: une leçon sur les accents."],
];

function catalogue(lessons = LESSONS): Catalogue {
  const shape = Object.fromEntries(lessons.map((_, i) => [`outcome/lesson-${i}`, 1]));
  const made = course("work", shape);
  const written = made.lessons.map(
    (versioned, i): VersionedLesson => ({
      ...versioned,
      lesson: { ...versioned.lesson, title: lessons[i]?.[0] ?? "", body: paragraph(lessons[i]?.[1] ?? "") },
    }),
  );
  return new Catalogue([{ ...made, lessons: written }]);
}

const found = (text: string, limit = 3) => findLessons(catalogue(), text, limit).map(({ lesson }) => lesson.title);

describe("Lessons on what a message is about", () => {
  test.each([
    ["I never know how to delegate anything", "Delegating with trust"],
    ["DELEGATION!!!", "Delegating with trust"],
    ["how do I give my colleague feedback?", "Feedback that helps"],
    ["these meetings never end", "Meetings that end on time"],
    ["Les eleves parlent d'accents", "Élèves et cafés"],
    ["rereading my notes does not help", "Recall instead of rereading"],
  ])("%j brings %j first", (text, title) => {
    expect(found(text)[0]).toBe(title);
  });

  test.each(["", " ", "ok", "lunch?", "the a of to and", "is it not so", "🍕🍕🍕", "1 2 3 4"])("%j is about none of them", (text) => {
    expect(found(text)).toEqual([]);
  });

  test("one rare word in the text of a lesson is no topic", () => {
    expect(found("happy birthday, invitation follows")).toEqual([]);
  });

  test("a word of the title says more than one of the text", () => {
    expect(found("delegate the task with its purpose, and recall it")[0]).toBe("Delegating with trust");
  });

  test("no more than asked for, each once", () => {
    const all = found("delegate meetings feedback recall élèves", 2);
    expect(all).toHaveLength(2);
    expect(new Set(all).size).toBe(2);
  });

  test("what a message is about is said early: text without end costs no time", () => {
    const endless = `${"word ".repeat(500)}delegate`.padEnd(200_000, " x");
    const before = performance.now();
    expect(found(endless)).toEqual([]);
    expect(performance.now() - before).toBeLessThan(1_000);
  });

  test("a word that every lesson uses tells them not apart", () => {
    const same = LESSONS.map(([title, body]) => [`${title} learning`, body] as const);
    expect(findLessons(catalogue(same), "learning", 3)).toEqual([]);
  });

  test("never break, whatever is written", () => {
    fc.assert(
      fc.property(anyText(400), (text) => {
        expect(findLessons(catalogue(), text, 3).length).toBeLessThanOrEqual(3);
      }),
    );
  });
});
