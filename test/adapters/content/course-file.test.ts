import { describe, expect, test } from "vitest";
import { complaints, expectFound } from "./check.ts";
import { COURSE_YAML, FIRST, GOOD } from "./good-course.ts";

const inCourseFile = (from: string, to: string, says: string, at = to) => expectFound({ file: COURSE_YAML, from, to, says, at });
const inFrontMatter = (from: string, to: string, says: string, at = to) => expectFound({ file: FIRST, from, to, says, at });

const share = "write a share between 0 and 1, e.g. 0.8 for 80 %";

describe("a mistake in course.yaml is named with its line and its remedy", () => {
  test.each([
    ["a misspelt key", "language: en", "langauge: en", '"langauge" is not known here, did you mean "language"?'],
    [
      "a key that exists nowhere",
      "order: 1",
      "order: 1\ncolour: red",
      '"colour" is not known here, use one of title, language, order, description, outcomes',
      "colour",
    ],
    [
      "a misspelt key inside an outcome",
      "    minutes: 45",
      "    minutes: 45\n    prerequisits: []",
      '"prerequisits" is not known here, did you mean "prerequisites"?',
      "    prerequisits",
    ],
    [
      "a missing key, where its group begins",
      "    minutes: 45\n",
      "",
      '"minutes" is missing, write a whole number from 1 to 6000: the learning time, practice included',
      "id: retrieve",
    ],
    ["an empty value", "title: A good course", "title:", '"title" is empty, write text, e.g. Learn how to learn; a number or a date needs quotes'],
    [
      "a number for a title",
      "title: A good course",
      "title: 1984",
      '"title" is 1984, write text, e.g. Learn how to learn; a number or a date needs quotes',
    ],
    ["a text for a number", "order: 1", "order: first", '"order" is "first", write a whole number from 1 to 10000: the place in the list of courses'],
    [
      "a title too long",
      "title: A good course",
      `title: ${"long ".repeat(25)}`,
      `"title" is "${"long ".repeat(8).slice(0, 39)}…" (124 characters), shorten it to 100 characters`,
      "title: long",
    ],
    [
      "an unknown language",
      "language: en",
      "language: english language",
      '"language" is "english language", write a BCP 47 language, e.g. en or pt-BR',
    ],
    [
      "an outcome id that is none",
      "- id: retrieve",
      "- id: Retrieve It",
      '"id" is "Retrieve It", use lower case letters, digits and hyphens, at most 60, e.g. retrieve-it',
    ],
    ["no outcomes", /outcomes:[\s\S]*/, "outcomes: []", '"outcomes" is an empty list, write at least one outcome'],
    [
      "a framework without https",
      "url: https://example.org/entry",
      "url: http://example.org/entry",
      '"url" is "http://example.org/entry", write a full address that starts with https://',
    ],
    [
      "a tag that is no text",
      "[learning, memory]",
      "[learning, 7]",
      'item 2 of "tags" is 7, write text, e.g. learning; a number or a date needs quotes',
      "[learning",
    ],
  ])("%s", (_, from, to, says, at = to) => {
    const text = String(GOOD[COURSE_YAML]);
    const found = typeof from === "string" ? from : String(from.exec(text)?.[0]);
    const { problems } = plant(found, to);
    expect(problems).toContain(`${COURSE_YAML}:${lineOf(text.replace(found, to), at)}: ${says}`);
  });

  test("each of several mistakes, in one run", () => {
    const text = String(GOOD[COURSE_YAML])
      .replace("language: en", "langauge: en")
      .replace("order: 1", "order: 0")
      .replace("minutes: 45", "minutes: much");
    expect(complaints({ ...GOOD, [COURSE_YAML]: text })).toEqual([
      `${COURSE_YAML}:1: "language" is missing, write a language, e.g. en`,
      `${COURSE_YAML}:2: "langauge" is not known here, did you mean "language"?`,
      `${COURSE_YAML}:3: "order" is 0, write a whole number from 1 to 10000: the place in the list of courses`,
      `${COURSE_YAML}:9: "minutes" is "much", write a whole number from 1 to 6000: the learning time, practice included`,
    ]);
  });

  test("an outcome that names nothing one can see", () => {
    const says = 'warning: nobody can see whether somebody does "Understand", start with what they will do: choose, explain, write, calculate, …';
    inCourseFile("statement: Choose", "statement: Understand", says);
  });

  test("a second outcome with the same id", () => {
    const text = String(GOOD[COURSE_YAML]);
    const outcome = text.slice(text.indexOf("  - id: retrieve"));
    expect(complaints({ ...GOOD, [COURSE_YAML]: text + outcome })).toContain(
      `${COURSE_YAML}:19: the outcome id "retrieve" stands twice, give one of them another id`,
    );
  });
});

