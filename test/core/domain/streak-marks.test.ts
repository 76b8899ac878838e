import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../../src/core/domain/calendar.ts";
import { dayMarks, foldStreak, type StreakDay } from "../../../src/core/domain/streak.ts";
import { day, instant } from "../../make.ts";

const MONDAY = day("2026-03-02");
const LONG_AFTER = instant("2026-06-01T00:00Z");

/** `+`: learned, `-`: offered and not learned, `e`: the same but excused, `f`: a day off. From Monday 2 March on. */
function days(signs: string): StreakDay[] {
  return [...signs].flatMap((sign, i): StreakDay[] => {
    const date = addDays(MONDAY, i);
    const closesAt = Date.parse(`${date}T23:00Z`);
    const facts = { day: date, closesAt, offeredAt: closesAt - 10, sessions: sign === "+" ? 1 : 0, excused: sign === "e" };
    return sign === "f" ? [] : [{ ...facts, working: true }];
  });
}

const signs = (text: string, now = LONG_AFTER): string => {
  const marks = dayMarks(days(text), now);
  return [...text].map((_, i) => ({ learned: "L", frozen: "F", missed: "M", none: "." })[marks.get(addDays(MONDAY, i)) ?? "none"]).join("");
};

describe("What a day was to a streak", () => {
  test.each([
    ["+++", "LLL"],
    ["+-+", "LML"],
    ["+++++-+", "LLLLLFL"],
    ["+++++--+", "LLLLLFML"],
    ["++e+", "LL.L"],
    ["++ff+", "LL..L"],
    ["--", "MM"],
    ["", ""],
  ])("%j is marked %j", (record, marks) => {
    expect(signs(record)).toBe(marks);
  });

  test("a day that is still open is no miss yet", () => {
    expect(signs("++-", instant("2026-03-04T20:00Z"))).toBe("LL.");
    expect(signs("++-", instant("2026-03-04T23:00Z"))).toBe("LLM");
  });

  test("as many days are learned as the streak counts, and none has a mark that nothing happened on", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("+", "-", "e", "f"), maxLength: 60 }), (record) => {
        const marks = dayMarks(days(record), LONG_AFTER);
        const learned = [...marks.values()].filter((mark) => mark === "learned");
        expect(learned).toHaveLength(foldStreak(days(record), LONG_AFTER).learningDays);
        expect(learned).toHaveLength([...record].filter((sign) => sign === "+").length);
        for (const [date] of marks) expect(days(record).map((known) => known.day)).toContain(date);
      }),
    );
  });
});
