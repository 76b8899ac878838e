import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Question } from "../../../src/core/domain/course.ts";
import { isRight, readTyped, shownOrder } from "../../../src/core/domain/grading.ts";
import { choice, numeric, ordering, scenario, shortText } from "../../make.ts";
import { anyText } from "./any-text.ts";

/** `undefined` when the text is no answer to the question; the options count in the author's order. */
function graded(question: Question, text: string): boolean | undefined {
  const parts = "options" in question ? question.options : "steps" in question ? question.steps : [];
  const response = readTyped(question, text);
  return response && isRight(question, [...parts.keys()], response);
}

/** A multiple choice with so many options, of which these are right. */
const numbered = (size: number, right: readonly number[] = [0]) => {
  const options = Array.from({ length: size }, (_, i) => `${right.includes(i) ? "*" : ""}Option ${i}`);
  return choice("multiple", options);
};

test.for(["?", "??", "I don't know", "i don’t know.", "idk", "Not sure", "no idea!"])("%j is no guess: no right answer to any question", (text) => {
  for (const question of [
    choice("single", ["*Yes", "No"]),
    scenario(["*Yes", "No"]),
    ordering(["One", "Two", "Three"]),
    numeric(7),
    shortText(["recall"]),
  ]) {
    expect(readTyped(question, text)).toEqual({ kind: "unsure" });
    expect(graded(question, text)).toBe(false);
  }
});

describe("A choice is answered by typing its number", () => {
  const single = choice("single", ["No", "*Yes", "Perhaps"]);

  test.for(["2", "2.", "2)", " 2 ", "\t2\n"])("as in %j", (text) => {
    expect(graded(single, text)).toBe(true);
    expect(graded(scenario(["No", "*Yes", "Perhaps"]), text)).toBe(true);
    expect(graded(choice("true-false", ["True", "*False"]), text)).toBe(true);
  });

  test("counted from one, as shown", () => {
    expect(readTyped(single, "1")).toEqual({ kind: "positions", positions: [0] });
    expect(graded(single, "1")).toBe(false);
  });

  const others = ["", "0", "4", "02", "12", "1 2", "1,2", "b", "B.", "Yes", "two", "2?", "2!", "-2", "2.5", "2 please", "٢", "99999999999999999999"];
  test.for(others)("and by nothing else: %j", (text) => {
    expect(readTyped(single, text)).toBeUndefined();
  });
});

describe("A multiple choice is answered by typing its numbers", () => {
  const multiple = choice("multiple", ["*A", "B", "*C", "D"]);

  test.for(["1 3", "1,3", "1, 3", "3 1", "13", "31", "1;3", "1.3.", "1) 3)", "1>3", "1-3"])("as in %j", (text) => {
    expect(graded(multiple, text)).toBe(true);
  });

  test("one number is an answer too", () => {
    expect(graded(multiple, "1")).toBe(false);
    expect(graded(choice("multiple", ["*A", "B", "C"]), "1")).toBe(true);
  });

  test.for(["", "1 1", "1 5", "0 1", "a c", "1 and 3", "1 3 x"])("and by nothing else: %j", (text) => {
    expect(readTyped(multiple, text)).toBeUndefined();
  });

  test("of up to nine options may be typed without gaps", () => {
    expect(readTyped(numbered(9), "19")).toEqual({ kind: "positions", positions: [0, 8] });
    expect(readTyped(numbered(10), "10")).toEqual({ kind: "positions", positions: [9] });
    expect(readTyped(numbered(10), "19")).toBeUndefined();
  });

  test("whose numbers have two digits needs gaps between them", () => {
    expect(graded(numbered(12, [0, 11]), "12 1")).toBe(true);
    expect(readTyped(numbered(12), "12")).toEqual({ kind: "positions", positions: [11] });
  });
});

describe("An ordering is answered by typing all numbers in order", () => {
  const question = ordering(["first", "second", "third"]);

  test("as they were shown", () => {
    const order = [2, 0, 1];
    for (const text of ["2 3 1", "2,3,1", "231", "2 > 3 > 1", "2-3-1", "2, 3, 1."]) {
      const response = readTyped(question, text);
      expect(response && isRight(question, order, response), text).toBe(true);
    }
    expect(graded(question, "231")).toBe(false);
  });

  test.for(["1 2", "1 2 3 3", "1 2 2", "1 2 4", "first second third", ""])("and by nothing less: %j", (text) => {
    expect(readTyped(question, text)).toBeUndefined();
  });
});