describe("a mastery rule nobody could meet, or everybody meets, is refused", () => {
  test.each([
    ["target: 1.2", `"target" is 1.2, ${share}: how much of the outcome must be known`],
    ["target: 80", `"target" is 80, ${share}: how much of the outcome must be known`],
    ["target: 0", `"target" is 0, ${share}: how much of the outcome must be known`],
    ["confidence: 1", `"confidence" is 1, ${share}: how sure we must be`],
    ["localConfidence: -0.1", `"localConfidence" is -0.1, ${share}: how sure the outcome's own answers must make us`],
    ["horizonDays: 0", '"horizonDays" is 0, write a whole number from 1 to 365: how many days ahead it must still be known'],
    ["minDays: 0", '"minDays" is 0, write a whole number from 1 to 100: the fewest days with an answer'],
    ["minAnswers: 0", '"minAnswers" is 0, write a whole number from 1 to 100: the fewest answers'],
    ["minSpaced: 1.5", '"minSpaced" is 1.5, write a whole number from 0 to 100: the fewest right answers after a break'],
    [
      "minimumDays: 2",
      '"minimumDays" is not known here, use one of target, horizonDays, confidence, localConfidence, minAnswers, minDays, minSpaced',
    ],
  ])("%s", (rule, says) => {
    inCourseFile("target: 0.9", rule, says);
  });
});

describe("YAML that cannot be read is named with its line", () => {
  test("a tab as indentation", () => {
    const { problems } = plant("    minutes: 45", "\tminutes: 45");
    expect(problems[0]).toMatch(/^good-course\/course.yaml:9: YAML cannot be read here: .*, indent with two spaces, not with a tab$/);
  });

  test("a key that stands twice", () => {
    inCourseFile("order: 1", "order: 1\norder: 2", "YAML cannot be read here: Map keys must be unique, keep one of the two", "order: 2");
  });

  test("a colon in a text without quotes", () => {
    const { problems } = plant("description: Does what it should.", "description: Careful: a colon");
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^good-course\/course.yaml:4: YAML cannot be read here: .*, check the indentation and the colons here, and put text/);
  });

  test.each([
    ["a list", "- a\n- b\n"],
    ["a word", "hello\n"],
    ["a comment and nothing else", "# a course\n"],
    ["a number", "42\n"],
  ])("%s in place of keys", (_, text) => {
    const problems = complaints({ ...GOOD, [COURSE_YAML]: text });
    expect(problems).toEqual([expect.stringContaining("write the keys title, language, order, description, outcomes, each on its own line")]);
  });

  test("aliases that unfold to more than memory holds", () => {
    const bomb = ["a: &a [x,x,x,x,x,x,x,x,x]", "b: &b [*a,*a,*a,*a,*a,*a,*a,*a]", "c: &c [*b,*b,*b,*b,*b,*b,*b,*b]", "d: [*c,*c,*c,*c,*c]"].join(
      "\n",
    );
    expect(complaints({ ...GOOD, [COURSE_YAML]: bomb })).toEqual([
      `${COURSE_YAML}:1: the YAML repeats itself by aliases too often, write the values out, without & and *`,
    ]);
  });
});

describe("a mistake in a lesson's front matter is named with its line in the file", () => {
  test.each([
    ["a misspelt key", "outcome: retrieve", "outcom: retrieve", '"outcom" is not known here, did you mean "outcome"?', "outcom: "],
    [
      "more than three minutes",
      "minutes: 2",
      "minutes: 4",
      '"minutes" is 4, write a whole number from 1 to 3: a lesson takes three minutes at most',
      "minutes",
    ],
    [
      "a source without https",
      "    url: https://example.org/paper",
      "    url: ftp://example.org",
      '"url" is "ftp://example.org", write a full address that starts with https://',
      "    url",
    ],
  ])("%s", (_, from, to, says, at) => {
    const text = String(GOOD[FIRST]).replace(from, to);
    expect(complaints({ ...GOOD, [FIRST]: text })).toContain(`${FIRST}:${lineOf(text, at)}: ${says}`);
  });

  test("an outcome the course does not have", () => {
    inFrontMatter("outcome: retrieve", "outcome: retreive", 'course.yaml has no outcome "retreive", did you mean "retrieve"?');
  });

  test("an outcome that resembles none", () => {
    inFrontMatter("outcome: retrieve", "outcome: cooking", 'course.yaml has no outcome "cooking", use one of retrieve');
  });

  test("no front matter", () => {
    const remedy = "begin the file with ---, then title:, outcome:, minutes: and sources: on lines of their own, then ---";
    const text = String(GOOD[FIRST]);
    const found = complaints({ ...GOOD, [FIRST]: text.slice(text.indexOf("Rereading")) });
    expect(found).toEqual([`${FIRST}:1: the lesson has no front matter, ${remedy}`]);
  });

  test("front matter without an end", () => {
    inFrontMatter(
      "    url: https://example.org/paper\n---",
      "    url: https://example.org/paper",
      "the front matter does not end, write --- on a line of its own after its last key",
      "---",
    );
  });
});

const lineOf = (text: string, at: string): number => text.slice(0, text.indexOf(at)).split("\n").length;

function plant(from: string, to: string): { problems: string[] } {
  const text = String(GOOD[COURSE_YAML]);
  expect(text).toContain(from);
  return { problems: complaints({ ...GOOD, [COURSE_YAML]: text.replace(from, to) }) };
}
