import { describe, expect, test } from "vitest";
import type { DayMark } from "../../../src/core/domain/streak.ts";
import { streakCalendar } from "../../../src/core/views/streak-calendar.ts";
import { LEARNER } from "../../golden/facts.ts";
import { day, instant } from "../../make.ts";

function calendar(marks: Readonly<Record<string, DayMark>>, now: string, zone = "Africa/Johannesburg") {
  const [grid, note] = streakCalendar(new Map(Object.entries(marks).map(([date, mark]) => [day(date), mark])), instant(now), { ...LEARNER, zone });
  if (grid?.type !== "grid" || note?.type !== "note") throw new Error("a calendar is a grid and a note");
  return { lines: grid.text.split("\n"), words: note.text };
}

describe("The calendar of a streak", () => {
  test("shows this week and the three before, Monday first, over the turn of a year", () => {
    const { lines, words } = calendar({ "2026-12-31": "learned", "2027-01-01": "frozen", "2027-01-04": "missed" }, "2027-01-05T10:00Z");
    expect(lines).toEqual([
      "       Mo Tu We Th Fr Sa Su",
      "14 Dec  ·  ·  ·  ·  ·  ·  ·",
      "21 Dec  ·  ·  ·  ·  ·  ·  ·",
      "28 Dec  ·  ·  ·  ✓  *  ·  ·",
      "04 Jan  –  ·  ·  ·  ·  ·  ·",
    ]);
    expect(words).toBe("Learned on 1 day in the last 4 weeks. ✓ learned · * spare day used · – missed");
  });

  test("says in words only what it shows", () => {
    const marks = { "2026-01-05": "learned", "2026-12-14": "learned", "2026-12-20": "learned" } as const;
    expect(calendar(marks, "2027-01-05T10:00Z").words).toContain("Learned on 2 days");
  });

  test("has the learner's own week, wherever they are", () => {
    expect(calendar({}, "2026-03-02T03:00Z", "America/New_York").lines.at(-1)).toMatch(/^23 Feb/);
    expect(calendar({}, "2026-03-01T20:00Z", "Pacific/Auckland").lines.at(-1)).toMatch(/^02 Mar/);
  });

  test("keeps its columns below each other", () => {
    for (const date of ["2026-05-28", "2026-09-30", "2027-01-01"]) {
      const { lines } = calendar({}, `${date}T12:00Z`);
      expect(new Set(lines.map(({ length }) => length)).size).toBe(1);
    }
  });
});
