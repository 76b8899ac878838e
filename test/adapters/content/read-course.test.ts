import { describe, expect, test } from "vitest";
import type { Option, Question } from "../../../src/core/domain/course.ts";
import { DEFAULT_MASTERY_RULE } from "../../../src/core/domain/mastery/rule.ts";
import { paragraph } from "../../../src/core/domain/rich-text.ts";
import { complaints, load } from "./check.ts";
import { COURSE_YAML, FIRST, type Files, GOOD, SECOND } from "./good-course.ts";

const option = (text: string, because: string, right = false): Option => ({ text, right, because });
const paper = { title: "A paper", url: "https://example.org/paper" };

function question(id: string, difficulty: string, stem: string) {
  return { id: `good-course/${id}`, outcome: "good-course/retrieve", stem: paragraph(stem), source: paper, difficulty };
}

function read(files: Files) {
  const { courses, problems } = load(files);
  expect(problems).toEqual([]);
  return courses;
}

const goodQuestion = (id: string): Question | undefined =>
  read(GOOD)
    .flatMap((course) => course.lessons)
    .flatMap((lesson) => lesson.questions)
    .find((found) => found.id === `good-course/${id}`);

describe("a course is read as its author wrote it", () => {
  test("its facts and outcomes, with the mastery rule's defaults where the author says nothing", () => {
    const [course] = read(GOOD);
    expect(course).toMatchObject({ id: "good-course", title: "A good course", language: "en", order: 1, description: "Does what it should." });
    expect(course?.outcomes).toEqual([
      {
        id: "good-course/retrieve",
        title: "Learn by recalling",
        statement: "Choose habits that make you recall.",
        notionalMinutes: 45,
        prerequisites: [],
        rule: { ...DEFAULT_MASTERY_RULE, target: 0.9 },
        credential: {
          description: "The holder recalls.",
          tags: ["learning", "memory"],
          alignments: [{ title: "A framework", url: "https://example.org/entry" }],
        },
      },
    ]);
  });

  test("its lessons in the order of their file names, each with its outcome, sources and questions", () => {
    const [course] = read(GOOD);
    const facts = course?.lessons.map(({ id, outcome, title, minutes, sources, questions }) => [
      id,
      outcome,
      title,
      minutes,
      sources,
      questions.length,
    ]);
    expect(facts).toEqual([
      ["good-course/01-first", "good-course/retrieve", "The first lesson", 2, [paper], 7],
      ["good-course/02-second", "good-course/retrieve", "A lesson", 1, [], 3],
    ]);
  });

  test("a lesson's text: marks, links, quotes, lists and code, without line breaks inside a paragraph", () => {
    expect(read(GOOD)[0]?.lessons[0]?.body).toEqual([
      {
        type: "paragraph",
        content: [
          { text: "Rereading " },
          { text: "feels", italic: true },
          { text: " like " },
          { text: "learning", bold: true },
          { text: ", says " },
          { text: "a paper", url: "https://example.org/paper" },
          { text: "." },
        ],
      },
      { type: "quote", content: [{ text: "Close the page." }] },
      { type: "list", ordered: false, items: [[{ text: "write " }, { text: "down", code: true }], [{ text: "look again" }]] },
      { type: "list", ordered: true, items: [[{ text: "one" }], [{ text: "two" }]] },
      { type: "code", text: "recall()" },
    ]);
  });
});

