import { describe, expect, test } from "vitest";
import { complaints, expectFound } from "./check.ts";
import { COURSE_YAML, FIRST, GOOD } from "./good-course.ts";

const found = (from: string, to: string, says: string, at = to) => expectFound({ file: FIRST, from, to, says, at });
const long = (characters: number): string =>
  "Some words. "
    .repeat(characters)
    .slice(0, characters - 1)
    .concat(".");

describe("a question that cannot work is an error", () => {
  test("without a right option", () => {
    found("- [x] Noting", "- [ ] Noting", "no option is right, mark the right one with - [x]", "## Question: a-single");
  });

  test("with nothing but right options", () => {
    found("- [ ] Copying", "- [x] Copying", "every option is right, mark the wrong ones with - [ ]", "## Question: a-multiple");
  });

  test("true and false at once", () => {
    const says = "every option is right, mark the wrong ones with - [ ]";
    found("- [ ] True", "- [x] True", says, "## Question: a-true-false");
  });

  test("with equal options, whatever their case and space", () => {
    found(
      "- [ ] Underlining sentences",
      "- [ ] reading it  a second TIME",
      '"reading it a second TIME" stands twice, give every option words of its own',
    );
  });

  test.each(["All of the above", "None of the above.", "None of these"])("with %s", (option) => {
    const text = String(GOOD[FIRST]).replace("Underlining sentences", option);
    expect(complaints({ ...GOOD, [FIRST]: text })).toContain(`${FIRST}:33: "${option}" can be guessed without knowing, write an option of its own`);
  });

  test("with an option that does not fit a button", () => {
    const option = `It takes ${"very ".repeat(12)}long`;
    found("- [ ] Underlining sentences", `- [ ] ${option}!!!`, `the option "${option.slice(0, 39)}…" has 76 characters, shorten it to 75`);
  });

  test("with one option", () => {
    const text = String(GOOD[FIRST]).replace(/- \[ \] True\n.*\n/, "");
    expect(complaints({ ...GOOD, [FIRST]: text })).toContain(`${FIRST}:53: the question has 1 options, write 2 to 9`);
  });

  test("with an option that has no because", () => {
    const says = '"Underlining sentences" has no because, write it under the option, indented: two spaces, a hyphen, its words';
    found("- [ ] Underlining sentences\n  - It keeps you busy and changes little.\n", "- [ ] Underlining sentences\n", says, "- [ ] Underlining");
  });

  test("with a because too short to explain", () => {
    found("It keeps you busy and changes little.", "It is wrong.", 'the because "It is wrong." is too short, say why in at least 20 characters');
  });

  test("with a because too long to read", () => {
    found("It keeps you busy and changes little.", long(801), "the because has 801 characters, shorten it to 800");
  });

  test("with two becauses alike", () => {
    const text = String(GOOD[FIRST]).replace("It keeps you busy and changes little.", "It makes the text familiar, not known.");
    expect(complaints({ ...GOOD, [FIRST]: text })).toEqual([
      `${FIRST}:34: "It makes the text familiar, not known." stands twice, give every because words of its own`,
    ]);
  });

  test("with a question too long to read", () => {
    found("Rereading is the best method.", long(301), "the question has 301 characters, shorten it to 300");
  });

  test("with a situation too long to read", () => {
    found("> Ten minutes are left.", `> ${long(600)}`, "the situation has 631 characters, shorten it to 600", "> Naledi");
  });

  test("with a step that does not fit", () => {
    found("3. Look again", `3. ${long(76)}`, `the step "${long(76).slice(0, 39)}…" has 76 characters, shorten it to 75`);
  });
});

