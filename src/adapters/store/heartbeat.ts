import type { Heartbeat, Outage } from "../../core/ports.ts";
import { type Database, rows, type Transaction } from "./database.ts";

/** The one row. */
const ID = 1;

export function storedHeartbeat(database: Database): Heartbeat {
  return {
    beat: (now, toleratedMs) => database.$transaction((tx) => beat(tx, now, toleratedMs)),
    async untold(learnerId) {
      const [outage] = await rows<{ from: Date; to: Date }>(
        database,
        `SELECT o."from", o."to" FROM outage o JOIN learner l ON l.id = $1
         WHERE o."to" > coalesce(l.told_outage_at, l.created_at) AND EXISTS (
           SELECT 1 FROM session s WHERE s.learner_id = l.id AND s.offered_at < o."to") ORDER BY o."to" DESC LIMIT 1`,
        learnerId,
      );
      return outage && { from: outage.from.getTime(), to: outage.to.getTime() };
    },
  };
}

async function beat(tx: Transaction, now: number, toleratedMs: number): Promise<Outage | undefined> {
  const last = await tx.$queryRaw<{ at: Date }[]>`SELECT at FROM heartbeat WHERE id = ${ID} FOR UPDATE`;
  const from = last[0]?.at.getTime();
  // A clock that was set back must not make the next beat look like an outage.
  await tx.heartbeat.upsert({ where: { id: ID }, create: { id: ID, at: new Date(now) }, update: { at: new Date(now) } });
  if (from === undefined || now - from <= toleratedMs) return undefined;
  await tx.outage.create({ data: { from: new Date(from), to: new Date(now) } });
  await excuse(tx, { from, to: now });
  return { from, to: now };
}

/** Whoever could not answer because we were away has missed nothing. */
async function excuse(tx: Transaction, { from, to }: Outage): Promise<void> {
  await tx.streakDay.updateMany({
    where: { sessions: 0, offeredAt: { lt: new Date(to) }, closesAt: { gt: new Date(from) } },
    data: { excused: true },
  });
}