describe("every kind of question is told by how it is written", () => {
  test("single choice", () => {
    expect(goodQuestion("a-single")).toEqual({
      ...question("a-single", "easy", "What helps you most to remember it?"),
      kind: "single",
      options: [
        option("Reading it a second time", "It makes the text familiar, not known."),
        option("Noting what you recall", "Recalling strengthens the path you need.", true),
        option("Underlining sentences", "It keeps you busy and changes little."),
      ],
    });
  });

  test("multiple choice, by its second right option", () => {
    const multiple = goodQuestion("a-multiple");
    expect(multiple).toMatchObject({ kind: "multiple", options: [{ right: true }, { right: false }, { right: true }] });
  });

  test("true or false, by its two options", () => {
    expect(goodQuestion("a-true-false")).toMatchObject({
      kind: "true-false",
      options: [
        { text: "True", right: false },
        { text: "False", right: true },
      ],
    });
  });

  test("a scenario, by the quote before the question", () => {
    const scenario = goodQuestion("a-scenario");
    expect(scenario).toMatchObject({ kind: "scenario", stem: paragraph("What should she do?"), options: [{ right: true }, {}, {}] });
    expect(scenario).toMatchObject({ situation: paragraph("Naledi has read the page once. Ten minutes are left.") });
  });

  test("ordering, by its numbered steps; what the question is about may be code", () => {
    expect(goodQuestion("an-ordering")).toMatchObject({
      kind: "ordering",
      stem: [...paragraph("Put the steps in order:"), { type: "code", text: "a page" }],
      steps: ["Read", "Recall", "Look again"],
      because: "You cannot recall what you have not read, and you look again to mend the gaps.",
    });
  });

  test("numeric, by a number as its answer", () => {
    expect(goodQuestion("a-numeric")).toMatchObject({ kind: "numeric", value: 14, tolerance: 2.5, unit: "days" });
  });

  test("short text, by words as its answer", () => {
    expect(goodQuestion("a-short-text")).toMatchObject({ kind: "short-text", accepted: ["recall", "re-call"] });
  });

  test.each([
    ["14", { kind: "numeric", value: 14, tolerance: 0, unit: "" }],
    ["-3.5 °C", { kind: "numeric", value: -3.5, unit: "°C" }],
    ["80%", { kind: "numeric", value: 80, unit: "%" }],
    ["1 350 ± 50 people", { kind: "numeric", value: 1350, tolerance: 50, unit: "people" }],
    ["14 +/- 2", { kind: "numeric", value: 14, tolerance: 2 }],
    ["2FA", { kind: "short-text", accepted: ["2FA"] }],
    ["24/7 | around the clock", { kind: "short-text", accepted: ["24/7", "around the clock"] }],
    ["1984 | nineteen eighty-four", { kind: "short-text", accepted: ["1984", "nineteen eighty-four"] }],
  ])("the answer %s", (answer, expected) => {
    const text = String(GOOD[FIRST]).replace("14 ± 2,5 days", answer);
    expect(read({ ...GOOD, [FIRST]: text })[0]?.lessons[0]?.questions[5]).toMatchObject(expected);
  });
});

describe("what an editor does to a file changes nothing", () => {
  const everywhere = (change: (text: string) => string): Files =>
    Object.fromEntries(Object.entries(GOOD).map(([file, text]) => [file, change(String(text))]));

  test.each([
    ["Windows line ends", (text: string) => text.replaceAll("\n", "\r\n")],
    ["old Macintosh line ends", (text: string) => text.replaceAll("\n", "\r")],
    ["a byte order mark", (text: string) => `\ufeff${text}`],
    ["both of Windows' habits", (text: string) => `\ufeff${text.replaceAll("\n", "\r\n")}`],
    ["no line end at the end", (text: string) => text.trimEnd()],
    ["empty lines at the end", (text: string) => `${text}\n\n`],
  ])("%s", (_, change) => {
    expect(read(everywhere(change))).toEqual(read(GOOD));
  });

  test.each([
    ["options with other bullets", "- [ ] Underlining", "* [ ] Underlining"],
    ["a capital X", "- [x] Noting", "- [X] Noting"],
    ["a because indented by a tab", "  - It keeps you busy and", "\t- It keeps you busy and"],
    ["an empty line before a because", "sentences\n  - It", "sentences\n\n  - It"],
    ["no empty line before the source", "changes little.\n\nSource", "changes little.\nSource"],
    ["a because over two lines", "you busy and changes", "you busy and\n    changes"],
    ["the question right above its answer", "come back?\n\nAnswer", "come back?\nAnswer"],
    ["an empty line before the front matter", "---\ntitle: The first", "\n---\ntitle: The first"],
  ])("%s", (_, from, to) => {
    expect(String(GOOD[FIRST])).toContain(from);
    expect(read({ ...GOOD, [FIRST]: String(GOOD[FIRST]).replace(from, to) })).toEqual(read(GOOD));
  });
});

describe("several courses", () => {
  const copy = (id: string, change: (yaml: string) => string): Files => ({
    [`${id}/course.yaml`]: change(String(GOOD[COURSE_YAML])),
    [`${id}/01.md`]: String(GOOD[FIRST]),
    [`${id}/02.md`]: String(GOOD[SECOND]),
  });

  test("are listed by their order, and may build on one another", () => {
    const files = {
      ...copy("advanced", (yaml) => yaml.replace("order: 1", "order: 9").replace("prerequisites: []", "prerequisites: [good-course/retrieve]")),
      ...GOOD,
    };
    const courses = read(files);
    expect(courses.map(({ id }) => id)).toEqual(["good-course", "advanced"]);
    expect(courses[1]?.outcomes[0]?.prerequisites).toEqual(["good-course/retrieve"]);
  });

  test("are told when they share a place in the list", () => {
    const files = { ...GOOD, ...copy("twin", (yaml) => yaml) };
    expect(complaints(files)).toEqual(["twin/course.yaml:3: warning: the place 1 belongs to good-course, give this course another order"]);
  });

  test("stand beside files and hidden folders that are no courses", () => {
    expect(read({ ...GOOD, "README.md": "About our courses", ".git/config": "x", "good-course/.DS_Store": "x" })).toHaveLength(1);
  });
});
