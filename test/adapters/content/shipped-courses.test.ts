import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { loadCourses } from "../../../src/adapters/content/load-courses.ts";
import { formatProblem } from "../../../src/adapters/content/problem.ts";
import { complaints } from "./check.ts";
import { COURSE_YAML, GOOD } from "./good-course.ts";

const ROOT = path.join(import.meta.dirname, "../../..");

describe("the courses that come with Fundi", () => {
  const { courses, problems } = loadCourses(path.join(ROOT, "src/content"));

  test("have neither errors nor warnings", () => {
    expect(problems.map(formatProblem)).toEqual([]);
  });

  test("are all taught, and the first day teaches how to learn", () => {
    const ids = courses.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(["learn-how-to-learn", "decide-deliberate-delegate", "your-first-android-app"]));
    expect(ids[0]).toBe("learn-how-to-learn");
  });
});

describe("the examples in docs/AUTHORING.md", () => {
  const guide = fs.readFileSync(path.join(ROOT, "docs/AUTHORING.md"), "utf8");
  const example = (fence: string, language: string) => guide.split(`\n${fence}${language}\n`)[1]?.split(`\n${fence}\n`)[0] ?? "";
  const lesson = example("````", "markdown");

  test("a course.yaml the check accepts", () => {
    expect(complaints({ ...GOOD, [COURSE_YAML]: example("```", "yaml") })).toEqual([]);
  });

  test("a lesson the check accepts but for its single question", () => {
    const file = "good-course/03-example.md";
    expect(complaints({ ...GOOD, [file]: lesson })).toEqual([`${file}:1: the lesson has one question, write at least 2`]);
  });

  test("a question that is really taught", () => {
    const real = fs.readFileSync(path.join(ROOT, "src/content/learn-how-to-learn/01-recall-beats-rereading.md"), "utf8");
    expect(real).toContain(lesson.slice(lesson.indexOf("## Question: after-the-chapter")));
  });
});
