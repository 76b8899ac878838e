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
/** A session that is this late is not caught up today: nobody wants a lesson at night. */
const LATEST_MS = 8 * HOUR_MS;
/** No calendar has a longer run of days off. */
const SEARCH_DAYS = 400;

/** The local date at an instant. */
export function dayOf(instant: Instant, zone: string): Day {
  return zoned(instant, zone).toPlainDate().toString() as Day;
}

/** Minutes since local midnight on the wall clock. */
export function minuteOf(instant: Instant, zone: string): number {
  const local = zoned(instant, zone);
  return local.hour * 60 + local.minute;
}

export function addDays(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString() as Day;
}

/** Whole days from one date to another. */
export function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: "days" }).days;
}

/** ISO weekday, 1 = Monday. */
export function weekdayOf(day: Day): number {
  return Temporal.PlainDate.from(day).dayOfWeek;
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
  const local = Temporal.PlainDate.from(day).toPlainDateTime({ hour: Math.floor(minute / 60), minute: minute % 60 });
  for (const disambiguation of ["compatible", "earlier"] as const) {
    const at = local.toZonedDateTime(zone, { disambiguation });
    if (at.toPlainDate().toString() === day) return at.epochMilliseconds;
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
    const at = appointmentOn(day, pattern, last);
    if (at !== undefined && at > after) return { day, at };
  }
  return undefined;
}

/** Whether a session that is due may still start now, and on which day; a late one only on its own day and not at night. */
export function currentAppointment(pattern: WorkPattern, now: Instant, last?: Appointment): Appointment | undefined {
  const day = dayOf(now, pattern.zone);
  const at = appointmentOn(day, pattern, last);
  return at !== undefined && at <= now && now - at <= LATEST_MS ? { day, at } : undefined;
}

function appointmentOn(day: Day, pattern: WorkPattern, last: Appointment | undefined): Instant | undefined {
  if ((last && day <= last.day) || !isWorkingDay(day, pattern)) return undefined;
  const wanted = instantOn(day, pattern.deliveryMinute, pattern.zone);
  if (wanted === undefined || !last) return wanted;
  const at = Math.max(wanted, last.at + SESSIONS_APART_MS);
  return at === wanted || dayOf(at, pattern.zone) === day ? at : undefined;
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

function zoned(instant: Instant, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
}
