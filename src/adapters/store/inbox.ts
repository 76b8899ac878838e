import type { EventKey } from "../../core/domain/ids.ts";
import type { Doorbell, Inbox } from "../../core/ports.ts";
import { type Database, rows } from "./database.ts";
import type { Timing } from "./deliveries.ts";
import type { Transact } from "./doorbell.ts";

/** One that fails for so long has met a bug, and nobody waits for it any more. */
const KEPT_MS = 24 * 3_600_000;

export interface StoredInbox extends Inbox {
  /** Rings again for events that were forgotten. Returns how many. */
  ringStale(limit: number): Promise<number>;
}

export function storedInbox(database: Database, transact: Transact, doorbell: Doorbell, { staleMs }: Pick<Timing, "staleMs">): StoredInbox {
  return {
    accept: ({ key, platform, payload }) =>
      transact(async ({ tx, ring }) => {
        const stored = await tx.$executeRaw`INSERT INTO inbox_event (key, platform, payload)
          VALUES (${key}, ${platform}::"Platform", ${JSON.stringify(payload)}::jsonb) ON CONFLICT (key) DO NOTHING`;
        if (stored === 0) return "duplicate";
        await ring([{ kind: "handle", event: key }]);
        return "stored";
      }),
    async read(key) {
      const event = await database.inboxEvent.findUnique({ where: { key, receivedAt: { gt: new Date(Date.now() - KEPT_MS) } } });
      return event && !event.doneAt ? { key, platform: event.platform, payload: event.payload } : undefined;
    },
    async finish(key) {
      await database.$executeRaw`UPDATE inbox_event SET done_at = clock_timestamp(), payload = NULL WHERE key = ${key}`;
    },
    async ringStale(limit) {
      const stale = await rows<{ key: string }>(
        database,
        `SELECT key FROM inbox_event WHERE done_at IS NULL AND received_at < clock_timestamp() - $1::int * interval '1 ms'
           AND received_at > clock_timestamp() - $3::int * interval '1 ms' ORDER BY received_at LIMIT $2::int`,
        staleMs,
        limit,
        KEPT_MS,
      );
      const round = Math.floor(Date.now() / 60_000);
      if (stale.length > 0) await doorbell.ring(stale.map(({ key }) => ({ kind: "handle", event: key as EventKey, round })));
      return stale.length;
    },
  };
}
