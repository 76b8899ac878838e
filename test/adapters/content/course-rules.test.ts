import { describe, expect, test } from "vitest";
import { complaints, load } from "./check.ts";
import { COURSE_YAML, FIRST, type Files, GOOD, lessonText, SECOND, single } from "./good-course.ts";

const WORDS = ["one thing", "a thing 2", "a thing 3"];

/** The good course with further questions in its second lesson. */
const withQuestions = (questions: readonly string[]): Files => ({ ...GOOD, [SECOND]: lessonText(questions) });

describe("a lesson is one idea with at least two questions", () => {
  test("1,200 characters are a lesson, one more is too much", () => {
    const lesson = (characters: number) =>
      String(GOOD[SECOND]).replace(
        "One idea.",
        "A word. "
          .repeat(200)
          .slice(0, characters - 1)
          .concat("."),
      );
    expect(complaints({ ...GOOD, [SECOND]: lesson(1_200) })).toEqual([]);
    expect(complaints({ ...GOOD, [SECOND]: lesson(1_201) })).toEqual([
      `${SECOND}:7: the lesson has 1201 characters, shorten it to 1200, or make two of it`,
    ]);
  });

  test("a lesson without words is an error", () => {
    expect(complaints({ ...GOOD, [SECOND]: String(GOOD[SECOND]).replace("One idea.\n", "") })).toEqual([
      `${SECOND}:8: the lesson has no words, write it before the first question`,
    ]);
  });

  test.each([
    [1, "one question"],
    [0, "no question"],
  ])("a lesson with %i questions is an error", (count, says) => {
    const extra = lessonText([single("more-1"), single("more-2"), single("more-3")]);
    const files = { ...GOOD, [SECOND]: extra, "good-course/03-third.md": lessonText([single("last")].slice(0, count)) };
    expect(complaints(files)).toEqual([`good-course/03-third.md:1: the lesson has ${says}, write at least 2`]);
  });
});

describe("an outcome has enough questions to ask something new weeks later", () => {
  test("fewer than ten are an error", () => {
    expect(complaints(withQuestions([single("more-1"), single("more-2")]))).toEqual([
      `${COURSE_YAML}:6: the outcome "retrieve" has 9 questions, write at least 10, so that a review can ask something new`,
    ]);
  });

  test("one kind of question, and no scenario, are errors", () => {
    const questions = Array.from({ length: 10 }, (_, i) => single(`more-${i}`, i % 3, WORDS));
    const { [FIRST]: _, ...rest } = GOOD;
    expect(complaints({ ...rest, [SECOND]: lessonText(questions) })).toEqual([
      `${COURSE_YAML}:6: all questions of "retrieve" are of one kind, write some of another kind`,
      `${COURSE_YAML}:6: the outcome "retrieve" has no scenario, write a question that begins with a situation as a quote`,
    ]);
  });

  test("an outcome nobody teaches is an error", () => {
    const yaml = String(GOOD[COURSE_YAML]);
    const outcome = yaml.slice(yaml.indexOf("  - id: retrieve")).replace("id: retrieve", "id: unused");
    expect(complaints({ ...GOOD, [COURSE_YAML]: yaml + outcome })).toEqual([
      `${COURSE_YAML}:19: the outcome "unused" has 0 questions, write at least 10, so that a review can ask something new`,
    ]);
  });

  test("nothing is said to be missing while a lesson cannot be read", () => {
    expect(complaints({ ...GOOD, [SECOND]: "" })).toEqual([`${SECOND}:1: the file is empty, write it as docs/AUTHORING.md shows, or remove it`]);
  });
});

