import { Temporal } from "temporal-polyfill";
import type { Day, Instant } from "./ids.ts";

/** When somebody works and when they want their session. */
export interface WorkPattern {
  /** IANA zone. */
  readonly zone: string;
  /** ISO weekdays, 1 = Monday. */
  readonly workingDays: readonly number[];
  /** Minutes after local midnight. */
  readonly deliveryMinute: number;
  readonly isHoliday: (day: Day) => boolean;
}

export interface Appointment {
  readonly day: Day;
  readonly at: Instant;
}

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** Two daily sessions are never closer than this, whatever the zone does. */
const SESSIONS_APART_MS = 12 * HOUR_MS;
/** A session that would come later than this after the wanted time does not come that day: nobody wants a lesson at night. */
const LATEST_MS = 8 * HOUR_MS;
/** No calendar has a longer run of days off. */
const SEARCH_DAYS = 400;

/** The local date at an instant. */
export function dayOf(instant: Instant, zone: string): Day {
  return dayAt(wallClock(instant, zone));
}

/** Minutes since local midnight on the wall clock. */
export function minuteOf(instant: Instant, zone: string): number {
  const local = new Date(wallClock(instant, zone));
  return local.getUTCHours() * 60 + local.getUTCMinutes();
}

export function addDays(day: Day, days: number): Day {
  return dayAt(midnight(day) + days * DAY_MS);
}

/** Whole days from one date to another. */
export function daysBetween(from: Day, to: Day): number {
  return (midnight(to) - midnight(from)) / DAY_MS;
}

/** ISO weekday, 1 = Monday. */
export function weekdayOf(day: Day): number {
  return new Date(midnight(day)).getUTCDay() || 7;
}

/** The first instant that no longer belongs to the day. */
export function endOfDay(day: Day, zone: string): Instant {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds;
}

/**
 * The one instant of a local day at which something due at `minute` happens: in a gap the time moves forward, or back where forward would leave
 * the day; of two equal times the first counts. Nothing when the zone skipped that day (the date line moves).
 */
export function instantOn(day: Day, minute: number, zone: string): Instant | undefined {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const local = new Temporal.PlainDateTime(year, month, date, Math.floor(minute / 60), minute % 60);
  for (const disambiguation of ["compatible", "earlier"] as const) {
    const at = local.toZonedDateTime(zone, { disambiguation }).epochMilliseconds;
    if (dayOf(at, zone) === day) return at;
  }
  return undefined;
}

/** A weekday the learner works and no public holiday of their region. */
export function isWorkingDay(day: Day, pattern: WorkPattern): boolean {
  return pattern.workingDays.includes(weekdayOf(day)) && !pattern.isHoliday(day);
}

/**
 * The next daily session after an instant, at most one a day and never on or before the day of the last one.
 * Nothing when the learner has no working days.
 */
export function nextAppointment(pattern: WorkPattern, after: Instant, last?: Appointment): Appointment | undefined {
  let day = dayOf(after, pattern.zone);
  for (let i = 0; i < SEARCH_DAYS; i++, day = addDays(day, 1)) {
    const slot = slotOn(day, pattern, last);
    if (slot && slot.from > after) return { day, at: slot.from };
  }
  return undefined;
}

/**
 * Whether a session that is due may still start now, and on which day: a late one only on its own day and not at night. It says `at: now`, because
 * the next one keeps its distance from the session that came, not from the one that should have come.
 */
export function currentAppointment(pattern: WorkPattern, now: Instant, last?: Appointment): Appointment | undefined {
  const day = dayOf(now, pattern.zone);
  const slot = slotOn(day, pattern, last);
  return slot && slot.from <= now && now <= slot.until ? { day, at: now } : undefined;
}

/** When the session of a day may start; nothing on a day without one. */
function slotOn(day: Day, pattern: WorkPattern, last: Appointment | undefined): { from: Instant; until: Instant } | undefined {
  if ((last && day <= last.day) || !isWorkingDay(day, pattern)) return undefined;
  const wanted = instantOn(day, pattern.deliveryMinute, pattern.zone);
  if (wanted === undefined) return undefined;
  const until = wanted + LATEST_MS;
  const from = last ? Math.max(wanted, last.at + SESSIONS_APART_MS) : wanted;
  return from === wanted || (from <= until && dayOf(from, pattern.zone) === day) ? { from, until } : undefined;
}

/** Knows the IANA zone? Names come from platforms and from people. */
export function isZone(zone: string): boolean {
  try {
    zoned(0, zone);
    return /^[A-Za-z]/.test(zone);
  } catch {
    return false;
  }
}

/** What the clock on the wall shows, as if it hung in UTC. */
function wallClock(instant: Instant, zone: string): number {
  return instant + zoned(instant, zone).offsetNanoseconds / 1e6;
}

/** Dates are counted in UTC, where every day has 24 hours. It is ten times cheaper than Temporal's dates, and planning counts millions. */
const midnight = (day: Day): number => Date.parse(day);

const dayAt = (utc: number): Day => new Date(utc).toISOString().slice(0, 10) as Day;

function zoned(instant: Instant, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
}