describe("A number is read as people write it", () => {
  test.for([
    ["14", 14],
    ["14 days", 14],
    ["14days, I think", 14],
    ["14.", 14],
    ["14%", 14],
    ["~14", 14],
    ["≈ 14", 14],
    ["+14", 14],
    ["014", 14],
    ["-5", -5],
    ["−5", -5],
    ["1.5", 1.5],
    ["1,5", 1.5],
    ["1,5 hours", 1.5],
    [".5", 0.5],
    [",5", 0.5],
    ["1 000", 1000],
    ["1\u00a0000\u202f000", 1_000_000],
    ["1 000,5", 1000.5],
    ["1,000", 1000],
    ["1,000.5", 1000.5],
    ["1.000", 1000],
    ["1.000,5", 1000.5],
    ["1,000,000 people", 1_000_000],
    // The comma may as well be a decimal one.
    ["1,000", 1],
    ["1.250", 1.25],
  ] as const)("%j is %d", ([text, value]) => {
    expect(graded(numeric(value), text)).toBe(true);
  });

  test.for(["", "fourteen", "about 14", "days: 14", "€14", "24.12.2026", "1.2.3", "-", ".", "NaN", "Infinity"])("%j is none", (text) => {
    expect(readTyped(numeric(14), text)).toBeUndefined();
  });

  test("and counts as far as the tolerance reaches, in both directions", () => {
    const twoWeeks = numeric(14, 2);
    for (const text of ["12", "16", "13,7"]) expect(graded(twoWeeks, text), text).toBe(true);
    for (const text of ["11.9", "16.1", "-14", "140"]) expect(graded(twoWeeks, text), text).toBe(false);
    expect(graded(numeric(0.3, 0.1), "0.2"), "floating point is nobody's mistake").toBe(true);
    expect(graded(numeric(0.3, 0.1), "0.4")).toBe(true);
    expect(graded(numeric(14), "14.001")).toBe(false);
  });

  test("whatever number it is", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), fc.integer({ min: 0, max: 3 }), (digits, places) => {
        const value = digits / 10 ** places;
        const text = value.toFixed(places);
        const writings = [text, text.replace(".", ","), ...["en-US", "de-DE", "fr-FR"].map((language) => value.toLocaleString(language))];
        for (const written of writings) expect(graded(numeric(value), written), written).toBe(true);
        expect(graded(numeric(value + 1), text)).toBe(false);
      }),
    );
  });
});

describe("A short text counts without case, accents, punctuation and surrounding space", () => {
  test.for([
    ["recomposition", "Recomposition"],
    ["recomposition", "  RECOMPOSITION. "],
    ["re-composition", "re composition"],
    ["Cafe\u0301", "café"],
    ["Müller", "MULLER"],
    ["don't", "dont"],
    ["don't", "don’t"],
    ["spaced repetition", "Spaced   repetition!"],
    ["“retrieval”", "retrieval"],
    ["ﬁve", "five"],
    ["İzmir", "izmir"],
    ["Straße", "STRASSE"],
    ["日本", "日本。"],
  ] as const)("%j is met by %j", ([accepted, typed]) => {
    expect(graded(shortText(["something else", accepted]), typed)).toBe(true);
  });

  test.for([
    ["recomposition", "composition"],
    ["recomposition", "recompositions"],
    ["recomposition", "re-composition"],
    ["spaced repetition", "spaced"],
    // A vowel or a voicing mark makes another word, it is no accent.
    ["कि", "की"],
    ["か", "が"],
  ] as const)("%j is not met by %j", ([accepted, typed]) => {
    expect(graded(shortText([accepted]), typed)).toBe(false);
  });

  test("and silence is no answer", () => {
    expect(readTyped(shortText(["recall"]), " \n ")).toBeUndefined();
  });

  test("whatever the accepted text, in any case and dress", () => {
    const word = fc.stringMatching(/^[a-zß-öø-þ]{1,12}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
        expect(graded(shortText([words.join(" ")]), `  ${words.join(", ").toUpperCase()}!`)).toBe(true);
      }),
    );
  });
});

describe("Whatever somebody types", () => {
  const questions: readonly Question[] = [
    choice("single", ["*A", "B", "C"]),
    choice("multiple", ["*A", "*B", "C"]),
    choice("true-false", ["*True", "False"]),
    scenario(["*A", "B", "C"]),
    ordering(["a", "b", "c"]),
    numeric(14, 2),
    shortText(["recall"]),
  ];
  const text = fc.oneof(
    anyText(300),
    fc.string({ unit: fc.constantFrom(..."0123456789 ,.;)>-+~%e\n\u00a0"), maxLength: 300 }),
    fc.constantFrom("1 ".repeat(50_000), "9".repeat(100_000), "1,".repeat(50_000), "\ud83d", "-", "​"),
  );

  test("it never throws, and what is read as an answer can be graded", () => {
    fc.assert(
      fc.property(fc.constantFrom(...questions), text, fc.string(), (question, typed, seed) => {
        const response = readTyped(question, typed);
        if (response) expect(typeof isRight(question, shownOrder(question, seed), response)).toBe("boolean");
      }),
      { numRuns: 3000 },
    );
  });

  test("positions read are distinct and were shown, as many as the question takes", () => {
    fc.assert(
      fc.property(fc.constantFrom(...questions.slice(0, 5)), text, (question, typed) => {
        const response = readTyped(question, typed);
        if (!response || response.kind === "unsure") return;
        const positions = response.kind === "positions" ? response.positions : expect.fail("a choice is answered by positions");
        expect(new Set(positions).size).toBe(positions.length);
        for (const position of positions) expect([0, 1, 2]).toContain(position);
        const one = question.kind === "single" || question.kind === "scenario" || question.kind === "true-false";
        expect(positions.length).toBeGreaterThan(0);
        if (one) expect(positions.length).toBe(1);
        if (question.kind === "ordering") expect(positions.length).toBe(3);
      }),
      { numRuns: 3000 },
    );
  });

  test("no more than two hundred characters of it are kept", () => {
    const response = readTyped(shortText(["recall"]), "a".repeat(10_000));
    expect(response).toEqual({ kind: "text", text: "a".repeat(200) });
  });
});
