import { dayOf, HOUR_MS, minuteOf } from "./calendar.ts";
import type { Instant } from "./ids.ts";

const REMIND_AFTER_MS = 5 * HOUR_MS;
/** Nobody is reminded in the evening. */
const LATEST_REMINDER_MINUTE = 20 * 60;

/** When a session offered now is reminded of, once; never on another day and never in the evening. */
export function reminderAt(offered: Instant, zone: string): Instant | undefined {
  const at = offered + REMIND_AFTER_MS;
  return dayOf(at, zone) === dayOf(offered, zone) && minuteOf(at, zone) <= LATEST_REMINDER_MINUTE ? at : undefined;
}
