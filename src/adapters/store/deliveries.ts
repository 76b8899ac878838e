import type { DeliveryId, Instant } from "../../core/domain/ids.ts";
import type { Claim, ClaimedDelivery, Deliveries, DeliveryContent, Doorbell, MessageRef, Offer, Refused, SendRight } from "../../core/ports.ts";
import { type Database, rows, type Transaction } from "./database.ts";
import { ADDRESS_COLUMNS, type AddressRow, type LearnerRow, learnerColumns, toPerson } from "./learner-row.ts";
import { conversationWaitMs, HELD_UNTIL, holdBack, type PaceRow, type Timing, workspaceWaitMs } from "./pace.ts";

/** Another worker has just taken it: by then it is settled or in doubt. */
const TAKEN_MS = 1_000;

const LOOK = `SELECT ${learnerColumns("l")}, ${ADDRESS_COLUMNS}, d.state, d.attempt, d.content, d.slot_at AS "slotAt", d.intent_at AS "intentAt",
    (a.gone_at IS NOT NULL OR w.left_at IS NOT NULL) AS unreachable, ${HELD_UNTIL} AS "heldUntil", clock_timestamp() AS "now"
  FROM delivery d JOIN learner l ON l.id = d.learner_id JOIN account a ON a.id = d.account_id JOIN workspace w ON w.id = a.workspace_id
  WHERE d.id = $1`;

interface LookRow extends LearnerRow, AddressRow, PaceRow {
  readonly state: "planned" | "sending" | "sent" | "refused";
  readonly attempt: number;
  readonly content: DeliveryContent;
  readonly intentAt: Date | null;
  readonly unreachable: boolean;
}

export function storedDeliveries(database: Database, doorbell: Doorbell, timing: Timing): Deliveries {
  return {
    claim: (id, options) => claim(database, id, options.paced, timing),
    sent: (id, message, offer) => database.$transaction((tx) => recordSent(tx, id, message, offer)),
    intend: (delivery) => intend(database, delivery, timing),
    async release(id, { attempt }) {
      await database.delivery.updateMany({ where: { id, state: "sending", attempt }, data: { state: "planned", intentAt: null, slotAt: null } });
    },
    holdBack: (workspace, forMs) => holdBack(database, workspace, forMs),
    refused: (id, refusal, at) => database.$transaction((tx) => recordRefused(tx, id, refusal, at)),
    ringStale: (limit) => ringStale(database, doorbell, limit, timing),
  };
}

// ── Claiming ────────────────────────────────────────────────────────────────────────────────────────────────────

async function claim(database: Database, id: DeliveryId, paced: boolean, timing: Timing): Promise<Claim> {
  const [row] = await rows<LookRow>(database, LOOK, id);
  if (!row || row.state === "sent" || row.state === "refused") return { kind: "settled" };
  if (row.unreachable) return giveUp(database, id);
  return row.state === "planned" ? claimPlanned(database, id, row, paced, timing) : claimInDoubt(database, id, row, timing);
}

async function giveUp(database: Database, id: DeliveryId): Promise<Claim> {
  await database.delivery.updateMany({ where: { id, state: { in: ["planned", "sending"] } }, data: { state: "refused", problem: "nobody there" } });
  return { kind: "settled" };
}

async function claimPlanned(database: Database, id: DeliveryId, row: LookRow, paced: boolean, timing: Timing): Promise<Claim> {
  const waitMs = (await workspaceWaitMs(database, id, row, paced, timing)) || (await conversationWaitMs(database, row.accountId, timing));
  return waitMs > 0 ? { kind: "not-yet", retryAfterMs: waitMs } : { kind: "ready", delivery: toClaimed(id, row) };
}

/** Only one worker gets to look: whoever raises the attempt. */
async function claimInDoubt(database: Database, id: DeliveryId, row: LookRow, timing: Timing): Promise<Claim> {
  const age = row.now.getTime() - (row.intentAt?.getTime() ?? 0);
  if (age < timing.graceMs) return { kind: "not-yet", retryAfterMs: timing.graceMs - age };
  const delivery = toClaimed(id, row);
  const right = await intend(database, delivery, timing);
  return right ? { kind: "in-doubt", delivery: { ...delivery, attempt: right.attempt } } : { kind: "not-yet", retryAfterMs: TAKEN_MS };
}

const toClaimed = (id: DeliveryId, row: LookRow): ClaimedDelivery => ({ id, content: row.content, person: toPerson(row), attempt: row.attempt });

