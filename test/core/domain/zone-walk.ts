import { expect } from "vitest";
import { type Appointment, DAY_MS, HOUR_MS, nextAppointment, type WorkPattern } from "../../../src/core/domain/calendar.ts";
import type { Day, Instant } from "../../../src/core/domain/ids.ts";
import { offsetMinutes, wallDay, wallMinute } from "./wall-clock.ts";

/** Works every day: then no local day may go without its session. */
export const everyDay = (zone: string, deliveryMinute: number): WorkPattern => ({
  zone,
  deliveryMinute,
  workingDays: [1, 2, 3, 4, 5, 6, 7],
  isHoliday: () => false,
});

/** All sessions a planner would plan from an instant on. */
export function walk(pattern: WorkPattern, from: Instant, to: Instant): Appointment[] {
  const appointments: Appointment[] = [];
  for (let next = nextAppointment(pattern, from - 1); next && next.at < to; next = nextAppointment(pattern, next.at, next)) appointments.push(next);
  return appointments;
}

/** The local days that begin in between, found by looking at the clock every four hours: a day the zone skips is never seen. */
function daysSeen(zone: string, from: Instant, to: Instant): Day[] {
  const days = new Set<Day>();
  for (let at = from; at < to; at += 4 * HOUR_MS) days.add(wallDay(at, zone));
  return [...days];
}

/**
 * Walks through the sessions of one zone and holds them against the clock on the wall. Returns how many there were. The first and the last day are
 * left out: they are seen in part only.
 */
export function expectOneSessionPerDay(zone: string, deliveryMinute: number, from: Instant, to: Instant): number {
  const where = `${zone}, ${deliveryMinute} minutes after midnight`;
  const days = daysSeen(zone, from, to).slice(1, -1);
  const appointments = walk(everyDay(zone, deliveryMinute), from, to).filter(({ day }) => days.includes(day));
  const problems = appointments.flatMap(({ day, at }, i) => {
    const previous = appointments[i - 1];
    return [
      wallDay(at, zone) === day ? [] : [`${day}: the session is on ${wallDay(at, zone)}`],
      wallMinute(at, zone) === deliveryMinute || clockChangesNear(at, zone) ? [] : [`${day}: the clock shows minute ${wallMinute(at, zone)}`],
      !previous || at - previous.at >= 12 * HOUR_MS ? [] : [`${day}: only ${(at - previous.at) / HOUR_MS} hours after the one before`],
    ].flat();
  });
  expect(problems, where).toEqual([]);
  expect(
    appointments.map(({ day }) => day),
    where,
  ).toEqual(days);
  return appointments.length;
}

function clockChangesNear(at: Instant, zone: string): boolean {
  return offsetMinutes(at - 3 * HOUR_MS, zone) !== offsetMinutes(at + 3 * HOUR_MS, zone);
}

/** When the zone moved its clock, to the day. */
export function clockChanges(zone: string, from: Instant, to: Instant): Instant[] {
  const changes: Instant[] = [];
  for (let at = from; at < to; at += 5 * DAY_MS) {
    if (offsetMinutes(at, zone) === offsetMinutes(at + 5 * DAY_MS, zone)) continue;
    const before = [0, 1, 2, 3, 4].findLast((days) => offsetMinutes(at + days * DAY_MS, zone) === offsetMinutes(at, zone)) ?? 0;
    changes.push(at + before * DAY_MS);
  }
  return changes;
}
