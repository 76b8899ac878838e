import type { Day, Instant } from "./ids.ts";

/** The facts of one day on which a session was offered or completed. */
export interface StreakDay {
  readonly day: Day;
  readonly working: boolean;
  /** When a session reached the chat. A day on which nothing was offered is nobody's miss. */
  readonly offeredAt?: Instant;
  readonly closesAt: Instant;
  /** Sessions completed on this day. */
  readonly sessions: number;
  /** Our outage, a change of zone or a very late card: missing the day costs nothing. */
  readonly excused: boolean;
}

/** A run of working days with a completed session. */
export interface Streak {
  readonly current: number;
  readonly longest: number;
  /** Days with a completed session, days off included; never resets. */
  readonly learningDays: number;
  /** Spare days, used by themselves on a missed working day. */
  readonly freezes: number;
  readonly lastMiss?: Miss;
}

/** What became of the last missed working day. */
export interface Miss {
  readonly day: Day;
  readonly streakBefore: number;
  /** `frozen`: a freeze was used. `repairable`: two sessions on the next working day bring the streak back. */
  readonly state: "frozen" | "repairable" | "repaired" | "broken";
}

const DAYS_PER_FREEZE = 5;
const FREEZES_HELD_AT_MOST = 2;
const SESSIONS_TO_REPAIR = 2;

export const NO_STREAK: Streak = { current: 0, longest: 0, learningDays: 0, freezes: 0 };

/** The streak as of an instant; days are the learner's whole record in order. A day that is still open is not missed yet. */
export function foldStreak(days: readonly StreakDay[], now: Instant): Streak {
  return days.reduce((streak, day) => afterDay(streak, day, now), NO_STREAK);
}

function afterDay(streak: Streak, day: StreakDay, now: Instant): Streak {
  if (day.sessions > 0) return afterLearning(streak, day, day.closesAt > now);
  return isMissed(day, now) ? afterMiss(streak, day.day) : streak;
}

const isMissed = ({ working, offeredAt, excused, closesAt }: StreakDay, now: Instant): boolean =>
  working && offeredAt !== undefined && !excused && closesAt <= now;

function afterLearning(streak: Streak, day: StreakDay, stillOpen: boolean): Streak {
  const counted = { ...streak, learningDays: streak.learningDays + 1 };
  if (!day.working) return counted;
  const repaired = streak.lastMiss?.state === "repairable" && day.sessions >= SESSIONS_TO_REPAIR;
  const current = (repaired ? (streak.lastMiss?.streakBefore ?? 0) : streak.current) + 1;
  return {
    ...counted,
    current,
    longest: Math.max(streak.longest, current),
    freezes: current % DAYS_PER_FREEZE === 0 ? Math.min(FREEZES_HELD_AT_MOST, streak.freezes + 1) : streak.freezes,
    lastMiss: stillOpen && !repaired ? streak.lastMiss : settled(streak.lastMiss, repaired),
  };
}

/** The next working day decides: repaired or gone for good. */
function settled(miss: Miss | undefined, repaired: boolean): Miss | undefined {
  return miss?.state === "repairable" ? { ...miss, state: repaired ? "repaired" : "broken" } : miss;
}

function afterMiss(streak: Streak, day: Day): Streak {
  if (streak.current === 0) return { ...streak, lastMiss: settled(streak.lastMiss, false) };
  const frozen = streak.freezes > 0;
  return {
    ...streak,
    current: frozen ? streak.current : 0,
    freezes: frozen ? streak.freezes - 1 : 0,
    lastMiss: { day, streakBefore: streak.current, state: frozen ? "frozen" : "repairable" },
  };
}

/** What a day was to a streak. A day without a mark was free, or is still to come. */
export type DayMark = "learned" | "frozen" | "missed";

/** The same record, day by day. */
export function dayMarks(days: readonly StreakDay[], now: Instant): ReadonlyMap<Day, DayMark> {
  const marks = new Map<Day, DayMark>();
  let streak = NO_STREAK;
  for (const day of days) {
    const after = afterDay(streak, day, now);
    if (day.sessions > 0) marks.set(day.day, "learned");
    else if (after.freezes < streak.freezes) marks.set(day.day, "frozen");
    else if (isMissed(day, now)) marks.set(day.day, "missed");
    streak = after;
  }
  return marks;
}