/** A process that was held up, or a machine that slept, finds its right gone before it posts. */
async function intend(database: Database, { id, attempt }: ClaimedDelivery, { rightMs }: Timing): Promise<SendRight | undefined> {
  const freshUntil = Date.now() + rightMs;
  const taken = await database.$executeRaw`UPDATE delivery SET state = 'sending', intent_at = clock_timestamp(), attempt = attempt + 1
    WHERE id = ${id} AND attempt = ${attempt} AND state IN ('planned', 'sending')`;
  return taken === 1 ? { attempt: attempt + 1, isFresh: () => Date.now() < freshUntil } : undefined;
}

// ── Outcomes ────────────────────────────────────────────────────────────────────────────────────────────────────

async function recordSent(tx: Transaction, id: DeliveryId, { conversation, message }: MessageRef, offer: Offer | undefined): Promise<void> {
  await tx.$executeRaw`WITH d AS (
      UPDATE delivery SET state = 'sent', sent_at = clock_timestamp(), conversation_id = ${conversation}, message_id = ${message}
      WHERE id = ${id} AND state = 'sending' RETURNING account_id)
    UPDATE account SET conversation_id = ${conversation} FROM d WHERE account.id = d.account_id AND conversation_id IS DISTINCT FROM ${conversation}`;
  if (offer) await recordOffer(tx, offer);
}

/** Once: a session that was offered before keeps what was written then. */
async function recordOffer(tx: Transaction, { session, at, remindAt, notes, streakDay, toldOutage }: Offer): Promise<void> {
  const [offered] = await tx.session.updateManyAndReturn({
    where: { id: session, offeredAt: null },
    data: { offeredAt: new Date(at), remindAt: remindAt === undefined ? null : new Date(remindAt), notes: [...notes] },
    select: { learnerId: true },
  });
  if (!offered || !streakDay) return;
  const { day, working, closesAt, excused } = streakDay;
  await tx.$executeRaw`INSERT INTO streak_day (learner_id, day, working, offered_at, closes_at, excused)
    VALUES (${offered.learnerId}, ${day}, ${working}, ${new Date(at)}, ${new Date(closesAt)}, ${excused})
    ON CONFLICT (learner_id, day) DO UPDATE SET offered_at = excluded.offered_at, working = excluded.working, excused = streak_day.excused OR excluded.excused`;
  await tx.$executeRaw`UPDATE learner SET unanswered = unanswered + 1, told_outage_at = coalesce(${toldOutage === undefined ? null : new Date(toldOutage)}::timestamptz, told_outage_at)
    WHERE id = ${offered.learnerId}`;
}

async function recordRefused(tx: Transaction, id: DeliveryId, { reason, detail }: Omit<Refused, "kind">, at: Instant): Promise<void> {
  const [refused] = await tx.delivery.updateManyAndReturn({
    where: { id, state: { in: ["planned", "sending"] } },
    data: { state: "refused", problem: `${reason}: ${detail}`.slice(0, 500) },
    include: { account: true },
  });
  if (!refused) return;
  if (reason === "learner-gone") await tx.account.update({ where: { id: refused.accountId }, data: { goneAt: new Date(at) } });
  if (reason === "workspace-gone")
    await tx.workspace.updateMany({ where: { id: refused.account.workspaceId, leftAt: null }, data: { leftAt: new Date(at) } });
}

// ── What was forgotten ──────────────────────────────────────────────────────────────────────────────────────────

/**
 * A ring may be lost with a worker; the row is not. The round makes each minute's ring a new one. After a day nobody wants the message any more: a
 * lesson that did not arrive is planned anew.
 */
async function ringStale(database: Database, doorbell: Doorbell, limit: number, { staleMs, graceMs }: Timing): Promise<number> {
  const stale = await rows<{ id: string; attempt: number }>(
    database,
    `SELECT id, attempt FROM delivery WHERE state IN ('planned', 'sending') AND coalesce(slot_at, created_at) < clock_timestamp() - $1::int * interval '1 ms'
       AND created_at > clock_timestamp() - interval '1 day' AND (intent_at IS NULL OR intent_at < clock_timestamp() - $2::int * interval '1 ms') ORDER BY coalesce(slot_at, created_at) LIMIT $3::int`,
    staleMs,
    graceMs,
    limit,
  );
  const round = Math.floor(Date.now() / 60_000);
  if (stale.length > 0) await doorbell.ring(stale.map(({ id }) => ({ kind: "deliver", delivery: id as DeliveryId, round })));
  return stale.length;
}
