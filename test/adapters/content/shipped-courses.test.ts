import path from "node:path";
import { expect, test } from "vitest";
import { loadCourses } from "../../../src/adapters/content/load-courses.ts";
import { formatProblem } from "../../../src/adapters/content/problem.ts";

const { courses, problems } = loadCourses(path.join(import.meta.dirname, "../../../src/content"));

test("the courses that come with Fundi have neither errors nor warnings", () => {
  expect(problems.map(formatProblem)).toEqual([]);
});

test("the first day teaches how to learn", () => {
  expect(courses[0]?.id).toBe("learn-how-to-learn");
});

test("every course that comes with Fundi is taught", () => {
  expect(courses.map(({ id }) => id)).toEqual(expect.arrayContaining(["learn-how-to-learn", "decide-deliberate-delegate", "your-first-android-app"]));
});
