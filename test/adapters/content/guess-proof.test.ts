import { describe, expect, test } from "vitest";
import { complaints, load } from "./check.ts";
import { COURSE_YAML, FIRST, type Files, GOOD, lessonText, SECOND, single } from "./good-course.ts";

/** The good course under another mastery rule; nothing: under the usual one. */
function ruled(rule: Readonly<Record<string, number | undefined>>): Files {
  const lines = Object.entries(rule).map(([key, value]) => `      ${key}: ${value}\n`);
  const mastery = lines.length > 0 ? `    mastery:\n${lines.join("")}` : "";
  return { ...GOOD, [COURSE_YAML]: String(GOOD[COURSE_YAML]).replace("    mastery:\n      target: 0.9\n", mastery) };
}

const MASTERY_LINE = 11;
const guessed = (percent: number): string => `pure guessing would earn the badge of "retrieve" in ${percent} % of cases`;
const REMEDY = "raise minAnswers, confidence or target, or write more questions with three options or open answers instead of true/false";

const trueFalse = (id: string, right: boolean): string =>
  single(id)
    .replace(/- \[.\] one thing/, `- [${right ? "x" : " "}] True`)
    .replace(/- \[.\] a thing 2/, `- [${right ? " " : "x"}] False`)
    .replace(/- \[ \] a thing 3\n.*\n/, "");

describe("a badge cannot be earned by guessing", () => {
  test("in one case of a hundred: an error, on the line of the rule, and the course is not taught", () => {
    const files = ruled({ target: 0.5 });
    expect(complaints(files)).toEqual([`${COURSE_YAML}:${MASTERY_LINE}: ${guessed(3.9)}, ${REMEDY}`]);
    expect(load(files).courses).toEqual([]);
  });

  test("in one of five hundred: a warning", () => {
    const files = ruled({ target: 0.6 });
    expect(complaints(files)).toEqual([`${COURSE_YAML}:${MASTERY_LINE}: warning: ${guessed(0.93)}, ${REMEDY}`]);
    expect(load(files).courses).toHaveLength(1);
  });

  test("more seldom: what the remedy asks for is enough", () => {
    expect(complaints(ruled({ target: 0.6, minAnswers: 8 }))).toEqual([]);
    expect(complaints(ruled({ target: 0.6, confidence: 0.96 }))).toEqual([]);
    expect(complaints(ruled({ target: 0.8 }))).toEqual([]);
  });

  test("by the usual rule, even if most questions are true or false", () => {
    const questions = Array.from({ length: 12 }, (_, i) => trueFalse(`more-${i}`, i % 2 === 0));
    expect(complaints({ ...ruled({}), [SECOND]: lessonText(questions) })).toEqual([]);
  });

  test("more easily with true/false questions: the same rule passes without them", () => {
    const rule = ruled({ target: 0.7 });
    const questions = Array.from({ length: 9 }, (_, i) => trueFalse(`more-${i}`, i % 2 === 0));
    expect(complaints({ ...rule, [SECOND]: lessonText(questions) })).toEqual([expect.stringContaining(`${MASTERY_LINE}: pure guessing`)]);
    const typed = Array.from({ length: 9 }, (_, i) => `## Question: more-${i}\n\nWhat is it?\n\nAnswer: recall\n${CREDITS}`);
    expect(complaints({ ...withoutChoices(rule), [SECOND]: lessonText(typed) })).toEqual([]);
  });

  test("nothing is said while a question cannot be read, or the rule", () => {
    const unread = String(GOOD[FIRST]).replace("Answer: recall | re-call\n", "");
    expect(complaints({ ...ruled({ target: 0.5 }), [FIRST]: unread })).not.toContainEqual(expect.stringContaining("guessing"));
    const misspelt = ruled({ target: 0.5, minimum: 3 });
    expect(complaints(misspelt)).toEqual([expect.stringContaining('"minimum" is not known here')]);
  });
});

const CREDITS = "Because: That is its name in the papers.\nSource: [A paper](https://example.org/paper)\nDifficulty: medium\n";

/** Without the questions of the first lesson that are easiest to guess. */
function withoutChoices(files: Files): Files {
  const sections = String(files[FIRST]).split(/(?=^## Question: )/m);
  const easy = ["a-single", "a-true-false"];
  return { ...files, [FIRST]: sections.filter((section) => !easy.some((id) => section.startsWith(`## Question: ${id}\n`))).join("") };
}

describe("a badge can be earned", () => {
  test("within twenty right answers, or the author is warned", () => {
    const remedy = "lower what its mastery rule asks for";
    for (const rule of [{ target: 0.99 }, { confidence: 0.999 }, { minAnswers: 21 }, { minSpaced: 20, minAnswers: 21 }]) {
      expect(complaints(ruled(rule))).toEqual([
        `${COURSE_YAML}:${MASTERY_LINE}: warning: the badge of "retrieve" takes more than twenty right answers in a row, ${remedy}`,
      ]);
    }
  });

  test("also by rules that ask for more breaks than days, or for much", () => {
    for (const rule of [{ minSpaced: 3 }, { minDays: 5 }, { minAnswers: 12 }, { target: 0.9 }, { horizonDays: 90 }]) {
      expect(complaints(ruled(rule))).toEqual([]);
    }
  });

  test("under a rule that contradicts itself, never: each day and each break needs an answer of its own", () => {
    const mended = (key: string, value: number): string =>
      `"${key}" is ${value}, write 5 at most, or raise minAnswers (5) to ${value}: each needs an answer of its own`;
    expect(complaints(ruled({ minDays: 6 }))).toEqual([`${COURSE_YAML}:12: ${mended("minDays", 6)}`]);
    expect(complaints(ruled({ target: 0.8, minSpaced: 7 }))).toEqual([`${COURSE_YAML}:13: ${mended("minSpaced", 7)}`]);
    expect(complaints(ruled({ minDays: 6, minSpaced: 7 }))).toHaveLength(2);
    expect(complaints(ruled({ minDays: 5, minSpaced: 5 }))).toEqual([]);
    expect(complaints(ruled({ minAnswers: 0 })), "one remark is enough").toHaveLength(1);
  });

  test("nor by fewer answers than the usual number of days", () => {
    expect(complaints(ruled({ minAnswers: 1 }))).toEqual([
      `${COURSE_YAML}:12: "minAnswers" is 1, write 2 at least, or lower minDays (2): each needs an answer of its own`,
    ]);
    expect(complaints(ruled({ minAnswers: 1, minDays: 1 }))).toEqual([]);
  });
});

describe("a mastery rule", () => {
  test("is the usual one where nothing is written, and keeps what is", () => {
    const usual = {
      target: 0.8,
      horizonDays: 14,
      confidence: 0.85,
      localConfidence: 0.8,
      minAnswers: 5,
      minDays: 2,
      minSpaced: 1,
    };
    const ruleOf = (files: Files) => load(files).courses[0]?.outcomes[0]?.rule;
    expect(ruleOf(ruled({}))).toEqual(usual);
    expect(ruleOf(ruled({ target: 0.9, minDays: 3 }))).toEqual({ ...usual, target: 0.9, minDays: 3 });
    expect(ruleOf({ ...GOOD, [COURSE_YAML]: String(GOOD[COURSE_YAML]).replace("mastery:\n      target: 0.9", "mastery: {}") })).toEqual(usual);
    expect(complaints(ruled({}))).toEqual([]);
  });
});
