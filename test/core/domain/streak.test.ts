import { describe, expect, test } from "vitest";
import { NO_STREAK } from "../../../src/core/domain/streak.ts";
import { streakAfter, streakAtMidnight, streakDuring } from "./record.ts";

describe("A streak", () => {
  test("begins at nothing", () => {
    expect(streakAfter("")).toEqual(NO_STREAK);
    expect(NO_STREAK).toEqual({ current: 0, longest: 0, learningDays: 0, freezes: 0 });
  });

  test("counts working days with a completed session: Friday + Monday = 2", () => {
    expect(streakAfter("nnnn1 .. 1")).toMatchObject({ current: 2, longest: 2, learningDays: 2 });
  });

  test("counts a day once, however many sessions it had", () => {
    expect(streakAfter("12")).toMatchObject({ current: 2, learningDays: 2 });
  });

  test("is neither broken nor extended by weekends, public holidays and leave", () => {
    expect(streakAfter("1111. .. ..1")).toMatchObject({ current: 5, lastMiss: undefined });
  });

  test("does not grow by learning on a day off, which still is a learning day", () => {
    expect(streakAfter("11111 ++")).toMatchObject({ current: 5, longest: 5, learningDays: 7 });
  });

  test("is not broken by a day on which nothing was offered: new here, nothing due, or between two zones", () => {
    expect(streakAfter("111nn .. 1")).toMatchObject({ current: 4, lastMiss: undefined });
  });

  test("waits for a day that is not over yet", () => {
    expect(streakDuring("1110")).toMatchObject({ current: 3, lastMiss: undefined });
    expect(streakAfter("1110").current).toBe(0);
  });

  test("ends with its day, not a moment later", () => {
    expect(streakAtMidnight("1110").current).toBe(0);
    expect(streakAtMidnight("11101").lastMiss?.state).toBe("broken");
  });

  test("counts today as soon as today's session is completed", () => {
    expect(streakDuring("1111").current).toBe(4);
  });

  test("that never began cannot be missed", () => {
    expect(streakAfter("000")).toEqual({ ...NO_STREAK, lastMiss: undefined });
  });
});

describe("Our own outage", () => {
  test("of 72 hours breaks no streak, uses no freeze and extends nothing", () => {
    expect(streakAfter("11111 .. 1xxx1")).toMatchObject({ current: 7, freezes: 1, lastMiss: undefined });
  });

  test("does not take away what was learned on that day", () => {
    expect(streakAfter("11x").learningDays).toBe(2);
    expect(streakAfter("11x1")).toMatchObject({ current: 3, learningDays: 3 });
  });
});

describe("A freeze", () => {
  test("is earned by every five days of a streak", () => {
    expect(streakAfter("1111").freezes).toBe(0);
    expect(streakAfter("11111").freezes).toBe(1);
    expect(streakAfter("11111 .. 1111").freezes).toBe(1);
    expect(streakAfter("11111 .. 11111").freezes).toBe(2);
  });

  test("is not hoarded: two are held at most", () => {
    expect(streakAfter("11111 .. 11111 .. 11111").freezes).toBe(2);
  });

  test("is used by itself: who misses Friday keeps the streak on Monday", () => {
    const overTheWeekend = streakAfter("11111 .. 11110 ..");
    expect(overTheWeekend).toMatchObject({ current: 9, freezes: 0, lastMiss: { day: "2026-03-13", streakBefore: 9, state: "frozen" } });
    expect(streakAfter("11111 .. 11110 .. 1")).toMatchObject({ current: 10, longest: 10, learningDays: 10, freezes: 1 });
  });

  test("saves the streak but does not extend it", () => {
    expect(streakAfter("11111 .. 0").current).toBe(5);
  });

  test("is not used by a day off, an outage, or a day that is not over", () => {
    expect(streakAfter("11111 .. xn.").freezes).toBe(1);
    expect(streakDuring("11111 .. 0").freezes).toBe(1);
  });

  test("carries over two missed days when two are held, and the third breaks the streak", () => {
    const ten = "11111 .. 11111 ..";
    expect(streakAfter(`${ten} 00`)).toMatchObject({ current: 10, freezes: 0, lastMiss: { state: "frozen" } });
    expect(streakAfter(`${ten} 000`)).toMatchObject({ current: 0, freezes: 0, lastMiss: { streakBefore: 10, state: "repairable" } });
  });

  test("is not earned again by standing still at five", () => {
    expect(streakAfter("11111 .. 0").freezes).toBe(0);
    expect(streakAfter("11111 ++ ..").freezes).toBe(1);
  });
});

describe("A broken streak", () => {
  test("is repaired by two sessions on the next working day", () => {
    expect(streakAfter("111 0")).toMatchObject({ current: 0, lastMiss: { day: "2026-03-05", streakBefore: 3, state: "repairable" } });
    expect(streakAfter("111 02")).toMatchObject({ current: 4, longest: 4, learningDays: 4, lastMiss: { state: "repaired" } });
  });

  test("is repaired on Monday when Friday was missed, whatever happens on the weekend", () => {
    expect(streakAfter("1110 .. . 2")).toMatchObject({ current: 4, lastMiss: { state: "repaired" } });
    expect(streakAfter("1110 ++ . 2")).toMatchObject({ current: 4, learningDays: 6 });
  });

  test("is not repaired by sessions on a day off: the offer stands until the next working day", () => {
    expect(streakAfter("1110 +")).toMatchObject({ current: 0, lastMiss: { state: "repairable" } });
  });

  test("starts again at one when that day brings one session", () => {
    expect(streakAfter("11101")).toMatchObject({ current: 1, longest: 3, learningDays: 4, lastMiss: { state: "broken" } });
  });

  test("can still be repaired while that day lasts", () => {
    expect(streakDuring("11101")).toMatchObject({ current: 1, lastMiss: { state: "repairable" } });
    expect(streakDuring("11102")).toMatchObject({ current: 4, lastMiss: { state: "repaired" } });
  });

  test("is gone when that day is missed too", () => {
    expect(streakAfter("11100")).toMatchObject({ current: 0, lastMiss: { day: "2026-03-05", state: "broken" } });
    expect(streakAfter("111002").current).toBe(1);
  });

  test("keeps the offer over an outage of ours on that day", () => {
    expect(streakAfter("1110x")).toMatchObject({ current: 0, lastMiss: { state: "repairable" } });
    expect(streakAfter("1110x2").current).toBe(4);
  });

  test("that is repaired counts towards the next freeze", () => {
    expect(streakAfter("1111 0 .. 2")).toMatchObject({ current: 5, freezes: 1 });
  });

  test("leaves the longest streak and the learning days as they are", () => {
    expect(streakAfter("11110 .. 0001")).toMatchObject({ current: 1, longest: 4, learningDays: 5 });
  });
});