describe("habits that let a course be guessed", () => {
  /** Questions of which so many have the longest option as the right one. */
  const questions = (count: number, longest: number) =>
    Array.from({ length: count }, (_, i) => {
      const right = i < longest ? "a longer thing" : "a";
      return single(`more-${i}`, i % 3, WORDS.with(i % 3, right));
    });

  test("the right option is the longest in more than 45 % of the choice questions", () => {
    // The good course's first lesson has two such questions, one with the longest right option.
    const found = complaints(withQuestions(questions(18, 9))).filter((line) => !line.includes("warning"));
    expect(found).toEqual([
      `${COURSE_YAML}:1: the right option is the longest in 10 of 20 choice questions, shorten right options or lengthen wrong ones: at most 45 % are allowed`,
    ]);
  });

  test("45 % are allowed", () => {
    expect(complaints(withQuestions(questions(18, 8))).filter((line) => !line.includes("warning"))).toEqual([]);
  });

  test("the right option stands at the same place too often", () => {
    const placed = Array.from({ length: 18 }, (_, i) => single(`more-${i}`, i < 14 ? 0 : 1 + (i % 2), WORDS));
    expect(complaints(withQuestions(placed))).toEqual([
      `${COURSE_YAML}:1: warning: with 3 options, the right one stands 15× at 1, 3× at 2, 2× at 3, spread the right ones evenly over the places`,
    ]);
  });

  test("twelve, five and three times may be chance", () => {
    const placed = Array.from({ length: 18 }, (_, i) => single(`more-${i}`, i < 11 ? 0 : [1, 1, 1, 1, 2, 2, 2][i - 11], WORDS));
    expect(complaints(withQuestions(placed))).toEqual([]);
  });
});

describe("prerequisites lead somewhere", () => {
  const needs = (prerequisites: string) => String(GOOD[COURSE_YAML]).replace("prerequisites: []", `prerequisites: [${prerequisites}]`);
  const copy = (id: string, prerequisites: string): Files => ({
    [`${id}/course.yaml`]: needs(prerequisites).replace("order: 1", "order: 2"),
    [`${id}/01.md`]: String(GOOD[FIRST]),
    [`${id}/02.md`]: String(GOOD[SECOND]),
  });

  test("an unknown outcome of the same course", () => {
    expect(complaints({ ...GOOD, [COURSE_YAML]: needs("retreive") })).toEqual([
      `${COURSE_YAML}:10: there is no outcome "retreive", did you mean "retrieve"?`,
    ]);
  });

  test("an unknown outcome of another course", () => {
    expect(complaints({ ...GOOD, [COURSE_YAML]: needs("elsewhere/cooking") })).toEqual([
      `${COURSE_YAML}:10: there is no outcome "elsewhere/cooking", name an outcome of this course, or course/outcome of another`,
    ]);
  });

  test("something that is no id", () => {
    expect(complaints({ ...GOOD, [COURSE_YAML]: needs("a/b/c") })).toContain(
      `${COURSE_YAML}:10: item 1 of "prerequisites" is "a/b/c", write the id of an outcome of this course, or course/outcome of another`,
    );
  });

  test("an outcome that needs itself", () => {
    expect(complaints({ ...GOOD, [COURSE_YAML]: needs("retrieve") })).toEqual([
      `${COURSE_YAML}:10: "retrieve" is its own prerequisite, remove one prerequisite, or nobody can begin`,
    ]);
  });

  test("a circle across courses is an error in each", () => {
    const { courses, problems } = load({ ...GOOD, [COURSE_YAML]: needs("other/retrieve"), ...copy("other", "good-course/retrieve") });
    expect(problems.map(({ file, line, what }) => `${file}:${line}: ${what}`)).toEqual([
      `${COURSE_YAML}:10: "other/retrieve" itself needs this outcome first`,
      'other/course.yaml:10: "good-course/retrieve" itself needs this outcome first',
    ]);
    expect(courses).toEqual([]);
  });

  test("a course that builds on one with errors cannot be taught either, however far away the error is", () => {
    const files = { ...GOOD, [COURSE_YAML]: "", ...copy("other", "good-course/retrieve"), ...copy("third", "other/retrieve"), ...copy("lone", "") };
    const { courses, problems } = load(files);
    expect(problems.filter(({ level }) => level === "error").map(({ file, line, what }) => `${file}:${line}: ${what}`)).toEqual([
      `${COURSE_YAML}:1: the file is empty`,
      'other/course.yaml:10: the course "good-course" has errors',
      'third/course.yaml:10: the course "other" has errors',
    ]);
    expect(courses.map(({ id }) => id)).toEqual(["lone"]);
  });
});
