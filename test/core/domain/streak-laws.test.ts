import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldStreak, type Streak } from "../../../src/core/domain/streak.ts";
import { record, streakAfter, streakDuring } from "./record.ts";

const learned = fc.constantFrom("1", "1", "1", "2");
const mark = fc.oneof({ weight: 5, arbitrary: learned }, { weight: 3, arbitrary: fc.constantFrom("0", "0", "x", "n", ".", "+") });
const marks = fc.array(mark, { maxLength: 60 }).map((all) => all.join(""));
/** No further working day is missed. */
const faithful = fc.array(fc.constantFrom("1", "2", ".", "+", "x", "n"), { maxLength: 20 }).map((all) => all.join(""));
const RUNS = { numRuns: 1000 };

const sessionsIn = (text: string): number => [...text].filter((each) => "12+".includes(each)).length;
const atLeast = (a: Streak, b: Streak): boolean => a.current >= b.current && a.longest >= b.longest && a.freezes >= b.freezes;

describe("Whatever a learner's record", () => {
  test("the longest streak is at least the current one, and neither exceeds the working days learned", () => {
    fc.assert(
      fc.property(marks, (text) => {
        const { current, longest } = streakAfter(text);
        expect(longest).toBeGreaterThanOrEqual(current);
        expect(longest).toBeLessThanOrEqual([...text].filter((each) => "12".includes(each)).length);
        expect(current).toBeGreaterThanOrEqual(0);
      }),
      RUNS,
    );
  });

  test("nought to two freezes are held, and none without a streak", () => {
    fc.assert(
      fc.property(marks, (text) => {
        const { freezes, current } = streakAfter(text);
        expect([0, 1, 2]).toContain(freezes);
        if (current === 0) expect(freezes).toBe(0);
      }),
      RUNS,
    );
  });

  test("learning days are the days with a session, days off included", () => {
    fc.assert(
      fc.property(marks, (text) => streakAfter(text).learningDays === sessionsIn(text)),
      RUNS,
    );
  });

  test("the longest streak and the learning days never fall", () => {
    fc.assert(
      fc.property(marks, mark, (text, more) => {
        const before = streakAfter(text);
        const after = streakAfter(text + more);
        expect(after.longest).toBeGreaterThanOrEqual(before.longest);
        expect(after.learningDays).toBeGreaterThanOrEqual(before.learningDays);
      }),
      RUNS,
    );
  });

  test("the same record gives the same streak, and reading it changes nothing", () => {
    fc.assert(
      fc.property(marks, (text) => {
        const days = record(text);
        const once = foldStreak(days, Number.MAX_SAFE_INTEGER);
        expect(days).toEqual(record(text));
        expect(foldStreak(days, Number.MAX_SAFE_INTEGER)).toEqual(once);
      }),
    );
  });

  test("days off without a session, outages and days without an offer change nothing, wherever they fall", () => {
    fc.assert(
      fc.property(marks, fc.nat(60), fc.constantFrom(".", "..", "x", "n", "x.n"), (text, place, idle) => {
        const dates = ({ lastMiss, ...streak }: Streak) => ({ ...streak, lastMiss: lastMiss && { ...lastMiss, day: "" } });
        expect(dates(streakAfter(text.slice(0, place) + idle + text.slice(place)))).toEqual(dates(streakAfter(text)));
      }),
      RUNS,
    );
  });

  test("a day more of learning adds to the streak exactly when it is a working day, or brings back what was broken", () => {
    fc.assert(
      fc.property(marks, (text) => {
        const before = streakAfter(text);
        expect(streakAfter(`${text}+`).current).toBe(before.current);
        expect(streakAfter(`${text}1`).current).toBe(before.current + 1);
        const repaired = before.lastMiss?.state === "repairable" ? before.lastMiss.streakBefore : before.current;
        expect(streakAfter(`${text}2`).current).toBe(repaired + 1);
      }),
      RUNS,
    );
  });

  test("an open day takes nothing away", () => {
    fc.assert(
      fc.property(marks, mark, (text, today) => atLeast(streakDuring(text + today), streakAfter(text))),
      RUNS,
    );
  });

  // Over a further miss it can: freezes fall due at other times. `101111020` ends at 5, `1x1111020` at 0.
  test("excusing a day never lowers the streak of that day, nor later while no other day is missed", () => {
    fc.assert(
      fc.property(marks, faithful, (text, later) => {
        expect(atLeast(streakAfter(`${text}x${later}`), streakAfter(`${text}0${later}`))).toBe(true);
      }),
      RUNS,
    );
  });

  test("learning on a day that was missed never lowers the streak of that day, nor later while no other day is missed", () => {
    fc.assert(
      fc.property(marks, faithful, (text, later) => {
        expect(atLeast(streakAfter(`${text}2${later}`), streakAfter(`${text}0${later}`))).toBe(true);
      }),
      RUNS,
    );
  });

  test("a missed day costs one freeze or the streak, never both", () => {
    fc.assert(
      fc.property(marks, (text) => {
        const before = streakAfter(text);
        const after = streakAfter(`${text}0`);
        if (before.freezes > 0) expect(after).toMatchObject({ current: before.current, freezes: before.freezes - 1, lastMiss: { state: "frozen" } });
        else if (before.current > 0) expect(after).toMatchObject({ current: 0, freezes: 0, lastMiss: { state: "repairable" } });
        else expect(after).toMatchObject({ current: 0, freezes: 0 });
      }),
      RUNS,
    );
  });
});
