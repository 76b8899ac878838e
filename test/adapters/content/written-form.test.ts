import { describe, expect, test } from "vitest";
import { complaints, expectFound } from "./check.ts";
import { FIRST, GOOD, SECOND } from "./good-course.ts";

const found = (from: string, to: string, says: string, at = to) => expectFound({ file: FIRST, from, to, says, at });

describe("what a chat cannot show is refused in a lesson", () => {
  test.each([
    [
      "a heading",
      "# A heading",
      "headings are not shown in a lesson, make it **bold**, or split the lesson; a line of --- right under text makes a heading too",
    ],
    ["a table", "a | b\n--- | ---\n1 | 2", "tables are not shown in a chat, write it as a list"],
    ["an image", "![a map](https://example.org/map.png)", "images are not shown in a chat, describe what it shows in words"],
    ["HTML", "<b>bold</b>", "HTML is not shown in a chat, write it in words, or between backticks when the characters themselves matter"],
    ["a comment", "<!-- later -->", "HTML is not shown in a chat, write it in words, or between backticks when the characters themselves matter"],
    ["a dividing line", "***", "a dividing line is not shown in a lesson, remove it"],
    [
      "a link's address kept elsewhere",
      "[paper]: https://example.org",
      "a link's address must stand beside its text, write [text](https://example.org)",
    ],
    [
      "a link without https",
      "[a page](http://example.org)",
      'the link to "http://example.org" is not https, write a full address that starts with https://',
    ],
    [
      "a script as a link",
      "[a page](javascript:alert)",
      'the link to "javascript:alert" is not https, write a full address that starts with https://',
    ],
    ["a list in a list", "- one\n  - two", "a list item holds one paragraph, write a flat list without lists or paragraphs inside"],
    ["a list that starts in the middle", "3. three", "this list starts at 3, start it at 1: a chat numbers lists anew"],
    ["a list in a quote", "> - one", "a quote holds paragraphs only, move the rest out of the quote"],
    ["an empty list item", "-\n- two", "this list item has no words, write them, or remove it"],
    ["an option without a question", "- [ ] an option", "this option belongs to no question, put the line ## Question: its-id before the question"],
  ])("%s", (_, block, says) => {
    const line = block.startsWith("- one") ? 14 : 13;
    expect(complaints({ ...GOOD, [FIRST]: String(GOOD[FIRST]).replace("> Close the page.", block) })).toEqual([`${FIRST}:${line}: ${says}`]);
  });

  test("code without an end, which would take in the questions", () => {
    const text = String(GOOD[FIRST]).replace("recall()\n```\n", "recall()\n");
    expect(complaints({ ...GOOD, [FIRST]: text })).toContain(
      `${FIRST}:21: this code does not end before the next question, close it with \`\`\` on a line of its own`,
    );
  });

  test("a mail address may be a link", () => {
    const text = String(GOOD[FIRST]).replace("> Close the page.", "[Write](mailto:anna@example.org)");
    expect(complaints({ ...GOOD, [FIRST]: text })).toEqual([]);
  });
});

describe("a question in a wrong form is answered with the right one", () => {
  const HEADING = "## Question: a-single";

  test.each([
    ["another level", "# Question: a-single", '"Question: a-single" is not how a question begins, write ## Question: its-id'],
    ["no colon", "## Question a-single", '"Question a-single" is not how a question begins, write ## Question: its-id'],
    ["small letters", "## question: a-single", '"question: a-single" is not how a question begins, write ## Question: its-id'],
    [
      "an id that is none",
      "## Question: A Single",
      '"A Single" is no question id, use lower case letters, digits and hyphens, at most 60, e.g. a-single: ## Question: its-id',
    ],
    ["no id", "## Question:", '"" is no question id, use lower case letters, digits and hyphens, at most 60: ## Question: its-id'],
  ])("a heading with %s", (_, heading, says) => {
    found(HEADING, heading, says);
  });

  test("an id that is taken, wherever in the course", () => {
    const text = String(GOOD[FIRST]).replace(HEADING, "## Question: more-1");
    expect(complaints({ ...GOOD, [FIRST]: text })).toEqual([
      `${SECOND}:9: the question id "more-1" is taken by ${FIRST}:${lineOf(text, "## Question: more-1")}, give this question another id`,
    ]);
  });
});

