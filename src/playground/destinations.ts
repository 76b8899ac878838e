import { Temporal } from "temporal-polyfill";

export const DESTINATIONS = ["hour", "morning", "monday"] as const;
export type Destination = (typeof DESTINATIONS)[number];

const MONDAY = 1;
/** One minute past nine: the daily lesson of a learner with default settings is due at nine. */
const MORNING = Temporal.PlainTime.from("09:01");

/** Where a journey from `now` ends, in the learner's zone. Always later than `now`. */
export function destination(to: Destination, now: number, zone: string): number {
  const here = Temporal.Instant.fromEpochMilliseconds(Math.floor(now)).toZonedDateTimeISO(zone);
  if (to === "hour") return here.add({ hours: 1 }).epochMilliseconds;
  const days = to === "morning" ? 1 : ((MONDAY - here.dayOfWeek + 6) % 7) + 1;
  return here.toPlainDate().add({ days }).toZonedDateTime({ timeZone: zone, plainTime: MORNING }).epochMilliseconds;
}
