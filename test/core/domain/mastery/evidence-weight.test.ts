import { describe, expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "../../../../src/core/domain/calendar.ts";
import { type Circumstances, evidenceWeight } from "../../../../src/core/domain/mastery/evidence-weight.ts";
import { guessFloor } from "../../../../src/core/domain/mastery/terms.ts";
import { choice, instant, numeric, ordering, scenario, shortText } from "../../../make.ts";

const AT = instant("2026-03-20T09:00Z");
const ago = (ms: number): Partial<Circumstances> => ({ answeredBefore: AT - ms });
const weigh = (circumstances: Partial<Circumstances>) => evidenceWeight({ aid: "none", at: AT, isVoid: false, ...circumstances });

describe("As evidence, an answer counts", () => {
  test("fully when it is the first to its question and nothing helped, and only then it tells how hard the question is", () => {
    expect(weigh({})).toEqual({ weight: 1, teaches: true });
    expect(weigh(ago(14 * DAY_MS))).toEqual({ weight: 1, teaches: true });
    expect(weigh(ago(400 * DAY_MS))).toEqual({ weight: 1, teaches: true });
  });

  test("a quarter when the same question was answered in the last fourteen days", () => {
    for (const ms of [HOUR_MS, DAY_MS, 14 * DAY_MS - 1]) expect(weigh(ago(ms))).toEqual({ weight: 0.25, teaches: false });
  });

  test("half after a hint", () => {
    expect(weigh({ aid: "hint" })).toEqual({ weight: 0.5, teaches: false });
    expect(weigh({ aid: "hint", ...ago(20 * DAY_MS) })).toEqual({ weight: 0.5, teaches: false });
  });

  test("nothing right below its lesson, or within the hour in which its answer was shown", () => {
    expect(weigh({ aid: "lesson" })).toEqual({ weight: 0, teaches: false });
    expect(weigh(ago(0))).toEqual({ weight: 0, teaches: false });
    expect(weigh(ago(HOUR_MS - 1))).toEqual({ weight: 0, teaches: false });
  });

  test("nothing, too, when an answer that came later was taken in before it", () => {
    expect(weigh(ago(-DAY_MS))).toEqual({ weight: 0, teaches: false });
  });

  test("nothing when the question was withdrawn", () => {
    expect(weigh({ isVoid: true })).toEqual({ weight: 0, teaches: false });
    expect(weigh({ isVoid: true, aid: "hint", ...ago(DAY_MS) })).toEqual({ weight: 0, teaches: false });
  });

  test("the least when several of these are true", () => {
    expect(weigh({ aid: "hint", ...ago(DAY_MS) }).weight).toBe(0.25);
    expect(weigh({ aid: "lesson", ...ago(DAY_MS) }).weight).toBe(0);
    expect(weigh({ aid: "hint", ...ago(60_000) }).weight).toBe(0);
  });
});

describe("By luck alone, a question is answered rightly", () => {
  const options = (count: number): string[] => Array.from({ length: count }, (_, i) => `${i === 0 ? "*" : ""}Option ${i}`);

  test.each([2, 3, 4, 5])("once in as many times as it has options: %i", (count) => {
    expect(guessFloor(choice("single", options(count)))).toBe(1 / count);
    expect(guessFloor(scenario(options(count)))).toBe(1 / count);
  });

  test("half of the time when it is true or false", () => {
    expect(guessFloor(choice("true-false", ["*True", "False"]))).toBe(1 / 2);
  });

  test("once in as many times as options can be combined, none of them excepted", () => {
    expect(guessFloor(choice("multiple", ["*A", "*B", "C"]))).toBe(1 / 7);
    expect(guessFloor(choice("multiple", ["*A", "*B", "C", "D"]))).toBe(1 / 15);
  });

  test("once in as many times as three steps can be ordered", () => {
    expect(guessFloor(ordering(["Read", "Recall", "Mend"]))).toBe(1 / 6);
  });

  test("once in twenty times when the answer is typed, and never less", () => {
    expect(guessFloor(numeric(14, 2))).toBe(0.05);
    expect(guessFloor(shortText(["recall"]))).toBe(0.05);
    expect(guessFloor(choice("single", options(30)))).toBe(0.05);
    expect(guessFloor(choice("multiple", options(9)))).toBe(0.05);
    expect(guessFloor(ordering(["Read", "Recall", "Mend", "Rest"]))).toBe(0.05);
  });
});
