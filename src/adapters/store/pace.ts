import type { DeliveryId } from "../../core/domain/ids.ts";
import type { Address } from "../../core/ports.ts";
import { type Database, rows } from "./database.ts";

export interface Timing {
  /** One planned message a workspace in so long: Slack allows several hundred a minute. */
  readonly paceMs: number;
  /** One message a conversation in so long, after a short burst; 0 for as many as there are. */
  readonly conversationMs: number;
  /** An intent this old is in doubt; longer than the slowest acceptance. */
  readonly graceMs: number;
  /** How long an intent gives the right to post: what is left until the grace is over must be more than a chat takes to accept a message. */
  readonly rightMs: number;
  /** Work that waits this long past its turn is rung for again. */
  readonly staleMs: number;
}

export const TIMING: Timing = { paceMs: 200, conversationMs: 1_000, graceMs: 30_000, rightMs: 10_000, staleMs: 90_000 };

/** So many messages may follow each other at once in a conversation: a verdict, a question and a summary, say. */
const BURST = 3;

export interface PaceRow extends Pick<Address, "platform" | "workspace"> {
  readonly slotAt: Date | null;
  /** Until when the platform wants no message in this workspace. */
  readonly heldUntil: Date | null;
  readonly now: Date;
}

/** For the workspace in `w`. */
export const HELD_UNTIL = `(SELECT next_at FROM slot WHERE lane = 'hold:' || w.platform || ':' || w.external_id)`;

const laneOf = ({ platform, workspace }: Pick<Address, "platform" | "workspace">): string => `${platform}:${workspace}`;

/**
 * Milliseconds until this delivery may go, as far as its workspace is concerned. A planned one has its turn in the workspace's queue: one row holds the
 * next free moment, so that any number of workers keep one pace and no workspace waits for another. What somebody waits for goes before the queue, but
 * not before the time the platform named.
 */
export async function workspaceWaitMs(
  database: Database,
  id: DeliveryId,
  row: PaceRow,
  paced: boolean,
  { paceMs, staleMs }: Timing,
): Promise<number> {
  const now = row.now.getTime();
  const heldUntil = row.heldUntil?.getTime() ?? 0;
  if (!paced) return Math.max(0, heldUntil - now);
  const turn = row.slotAt?.getTime();
  // A turn that was missed by far, or that fell into the time of a hold, is given anew: else all that waited would go at once.
  if (turn !== undefined && turn > now - staleMs && turn >= heldUntil) return Math.max(0, turn - now);
  const [slot] = await rows<{ at: Date }>(
    database,
    `WITH slot AS (
       INSERT INTO slot (lane, next_at) VALUES ($1, clock_timestamp() + $2::int * interval '1 ms') ON CONFLICT (lane)
       DO UPDATE SET next_at = greatest(clock_timestamp(), slot.next_at) + $2::int * interval '1 ms' RETURNING next_at - $2::int * interval '1 ms' AS at)
     UPDATE delivery SET slot_at = slot.at FROM slot WHERE id = $3 RETURNING slot.at`,
    laneOf(row),
    paceMs,
    id,
  );
  return Math.max(0, (slot?.at.getTime() ?? now) - now);
}

/** The platform wants no message in this workspace for so long: nobody goes before, and the queue begins after it. */
export async function holdBack(database: Database, workspace: Address, forMs: number): Promise<void> {
  const lane = laneOf(workspace);
  await database.$executeRaw`INSERT INTO slot (lane, next_at)
    SELECT lane, clock_timestamp() + ${forMs}::int * interval '1 ms' FROM unnest(${[lane, `hold:${lane}`]}::text[]) AS lane
    ON CONFLICT (lane) DO UPDATE SET next_at = greatest(slot.next_at, excluded.next_at)`;
}

/** Milliseconds until the conversation takes another message. Where that is now, the turn is taken. */
export async function conversationWaitMs(database: Database, account: string, { conversationMs }: Timing): Promise<number> {
  if (conversationMs === 0) return 0;
  const ahead = (BURST - 1) * conversationMs;
  const taken = await database.$executeRaw`UPDATE account
    SET next_post_at = greatest(next_post_at, clock_timestamp()) + ${conversationMs}::int * interval '1 ms'
    WHERE id = ${account} AND (next_post_at IS NULL OR next_post_at <= clock_timestamp() + ${ahead}::int * interval '1 ms')`;
  if (taken === 1) return 0;
  const [wait] = await rows<{ ms: number }>(
    database,
    `SELECT ceil(extract(epoch FROM next_post_at - clock_timestamp()) * 1000)::int - $2::int AS ms FROM account WHERE id = $1`,
    account,
    ahead,
  );
  return Math.max(1, wait?.ms ?? 0);
}
