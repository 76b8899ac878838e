import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect } from "vitest";
import { type LoadedCourses, loadCourses } from "../../../src/adapters/content/load-courses.ts";
import { formatProblem } from "../../../src/adapters/content/problem.ts";
import { type Files, GOOD } from "./good-course.ts";

/** Gives a folder of its own to a test and removes it afterwards. */
export function inFolder<Result>(use: (folder: string) => Result): Result {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "fundi-content-"));
  try {
    return use(folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

export function writeFiles(folder: string, files: Files): void {
  for (const [file, content] of Object.entries(files)) {
    fs.mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), content);
  }
}

export function load(files: Files): LoadedCourses {
  return inFolder((folder) => {
    writeFiles(folder, files);
    return loadCourses(folder);
  });
}

/** What the check prints, line by line. */
export const complaints = (files: Files): string[] => load(files).problems.map(formatProblem);

/** One wrong thing, planted into the good course, and what the check says about it. */
export interface Planted {
  readonly file: string;
  /** Stands in the good file, exactly as often as it is replaced: once. */
  readonly from: string;
  readonly to: string;
  /** Words on the line the check should name; by default the first words planted. */
  readonly at?: string;
  readonly says: string;
}

export function expectFound({ file, from, to, at = to, says }: Planted): void {
  const good = String(GOOD[file]);
  expect(good.split(from), `the good ${file} says it once: ${from}`).toHaveLength(2);
  const text = good.replace(from, () => to);
  const line = text.slice(0, text.indexOf(at)).split("\n").length;
  const { courses, problems } = load({ ...GOOD, [file]: text });
  expect(problems.map(formatProblem)).toEqual([`${file}:${line}: ${says}`]);
  expect(courses).toHaveLength(says.startsWith("warning: ") ? 1 : 0);
}
