import { addDays, DAY_MS } from "../../../src/core/domain/calendar.ts";
import { foldStreak, type Streak, type StreakDay } from "../../../src/core/domain/streak.ts";
import { day, instant } from "../../make.ts";

const MONDAY = day("2026-03-02");

/**
 * A learner's record from Monday 2 March 2026 on, one mark a calendar day; spaces are for the eye.
 *
 * `1` `2` sessions completed on a working day · `0` offered and missed · `x` missed and excused · `n` nothing was offered on a working day ·
 * `.` a day off · `+` learned on a day off.
 */
export function record(marks: string): StreakDay[] {
  return [...marks.replaceAll(" ", "")].map((mark, n) => {
    const date = addDays(MONDAY, n);
    const working = !".+".includes(mark);
    return {
      day: date,
      working,
      offeredAt: working && mark !== "n" ? instant(`${date}T07:00Z`) : undefined,
      closesAt: closing(n),
      sessions: mark === "+" ? 1 : Number(/[12]/.exec(mark)?.[0] ?? 0),
      excused: mark === "x",
    };
  });
}

/** Midnight in Johannesburg after the n-th day. */
const closing = (n: number): number => instant(`${addDays(MONDAY, n)}T22:00Z`);

/** Once every day of the record is over. */
export const streakAfter = (marks: string): Streak => foldStreak(record(marks), closing(365));

/** At the very instant at which the last day of the record ends. */
export const streakAtMidnight = (marks: string): Streak => foldStreak(record(marks), closing(record(marks).length - 1));

/** While the last day of the record is still open. */
export const streakDuring = (marks: string): Streak => foldStreak(record(marks), closing(record(marks).length - 1) - DAY_MS / 4);
