import { HOUR_MS } from "../domain/calendar.ts";
import type { Instant } from "../domain/ids.ts";
import type { Ports } from "../ports.ts";
import { planDay } from "./plan-day.ts";

/** A shorter absence than this takes nothing from a learner's day. */
const OUTAGE_MS = HOUR_MS;
const REMINDERS_AT_ONCE = 1_000;
const STALE_AT_ONCE = 1_000;

/** Once a minute: notices our own outages, plans whoever is due, reminds, and rings again for whatever was forgotten. */
export async function tick(
  ports: Pick<Ports, "heartbeat" | "planning" | "deliveries" | "holidays">,
  now: Instant,
): Promise<{ readonly planned: number; readonly reminded: number }> {
  await ports.heartbeat.beat(now, OUTAGE_MS);
  const planned = await planDay(ports, now);
  const reminded = await ports.planning.remindDue(now, REMINDERS_AT_ONCE);
  await ports.deliveries.ringStale(STALE_AT_ONCE);
  return { planned, reminded };
}