describe("options in a wrong form are answered with the right one", () => {
  const BOXES = "write - [ ] before a wrong option and - [x] before a right one";
  const BECAUSE = "under the option, write two spaces, a hyphen, a space and its because, all as plain words";

  test.each([
    ["without a box", "- [ ] Underlining sentences", "- Underlining sentences", `the option "Underlining sentences" has no box, ${BOXES}`],
    ["with an empty box", "- [ ] Underlining sentences", "- [] Underlining sentences", `the box [] is not written as expected, ${BOXES}`],
    ["with another mark", "- [ ] Underlining sentences", "- [o] Underlining sentences", `the box [o] is not written as expected, ${BOXES}`],
    ["glued to its box", "- [ ] Underlining sentences", "- [ ]Underlining sentences", `the box [ ] is not written as expected, ${BOXES}`],
    ["without words", "- [ ] Underlining sentences", "- [ ]", "an option has no words, write them after the box, or remove it", "- [ ]\n"],
    [
      "with marks",
      "- [ ] Underlining sentences",
      "- [ ] *Underlining* sentences",
      "an option is plain text, without marks and links, write it in plain words",
    ],
    [
      "over two lines",
      "- [ ] Underlining sentences\n  - It keeps",
      "- [ ] Underlining sentences\n  It keeps",
      `an option is one line, and this line belongs to the one above, ${BECAUSE}`,
      "  It keeps",
    ],
    [
      "with a because that is not indented",
      "  - It keeps you busy",
      "- It keeps you busy",
      `"It keeps you busy and changes little." has no box and stands beside the option above, ${BOXES}; indent a because by two spaces`,
    ],
    [
      "with two becauses",
      "  - It keeps you busy",
      "  - It is far too little\n  - It keeps you busy",
      `an option has one because, one paragraph after a hyphen, ${BECAUSE}`,
      "  - It keeps",
    ],
    [
      "with a because that is no list",
      "  - It keeps you busy",
      "\n  It keeps you busy",
      `an option has one because, one paragraph after a hyphen, ${BECAUSE}`,
      "  It keeps",
    ],
    [
      "with code after them",
      "Source: [A paper](https://example.org/paper)\nDifficulty: hard",
      "```\nx\n```\n\nSource: [A paper](https://example.org/paper)\nDifficulty: hard",
      "this code stands after the options, move it before them; indent a because by two spaces only",
    ],
    [
      "with words after them",
      "Source: [A paper](https://example.org/paper)\nDifficulty: hard",
      "Some words.\n\nSource: [A paper](https://example.org/paper)\nDifficulty: hard",
      '"Some words." is neither an option nor a field, move it before the options, or begin it with Because:, Source: or Difficulty:',
    ],
    [
      "with one because for all",
      "Difficulty: hard",
      "Difficulty: hard\nBecause: It feels best, but is not.",
      "each option has its own because, move these words under the option they explain",
      "Because: It feels best, but",
    ],
    [
      "and an answer",
      "Difficulty: hard",
      "Difficulty: hard\nAnswer: no",
      "the question has both options and an answer, remove the line Answer: or the options",
      "Answer: no",
    ],
    [
      "after a field",
      "Difficulty: hard",
      "Difficulty: hard\n\n- [ ] Maybe\n  - It cannot be both at the same time.",
      "this list stands after a field, move it up, right under the question",
      "- [ ] Maybe",
    ],
  ])("%s", (_, from, to, says, at: string = to) => {
    const text = String(GOOD[FIRST]).replace(from, () => to);
    expect(complaints({ ...GOOD, [FIRST]: text })).toEqual([`${FIRST}:${lineOf(text, at)}: ${says}`]);
  });

  test("without the space that makes a list", () => {
    const text = String(GOOD[FIRST]).replace("What is it called?", "What is it called?\n-[ ] recall");
    expect(complaints({ ...GOOD, [FIRST]: text })).toEqual([
      `${FIRST}:${lineOf(text, "-[ ] recall")}: "-[ ] recall" looks like an option but is none, write - [ ] or - [x] with a hyphen, a space and a box, after an empty line`,
    ]);
  });

  test("with numbers", () => {
    const text = String(GOOD[FIRST]).replace("1. Read\n2. Recall\n3. Look again", "1. [ ] Read it all\n2. [x] Recall it\n3. [ ] Look again");
    expect(complaints({ ...GOOD, [FIRST]: text })).toContain(
      `${FIRST}:${lineOf(text, "1. [ ] Read")}: options are not numbered, begin each with a hyphen: - [ ] or - [x]`,
    );
  });

  test("marks in a because are left out, with a warning", () => {
    found("  - It keeps you busy", "  - It keeps **you** busy", "warning: marks and links in a because are not shown, write it in plain words");
  });
});

