import type { EventKey } from "../../core/domain/ids.ts";
import type { Doorbell, Inbox, KeptEvent, ReceivedEvent, Ring } from "../../core/ports.ts";
import { type Database, execute, many, rows } from "./database.ts";
import { gathered } from "./gather.ts";
import type { Timing } from "./pace.ts";

/** One that fails for so long has met a bug, and nobody waits for it any more. */
const KEPT_MS = 24 * 3_600_000;

/** After so long no platform tells of the same thing again. */
const FORGOTTEN_AFTER = "7 days";
/** Events in one statement: enough to keep up with a storm, and little to lose with it. */
const AT_ONCE = 100;

export interface StoredInbox extends Inbox {
  /** Rings again for events that were forgotten, and lets go of those that nobody can repeat any more. Returns how many were rung for. */
  ringStale(limit: number): Promise<number>;
}

/**
 * `frontDesk` has connections of its own: whoever is to be acknowledged does not queue behind the work. The doorbell is rung once an event is kept, and
 * nobody waits for that: whoever dies in between has kept it, and it is rung for again when it has waited too long.
 */
export function storedInbox(database: Database, frontDesk: Database, doorbell: Doorbell, { staleMs }: Pick<Timing, "staleMs">): StoredInbox {
  const ring = gathered<Ring, undefined>(AT_ONCE, async (rings) => {
    await doorbell.ring(rings);
    return rings.map(() => undefined);
  });
  return {
    accept: gathered(AT_ONCE, async (events) => {
      const kept = await acceptAll(frontDesk, events);
      for (const [i, { key }] of events.entries()) if (kept[i] === "stored") void ring({ kind: "handle", event: key }).catch(() => {});
      return kept;
    }),
    read: gathered(AT_ONCE, (keys) => readAll(database, keys)),
    finish: gathered(AT_ONCE, (keys) => finishAll(database, keys)),
    async ringStale(limit) {
      const stale = await rows<{ key: string }>(
        database,
        `SELECT key FROM inbox_event WHERE done_at IS NULL AND received_at < clock_timestamp() - $1::int * interval '1 ms'
           AND received_at > clock_timestamp() - $3::int * interval '1 ms' ORDER BY received_at LIMIT $2::int`,
        staleMs,
        limit,
        KEPT_MS,
      );
      await execute(
        database,
        `DELETE FROM inbox_event WHERE coalesce(done_at, received_at) < clock_timestamp() - interval '${FORGOTTEN_AFTER}'
           AND (done_at IS NULL OR done_at < clock_timestamp() - interval '${FORGOTTEN_AFTER}')`,
      );
      const round = Math.floor(Date.now() / 60_000);
      if (stale.length > 0) await doorbell.ring(stale.map(({ key }) => ({ kind: "handle", event: key as EventKey, round })));
      return stale.length;
    },
  };
}

async function acceptAll(frontDesk: Database, events: readonly ReceivedEvent[]): Promise<("stored" | "duplicate")[]> {
  const stored = await rows<{ key: EventKey }>(
    frontDesk,
    `INSERT INTO inbox_event (key, platform, payload) SELECT key, platform::"Platform", payload
     FROM jsonb_to_recordset($1::jsonb) AS e(key text, platform text, payload jsonb) ON CONFLICT (key) DO NOTHING RETURNING key`,
    many(events),
  );
  const fresh = new Set(stored.map(({ key }) => key));
  // The same event twice in one go: it is new once.
  return events.map(({ key }) => (fresh.delete(key) ? "stored" : "duplicate"));
}

async function readAll(database: Database, keys: readonly EventKey[]): Promise<(KeptEvent | undefined)[]> {
  const found = await rows<ReceivedEvent & { readonly at: Date }>(
    database,
    `SELECT key, platform, payload, received_at AS at FROM inbox_event
     WHERE key = ANY ($1::text[]) AND done_at IS NULL AND received_at > clock_timestamp() - $2::int * interval '1 ms'`,
    keys,
    KEPT_MS,
  );
  const byKey = new Map(found.map(({ at, ...event }) => [event.key, { ...event, receivedAt: at.getTime() }]));
  return keys.map((key) => byKey.get(key));
}

async function finishAll(database: Database, keys: readonly EventKey[]): Promise<undefined[]> {
  await execute(database, "UPDATE inbox_event SET done_at = clock_timestamp(), payload = NULL WHERE key = ANY ($1::text[])", keys);
  return keys.map(() => undefined);
}