describe("what gives an answer away, or reads badly, is a warning", () => {
  test("two options where three would do", () => {
    const text = String(GOOD[FIRST]).replace(/- \[ \] Underlining.*\n.*\n/, "");
    expect(complaints({ ...GOOD, [FIRST]: text })).toEqual([
      `${FIRST}:25: warning: the question has 2 options, three are best; four or five if every wrong one is plausible`,
    ]);
  });

  test.each([
    [4, []],
    [5, []],
    [6, [`${FIRST}:25: warning: the question has 6 options, three are best; four or five if every wrong one is plausible`]],
  ])("%i options", (count, expected) => {
    const more = Array.from({ length: count - 3 }, (_, i) => `- [ ] Another habit ${i}\n  - This is what is wrong with habit ${i}.\n`);
    const text = String(GOOD[FIRST]).replace("- [ ] Underlining sentences", `${more.join("")}- [ ] Underlining sentences`);
    expect(complaints({ ...GOOD, [FIRST]: text })).toEqual(expected);
  });

  test("a right option that is much longer than the wrong ones", () => {
    const says =
      'warning: the right option "Noting all that you can recall of it" is much longer than the wrong ones, shorten it, or make the wrong ones as full';
    found("- [x] Noting what you recall", "- [x] Noting all that you can recall of it", says);
  });

  test("a right option that is longer by a letter or two is none", () => {
    const text = String(GOOD[FIRST])
      .replace("Reading it a second time", "No")
      .replace("Noting what you recall", "Yes")
      .replace("Underlining sentences", "Oh");
    expect(complaints({ ...GOOD, [FIRST]: text })).toEqual([]);
  });

  test.each(["always", "never", "all", "none", "only", "must"])("%s, in a wrong option only", (word) => {
    const says = `warning: only wrong options say "${word}", say it without, or in a right option too`;
    found("- [ ] Underlining sentences", `- [ ] Underlining ${word} day`, says);
  });

  test("an absolute word in a right option too is none", () => {
    const text = String(GOOD[FIRST]).replace("Underlining sentences", "Underlining always").replace("Noting what you recall", "Always noting it all");
    expect(complaints({ ...GOOD, [FIRST]: text })).toEqual([]);
  });

  test.each([
    ["What does not help you?", "not", "NOT"],
    ["What doesn't help you?", "doesn't", "DOESN'T"],
    ["Everything helps except what?", "except", "EXCEPT"],
    ["What helps you least?", "least", "LEAST"],
  ])("a negative word that is easily missed: %s", (stem, word, capitals) => {
    const says = `warning: "${word}" is easily missed, write it in capitals, ${capitals}, or ask without it`;
    found("What helps you most to remember it?", stem, says);
  });

  test.each(["What does NOT help you?", "What takes at least two days?", "She did not sleep. What helps her now?"])(
    "a negative word that is not missed: %s",
    (stem) => {
      expect(complaints({ ...GOOD, [FIRST]: String(GOOD[FIRST]).replace("What helps you most to remember it?", stem) })).toEqual([]);
    },
  );

  test("which is true", () => {
    const says = "warning: the question asks which is true, ask about one thing, so that it can be answered without the options";
    found("What helps you most to remember it?", "Which of these statements is true?", says);
  });

  test.each([
    ["in a lesson", "> Close the page."],
    ["in a question", "Rereading is the best method."],
    ["in a because", "It keeps you busy and changes little."],
    ["in a situation", "> Ten minutes are left."],
  ])("a sentence over 25 words %s, named by its own line", (_, from) => {
    const quote = from.startsWith("> ") ? "> " : "";
    const short = `${quote}Here are five short words.`;
    const sentence = `${quote}${"So ".repeat(25)}long.`;
    const indent = from.startsWith("It") ? "    " : "";
    found(
      from,
      `${short}\n${indent}${sentence}`,
      "warning: a sentence has 26 words, split it: 25 are enough",
      from.startsWith("It") ? short : sentence,
    );
  });

  test("in another language, rules about English words are silent", () => {
    const german = String(GOOD[COURSE_YAML]).replace("language: en", "language: de");
    const lesson = String(GOOD[FIRST])
      .replace("Underlining sentences", "Er kam all die Tage")
      .replace("What helps you most to remember it?", "Was not was?");
    expect(complaints({ ...GOOD, [COURSE_YAML]: german, [FIRST]: lesson })).toEqual([]);
  });
});
