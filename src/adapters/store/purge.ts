import { type Database, rows, type Transaction } from "./database.ts";

/** Learners in one transaction: their rows are many, and nobody waits for this. */
const AT_ONCE = 100;

/** Whoever can be reached nowhere but in workspaces that left before `$1`. */
const GONE = `SELECT l.id FROM learner l
  WHERE l.id IN (SELECT a.learner_id FROM workspace w JOIN account a ON a.workspace_id = w.id WHERE w.left_at < $1::timestamptz)
    AND NOT EXISTS (SELECT FROM account a JOIN workspace w ON w.id = a.workspace_id
      WHERE a.learner_id = l.id AND (w.left_at IS NULL OR w.left_at >= $1::timestamptz))
  ORDER BY l.id LIMIT $2::int FOR UPDATE SKIP LOCKED`;

/** Children before those they refer to. */
const OF_SESSIONS = ["dispute", "answer"] as const;
const OF_LEARNERS = ["delivery", "session", "enrolment", "review", "mastery", "learner_level", "streak_day", "award", "audit", "account"] as const;

/** Deletes all that is kept of people whose workspaces left before so long. What was learned about questions from their answers is nobody's, and stays. */
export async function purgeLeft(database: Database, before: Date): Promise<number> {
  return database.$transaction(async (tx) => {
    const gone = (await rows<{ id: string }>(tx, GONE, before, AT_ONCE)).map(({ id }) => id);
    if (gone.length > 0) await purge(tx, gone);
    await forgetChannels(tx, before);
    return gone.length;
  });
}

/** Who asked a channel something. */
async function forgetChannels(tx: Transaction, before: Date): Promise<void> {
  const ofLeft = { quiz: { workspace: { leftAt: { lt: before } } } };
  await tx.groupAnswer.deleteMany({ where: ofLeft });
  await tx.groupQuiz.deleteMany({ where: ofLeft.quiz });
}

async function purge(tx: Transaction, learners: readonly string[]): Promise<void> {
  const deleteOf = (table: string) => tx.$executeRawUnsafe(`DELETE FROM ${table} WHERE learner_id = ANY ($1::text[])`, learners);
  for (const table of OF_SESSIONS) await deleteOf(table);
  await tx.$executeRawUnsafe(
    "DELETE FROM session_item USING session s WHERE s.id = session_item.session_id AND s.learner_id = ANY ($1::text[])",
    learners,
  );
  for (const table of OF_LEARNERS) await deleteOf(table);
  await tx.$executeRawUnsafe("DELETE FROM learner WHERE id = ANY ($1::text[])", learners);
}
