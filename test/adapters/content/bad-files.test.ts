import fs from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadCourses } from "../../../src/adapters/content/load-courses.ts";
import { formatProblem } from "../../../src/adapters/content/problem.ts";
import { complaints, inFolder, load, writeFiles } from "./check.ts";
import { COURSE_YAML, FIRST, type Files, GOOD, lessonText, SECOND, single } from "./good-course.ts";

describe("a file that is no text of an author is a problem, never an exception", () => {
  test("an empty file", () => {
    expect(complaints({ ...GOOD, [FIRST]: "\ufeff \n" })).toEqual([
      `${FIRST}:1: the file is empty, write it as docs/AUTHORING.md shows, or remove it`,
    ]);
  });

  test("another encoding, named by the line of its first odd letter", () => {
    const latin = Buffer.concat([Buffer.from("---\ntitle: caf"), Buffer.from([0xe9]), Buffer.from("\n---\n")]);
    expect(complaints({ ...GOOD, [FIRST]: latin })).toEqual([`${FIRST}:2: this is not UTF-8 text, save the file with the encoding UTF-8`]);
    expect(complaints({ ...GOOD, [FIRST]: Buffer.from("\ufeffhello", "utf16le") })).toEqual([
      `${FIRST}:1: this is not UTF-8 text, save the file with the encoding UTF-8`,
    ]);
  });

  test("a huge file", () => {
    expect(complaints({ ...GOOD, [FIRST]: "a\n".repeat(100_001) })).toEqual([
      `${FIRST}:1: the file has 200002 bytes, more than 200000, split it into several lessons`,
    ]);
  });

  test("an endless paragraph", () => {
    const says = "more than 10000 characters stand here without an empty line, break them into paragraphs";
    expect(complaints({ ...GOOD, [FIRST]: `---\n${">".repeat(10_001)}` })).toEqual([`${FIRST}:2: ${says}`]);
    expect(complaints({ ...GOOD, [FIRST]: "*a*a\n".repeat(2_600) })).toEqual([`${FIRST}:2501: ${says}`]);
  });

  test("a control character", () => {
    expect(complaints({ ...GOOD, [FIRST]: String(GOOD[FIRST]).replace("Close", "Clo\u0000se") })).toEqual([
      `${FIRST}:13: this line holds an invisible control character, type the line anew`,
    ]);
  });

  test("marks nested by the thousand", () => {
    const lines = Array.from({ length: 10 }, () => "[".repeat(500)).join("\n");
    const { courses, problems } = load({ ...GOOD, [COURSE_YAML]: `title: ${lines}`, [SECOND]: lessonText([single("a-1"), lines]) });
    expect(courses).toEqual([]);
    expect(problems.length).toBeGreaterThan(0);
  });
});

describe("a folder that is no course is a problem, never an exception", () => {
  test("without course.yaml", () => {
    const { [COURSE_YAML]: _, ...rest } = GOOD;
    expect(complaints(rest)).toEqual([`${COURSE_YAML}:1: the folder has no course.yaml, write one as docs/AUTHORING.md shows`]);
  });

  test("without lessons", () => {
    expect(complaints({ [COURSE_YAML]: String(GOOD[COURSE_YAML]) })).toContain(
      `${COURSE_YAML}:1: the course has no lessons, write one Markdown file per lesson, e.g. 01-first-idea.md`,
    );
  });

  test("with a name that is no id", () => {
    const files = Object.fromEntries(Object.entries(GOOD).map(([file, text]) => [file.replace("good-course", "Good Course"), text]));
    expect(complaints(files)).toEqual([
      'Good Course:1: "Good Course" is no course id, rename the folder: use lower case letters, digits and hyphens, at most 60, e.g. good-course',
    ]);
  });

  test("with a lesson whose name is no id", () => {
    const files = { ...GOOD, "good-course/02 Second.md": String(GOOD[SECOND]), [SECOND]: lessonText([single("x-1"), single("x-2")]) };
    expect(complaints(files)).toEqual([
      'good-course/02 Second.md:1: "02 Second" is no lesson id, rename the file: use lower case letters, digits and hyphens, at most 60, e.g. 02-second',
    ]);
  });

  test("with files nobody reads, which is a warning", () => {
    expect(complaints({ ...GOOD, "good-course/03-third.markdown": "x", "good-course/pictures/a.png": "x" })).toEqual([
      'good-course/03-third.markdown:1: warning: only course.yaml and files ending in .md are read, rename or remove "03-third.markdown"',
      'good-course/pictures:1: warning: only course.yaml and files ending in .md are read, rename or remove "pictures"',
    ]);
  });

  test("with a folder that poses as a lesson", () => {
    expect(complaints({ ...GOOD, "good-course/03-third.md/a.txt": "x" })).toEqual([
      "good-course/03-third.md:1: this is not a file, remove it or put a text file in its place",
    ]);
  });

  test("no courses at all", () => {
    expect(complaints({})).toEqual([".:1: warning: there is no course here, make a folder with a course.yaml in it"]);
    expect(loadCourses("/does/not/exist").problems.map(formatProblem)).toEqual([
      ".:1: the courses folder cannot be read (ENOENT), check its path and its permissions",
    ]);
  });
});

