import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Question } from "../../../src/core/domain/course.ts";
import { authored, fits, isRight, shownOrder } from "../../../src/core/domain/grading.ts";
import { choice, numeric, ordering, scenario, shortText } from "../../make.ts";

const texts = (least: number, most: number) => fc.integer({ min: least, max: most }).map((n) => Array.from({ length: n }, (_, i) => `Text ${i}`));
const seeds = fc.string();
const pressed = (...positions: number[]) => ({ kind: "positions" as const, positions });

describe("What is shown", () => {
  test("are all options, each once, in every kind of choice", () => {
    const kinds = fc.constantFrom("single" as const, "multiple" as const, "true-false" as const, "scenario" as const);
    fc.assert(
      fc.property(kinds, texts(2, 6), seeds, (kind, options, seed) => {
        const question = kind === "scenario" ? scenario(options) : choice(kind, options);
        expect(shownOrder(question, seed).sort()).toEqual(options.map((_, i) => i));
      }),
    );
  });

  test("are the same on every retry of the same card", () => {
    fc.assert(
      fc.property(texts(2, 6), seeds, (options, seed) => {
        expect(shownOrder(choice("single", options), seed)).toEqual(shownOrder(choice("single", options), seed));
      }),
    );
  });

  test("are True and False in the author's order", () => {
    const question = choice("true-false", ["*True", "False"]);
    fc.assert(fc.property(seeds, (seed) => String(shownOrder(question, seed)) === "0,1"));
  });

  test("are the steps of an ordering, never in the right order", () => {
    fc.assert(
      fc.property(texts(2, 6), seeds, (steps, seed) => {
        const order = shownOrder(ordering(steps), seed);
        expect([...order].sort()).toEqual(steps.map((_, i) => i));
        expect(order).not.toEqual(steps.map((_, i) => i));
      }),
      { numRuns: 500 },
    );
  });

  test("is nothing to choose from where the answer is typed", () => {
    expect(shownOrder(numeric(14), "seed")).toEqual([]);
    expect(shownOrder(shortText(["recomposition"]), "seed")).toEqual([]);
  });
});

describe("An answer by position", () => {
  test("means the option that stood there", () => {
    // Shown: No, Perhaps, Yes.
    const order = [1, 2, 0];
    expect(authored(order, pressed(2))).toEqual([0]);
    expect(isRight(choice("single", ["*Yes", "No", "Perhaps"]), order, pressed(2))).toBe(true);
    expect(isRight(choice("single", ["*Yes", "No", "Perhaps"]), order, pressed(0))).toBe(false);
    expect(isRight(scenario(["*Yes", "No", "Perhaps"]), order, pressed(2))).toBe(true);
    expect(isRight(choice("true-false", ["True", "*False"]), [0, 1], pressed(1))).toBe(true);
  });

  test("to a multiple choice is right only with all right options and no wrong one, in whatever order they were ticked", () => {
    const question = choice("multiple", ["*A", "B", "*C"]);
    const order = [2, 1, 0];
    expect(isRight(question, order, pressed(0, 2))).toBe(true);
    expect(isRight(question, order, pressed(2, 0))).toBe(true);
    expect(isRight(question, order, pressed(0))).toBe(false);
    expect(isRight(question, order, pressed(0, 1, 2))).toBe(false);
  });

  test("to an ordering is right only as a whole", () => {
    const question = ordering(["first", "second", "third"]);
    // Shown: third, first, second.
    const order = [2, 0, 1];
    expect(isRight(question, order, pressed(1, 2, 0))).toBe(true);
    expect(isRight(question, order, pressed(1, 0, 2))).toBe(false);
    expect(isRight(question, order, pressed(1, 2))).toBe(false);
  });

  test("is right for exactly the key, whatever the options and their order", () => {
    const keys = fc.array(fc.boolean(), { minLength: 2, maxLength: 6 }).filter((key) => key.includes(true));
    fc.assert(
      fc.property(keys, seeds, fc.nat(63), (key, seed, ticks) => {
        const question = choice(
          "multiple",
          key.map((right, i) => `${right ? "*" : ""}Option ${i}`),
        );
        const order = shownOrder(question, seed);
        const ticked = order.map((_, shown) => shown).filter((shown) => ticks & (1 << shown));
        const wanted = order.map((_, shown) => shown).filter((shown) => key[order[shown] as number]);
        expect(isRight(question, order, pressed(...ticked))).toBe(String(ticked) === String(wanted));
      }),
      { numRuns: 500 },
    );
  });

  test("is no answer to a question that wants typing", () => {
    expect(isRight(numeric(14), [], pressed(14))).toBe(false);
    expect(isRight(shortText(["14"]), [], pressed(14))).toBe(false);
  });
});

describe("Positions from outside", () => {
  const order = [2, 0, 1];

  test("fit a question with one key when exactly one that was shown is pressed", () => {
    for (const question of [choice("single", ["*A", "B", "C"]), scenario(["*A", "B", "C"]), choice("true-false", ["*True", "False"])]) {
      expect(fits(question, order, [1])).toBe(true);
      for (const positions of [[], [0, 1], [3], [-1], [0.5], [Number.NaN], [1e9]]) expect(fits(question, order, positions)).toBe(false);
    }
  });

  test("fit a multiple choice when at least one is ticked, and each once", () => {
    const question = choice("multiple", ["*A", "*B", "C"]);
    expect(fits(question, order, [0])).toBe(true);
    expect(fits(question, order, [2, 0, 1])).toBe(true);
    for (const positions of [[], [0, 0], [0, 3], [-1, 0]]) expect(fits(question, order, positions), String(positions)).toBe(false);
  });

  test("fit an order when they name each place once", () => {
    const inOrder = ordering(["a", "b", "c"]);
    expect(fits(inOrder, order, [2, 0, 1])).toBe(true);
    for (const positions of [[], [0], [0, 1], [0, 1, 1], [0, 1, 3], [0, 1, 2, 3]]) expect(fits(inOrder, order, positions)).toBe(false);
  });

  test("fit nothing that is answered in words or numbers", () => {
    const typed: Question[] = [numeric(1), shortText(["a"])];
    for (const question of typed) for (const positions of [[], [0], [0, 1, 2]]) expect(fits(question, order, positions)).toBe(false);
  });

  test("that fit can be graded, and those that do not never throw", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.integer(), fc.double(), fc.constantFrom(0, 1, 2))), (positions) => {
        for (const question of [choice("single", ["*A", "B", "C"]), choice("multiple", ["*A", "*B", "C"]), ordering(["a", "b", "c"])]) {
          expect(typeof fits(question, order, positions)).toBe("boolean");
          expect(typeof isRight(question, order, pressed(...positions))).toBe("boolean");
        }
      }),
    );
  });
});