describe("steps, answers and situations in a wrong form", () => {
  const NUMBER = "write Answer: 14 ± 2 days";
  const FORMS = `${NUMBER}, or Answer: word | other spelling`;

  test.each([
    ["steps from two on", "1. Read\n2. Recall\n3. Look again", "2. Read\n3. Recall\n4. Look again", "the steps start at 2, number them from 1."],
    ["steps with marks", "2. Recall", "2. **Recall**", "a step is one line of plain words, remove marks, links and what is indented"],
    [
      "steps with something indented",
      "2. Recall",
      "2. Recall\n   - it",
      "a step is one line of plain words, remove marks, links and what is indented",
    ],
    ["two steps", "3. Look again\n", "", "the question has 2 steps, write 3 to 6", "## Question: an-ordering"],
    ["equal steps", "3. Look again", "3. recall", '"recall" stands twice, give every step words of its own'],
    [
      "steps and options",
      "3. Look again",
      "3. Look again\n\n- an option",
      "a question has options or steps, not both, remove one of the two lists",
      "- an option",
    ],
    [
      "no because",
      "Because: A good pause is a part of the time.\n",
      "",
      "the question has no because, write a line Because: and why the answer is right",
      "## Question: a-numeric",
    ],
    [
      "no answer",
      "Answer: recall | re-call\n",
      "",
      "the question has no options, no steps and no answer, write options as - [ ] and - [x], steps as 1. 2. 3., or a line Answer: 14 ± 2 days",
      "## Question: a-short-text",
    ],
    [
      "thousands or decimals",
      "14 ± 2,5 days",
      "1,350",
      `the answer "1,350" may mean thousands or decimals: leave the comma out or use a point, ${NUMBER}`,
      "Answer: 1,350",
    ],
    [
      "a range",
      "14 ± 2,5 days",
      "10-12 days",
      'the answer "10-12 days" is a range, write its middle and its reach: Answer: 14 ± 2 days',
      "Answer: 10",
    ],
    ["a reach that is no number", "14 ± 2,5 days", "14 ± few", `the answer "14 ± few" has no number after ±, ${NUMBER}`, "Answer: 14"],
    ["a reach below zero", "14 ± 2,5 days", "14 ± -2", `the answer "14 ± -2" has a tolerance below zero, ${NUMBER}`, "Answer: 14"],
    ["an endless number", "14 ± 2,5 days", "9".repeat(20), `the answer "${"9".repeat(20)}" is too large a number to type, ${NUMBER}`, "Answer: 99"],
    ["an empty spelling", "recall | re-call", "recall | | re-call", `the answer "" has no letter or digit, ${FORMS}`, "Answer: recall"],
    ["an answer of punctuation", "recall | re-call", "!?", `the answer "!?" has no letter or digit, ${FORMS}`, "Answer: !"],
    ["an answer with marks", "recall | re-call", "**recall**", `an answer is plain text, without marks and links, ${FORMS}`, "Answer: **"],
    [
      "a situation after the question",
      "What should she do?",
      "What should she do?\n\n> It rains.",
      "a situation stands before the question, move the quote up, right under the heading",
      "> It rains",
    ],
    [
      "a situation and no question",
      "What should she do?\n",
      "",
      "the question has no words, write the question before its options or its answer",
      "## Question: a-scenario",
    ],
    [
      "a scenario with two right options",
      "- [ ] Read the page again",
      "- [x] Read the page again",
      "2 options are right, mark one, or move the situation into the question for a multiple choice",
      "## Question: a-scenario",
    ],
  ])("%s", (_, from, to, says, at: string = to) => {
    const text = String(GOOD[FIRST]).replace(from, () => to);
    expect(text).not.toBe(GOOD[FIRST]);
    expect(complaints({ ...GOOD, [FIRST]: text })).toEqual([`${FIRST}:${lineOf(text, at)}: ${says}`]);
  });
});

describe("source and difficulty", () => {
  const SOURCE = "write Source: [Title](https://…)";
  const LEVELS = "write Difficulty: easy, medium or hard";
  const END = "Source: [A paper](https://example.org/paper)\nDifficulty: hard";

  test.each([
    ["no source", "Difficulty: hard", `the question has no source, ${SOURCE}`, "## Question: a-true-false"],
    ["an address without a title", "Source: https://example.org\nDifficulty: hard", `"https://example.org" is no source, ${SOURCE}`, "Source: https"],
    ["a title without an address", "Source: A paper\nDifficulty: hard", `"A paper" is no source, ${SOURCE}`, "Source: A paper"],
    [
      "a source without https",
      "Source: [A](http://example.org)\nDifficulty: hard",
      `the source "http://example.org" is not https, ${SOURCE}`,
      "Source: [A]",
    ],
    ["two sources", `Source: [B](https://example.org)\n${END}`, "a second Source: in one question, keep one of them", END],
    ["a misspelt field", END.replace("Source", "Sorce"), '"Sorce:" is not known here, write Source:', "Sorce"],
    ["a field in small letters", END.replace("Difficulty", "difficulty"), '"difficulty:" is not known here, write Difficulty:', "difficulty:"],
    ["no difficulty", "Source: [A paper](https://example.org/paper)", `the question has no difficulty, ${LEVELS}`, "## Question: a-true-false"],
    ["an unknown difficulty", END.replace("hard", "tough"), `"tough" is no difficulty, ${LEVELS}`, "Difficulty: tough"],
  ])("%s", (_, to, says, at) => {
    const text = String(GOOD[FIRST]).replace(END, () => to);
    expect(complaints({ ...GOOD, [FIRST]: text })).toEqual([`${FIRST}:${lineOf(text, at)}: ${says}`]);
  });
});

const lineOf = (text: string, at: string): number => text.slice(0, text.indexOf(at)).split("\n").length;