describe("a link does not bring in what lies outside of the courses", () => {
  function linked(target: (outside: string) => string, name: string): string[] {
    return inFolder((outside) =>
      inFolder((folder) => {
        writeFiles(outside, { "secret.md": String(GOOD[SECOND]), "course/course.yaml": String(GOOD[COURSE_YAML]) });
        writeFiles(folder, GOOD);
        fs.symlinkSync(target(outside), path.join(folder, name));
        return loadCourses(folder).problems.map(formatProblem);
      }),
    );
  }

  test("a lesson elsewhere", () => {
    const found = linked((outside) => path.join(outside, "secret.md"), "good-course/03-third.md");
    expect(found).toEqual(["good-course/03-third.md:1: this link leaves the courses folder, copy the file into the course"]);
  });

  test("a course elsewhere", () => {
    const found = linked((outside) => path.join(outside, "course"), "other");
    expect(found).toEqual([
      "other:1: the course folder cannot be read (it is a link that leaves the courses folder), put a folder in its place that may be read",
    ]);
  });

  test("a link to nowhere, and a link to itself", () => {
    expect(linked(() => "nowhere.md", "good-course/03-third.md")).toEqual([
      "good-course/03-third.md:1: the file cannot be read (ENOENT), check that it exists and may be read",
    ]);
    expect(linked(() => "loop", "loop")).toEqual(["loop:1: the course folder cannot be read (ELOOP), put a folder in its place that may be read"]);
  });

  test("a link inside the courses folder is as good as the file", () => {
    const files = { ...GOOD, "good-course/.kept/second.md": String(GOOD[SECOND]), [SECOND]: "" };
    const problems = inFolder((folder) => {
      writeFiles(folder, files);
      fs.rmSync(path.join(folder, SECOND));
      fs.symlinkSync(".kept/second.md", path.join(folder, SECOND));
      return loadCourses(folder).problems;
    });
    expect(problems).toEqual([]);
  });
});

describe("whatever stands in the files", () => {
  const RUNS = 100;
  const PIECES = [
    "---\n",
    "## Question: x\n",
    "- [x] a\n",
    "  - because\n",
    "> q\n",
    "Source: ",
    "Answer: 1 ± ",
    "1. a\n",
    "\t",
    "\u0000",
    "![](",
    "<b>",
    "```\n",
    "&#0;",
    "*",
    "[",
    "]",
    "`",
    "\r\n",
    "é",
    "😀",
    ": ",
    "{",
    "&a *a",
    "!!js ",
  ];

  const anyText = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 10 })), { maxLength: 40 }).map((pieces) => pieces.join("")),
  );

  /** Cuts a piece out of a good file, and puts another in its place. */
  const mutated = (file: string) =>
    fc.array(fc.tuple(fc.nat(), fc.nat({ max: 30 }), fc.oneof(fc.constantFrom("", ...PIECES), anyText)), { minLength: 1, maxLength: 4 }).map((cuts) =>
      cuts.reduce((text, [place, length, piece]) => {
        const start = place % (text.length + 1);
        return text.slice(0, start) + piece + text.slice(start + length);
      }, String(GOOD[file])),
    );

  const anyBytes = fc.uint8Array({ maxLength: 200 });
  const content = (file: string) =>
    fc.oneof({ weight: 6, arbitrary: mutated(file) }, { weight: 2, arbitrary: anyText }, { weight: 1, arbitrary: anyBytes });
  const files: fc.Arbitrary<Files> = fc.oneof(
    content(COURSE_YAML).map((text) => ({ ...GOOD, [COURSE_YAML]: text })),
    content(FIRST).map((text) => ({ ...GOOD, [FIRST]: text })),
    fc.tuple(content(COURSE_YAML), content(SECOND)).map(([yaml, lesson]) => ({ ...GOOD, [COURSE_YAML]: yaml, [SECOND]: lesson })),
  );

  test("nothing is thrown, every problem has a place, and no course with an error is taught", () => {
    fc.assert(
      fc.property(files, (written) => {
        const { courses, problems } = load(written);
        const errors = problems.filter(({ level }) => level === "error");
        expect(courses).toHaveLength(errors.length === 0 ? 1 : 0);
        for (const problem of problems) expectUseful(problem, written);
        expect(JSON.stringify(courses)).not.toContain("\\u0000");
      }),
      { numRuns: RUNS },
    );
  }, 60_000);

  function expectUseful(problem: ReturnType<typeof load>["problems"][number], written: Files): void {
    const lines = Buffer.from(written[problem.file] ?? "")
      .toString("latin1")
      .split(/\r\n?|\n/).length;
    expect(problem.line).toBeGreaterThanOrEqual(1);
    expect(problem.line).toBeLessThanOrEqual(Math.max(1, lines));
    expect(formatProblem(problem)).toMatch(/^[^\n\p{Cc}]+:\d+: [^\n\p{Cc}]+, [^\n\p{Cc}]+$/u);
  }

  test("the order of the problems is the order of reading", () => {
    const text = String(GOOD[FIRST])
      .replace("Difficulty: easy", "Difficulty: none")
      .replace("minutes: 2", "minutes: 9")
      .replaceAll("- [x] False", "- [ ] False");
    const { problems } = load({ ...GOOD, [FIRST]: text, [SECOND]: "" });
    expect(problems.map(({ file, line }) => [file, line])).toEqual([
      [FIRST, 4],
      [FIRST, 37],
      [FIRST, 53],
      [SECOND, 1],
    ]);
  });
});
