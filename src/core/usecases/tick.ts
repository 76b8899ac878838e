import { DAY_MS, HOUR_MS } from "../domain/calendar.ts";
import type { Instant } from "../domain/ids.ts";
import type { ItemFacts } from "../domain/item-health.ts";
import type { Ports, ReplayReport } from "../ports.ts";
import { pullSuspects } from "./care-for-items.ts";
import { revealDue } from "./group-quiz.ts";
import { planDay } from "./plan-day.ts";
import { replayDue } from "./replay.ts";

/** A shorter absence than this takes nothing from a learner's day. */
const OUTAGE_MS = HOUR_MS;
const REMINDERS_AT_ONCE = 1_000;
const STALE_AT_ONCE = 1_000;

/** A workspace that comes back within this time finds everything as it was. */
const PURGE_AFTER_MS = 30 * DAY_MS;

type Reveals = "groupQuizzes" | "chats" | "courses" | "learning" | "clock";

/** What one look came to. */
export interface Ticked {
  readonly planned: number;
  readonly reminded: number;
  /** Questions taken out of rotation. */
  readonly pulled: readonly ItemFacts[];
  readonly replayed: readonly ReplayReport[];
  /** People whose workspace left a month ago. */
  readonly purged: number;
}

/**
 * Once a minute: notices our own outages, plans whoever is due, reminds, and rings again for whatever was forgotten. Once a day it looks after the
 * questions; whatever must be derived anew is.
 */
export async function tick(
  ports: Pick<Ports, "heartbeat" | "planning" | "deliveries" | "holidays" | "items" | "people" | "replaying" | Reveals>,
  now: Instant,
): Promise<Ticked> {
  await ports.heartbeat.beat(now, OUTAGE_MS);
  const planned = await planDay(ports, now);
  const reminded = await ports.planning.remindDue(now, REMINDERS_AT_ONCE);
  await ports.deliveries.ringStale(STALE_AT_ONCE);
  // Last, so that whatever goes wrong here keeps nobody from their lesson.
  await revealDue(ports, now);
  const replayed = await replayDue(ports);
  const purged = await ports.people.purgeLeft(now - PURGE_AFTER_MS);
  return { planned, reminded, replayed, purged, pulled: await pullSuspects(ports, now) };
}
