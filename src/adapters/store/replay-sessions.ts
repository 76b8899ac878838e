import type { Day, ItemId, LearnerId, OrganisationId, OutcomeId, SessionId, VersionId } from "../../core/domain/ids.ts";
import type { RichText } from "../../core/domain/rich-text.ts";
import type { Completion, Misled, NowComplete, RebuiltAward } from "../../core/ports.ts";
import { many, rows, type Transaction } from "./database.ts";
import { ADDRESS_COLUMNS, type AddressRow, type LearnerRow, learnerColumns, toLearner, toPerson } from "./learner-row.ts";

/** Sessions that wait for nothing but questions that were withdrawn. */
const NOW_COMPLETE = `SELECT ${learnerColumns("l")}, s.id AS session, given.at AS "lastAnsweredAt", given.day AS "lastDay"
  FROM session s JOIN learner l ON l.id = s.learner_id
    JOIN LATERAL (SELECT count(*) FILTER (WHERE a.item_id IS NULL AND v.pulled_because IS DISTINCT FROM 'upheld') AS open, max(a.answered_at) AS at,
        (array_agg(a.day ORDER BY a.seq DESC) FILTER (WHERE a.item_id IS NOT NULL))[1] AS day
      FROM session_item i JOIN question_version v ON v.id = i.question_version_id LEFT JOIN answer a ON a.item_id = i.id
      WHERE i.session_id = s.id) AS given ON true
  WHERE l.organisation_id = $1 AND s.completed_at IS NULL AND given.open = 0 AND given.at IS NOT NULL`;

export async function readNowComplete(tx: Transaction, organisation: OrganisationId): Promise<NowComplete[]> {
  const found = await rows<LearnerRow & { session: string; lastAnsweredAt: Date; lastDay: string }>(tx, NOW_COMPLETE, organisation);
  return found.map((row) => ({
    ...{ session: row.session as SessionId, learner: toLearner(row), at: row.lastAnsweredAt.getTime(), day: row.lastDay as Day },
  }));
}

export async function saveCompletions(tx: Transaction, completions: readonly Completion[]): Promise<void> {
  if (completions.length === 0) return;
  const values = completions.map(({ session, learner, at, day, working, closesAt }) => {
    return { session, learner, at: new Date(at), day, working, closes_at: new Date(closesAt) };
  });
  await tx.$executeRawUnsafe(
    `WITH t AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS t(session text, learner text, at timestamptz, day text, working boolean, closes_at timestamptz)),
       done AS (UPDATE session SET completed_at = t.at FROM t WHERE session.id = t.session)
     INSERT INTO streak_day (learner_id, day, working, closes_at, sessions) SELECT DISTINCT ON (learner, day) learner, day, working, closes_at, 0 FROM t
     ON CONFLICT (learner_id, day) DO NOTHING`,
    many(values),
  );
}

/**
 * Sessions a day, counted from the answers: a session belongs to the day of its last answer. What is answered after it is complete, as a withdrawn
 * question that still stands in the chat, adds nothing.
 */
const COUNTED = `SELECT s.learner_id, last.day, count(*)::int AS sessions
  FROM session s JOIN learner l ON l.id = s.learner_id
    JOIN LATERAL (SELECT a.day FROM session_item i JOIN answer a ON a.item_id = i.id
        WHERE i.session_id = s.id AND a.answered_at <= s.completed_at ORDER BY a.seq DESC LIMIT 1) AS last ON true
  WHERE l.organisation_id = $1 AND s.completed_at IS NOT NULL GROUP BY s.learner_id, last.day`;

const DIFFERENT_DAYS = `WITH counted AS (${COUNTED})
  SELECT d.learner_id, d.day, coalesce(c.sessions, 0) AS sessions
  FROM streak_day d JOIN learner l ON l.id = d.learner_id LEFT JOIN counted c ON c.learner_id = d.learner_id AND c.day = d.day
  WHERE l.organisation_id = $1 AND d.sessions <> coalesce(c.sessions, 0)`;

/** How many days count another number of sessions than the answers say, and whose they are. */
export async function bringStreakDays(tx: Transaction, organisation: OrganisationId, write: boolean): Promise<{ days: number; learners: string[] }> {
  const different = await rows<{ learner_id: string; day: string; sessions: number }>(tx, DIFFERENT_DAYS, organisation);
  if (write && different.length > 0)
    await tx.$executeRawUnsafe(
      `UPDATE streak_day SET sessions = t.sessions FROM jsonb_to_recordset($1::jsonb) AS t(learner_id text, day text, sessions int)
       WHERE streak_day.learner_id = t.learner_id AND streak_day.day = t.day`,
      many(different),
    );
  return { days: different.length, learners: different.map(({ learner_id }) => learner_id) };
}

export async function saveAwards(tx: Transaction, awards: readonly RebuiltAward[]): Promise<void> {
  if (awards.length === 0) return;
  const values = awards.map(({ learner, outcome, ruleVersion, rule, evidence, at }) => {
    return { learner, outcome, version: ruleVersion, rule, evidence, at: new Date(at) } satisfies AwardRow;
  });
  await tx.$executeRawUnsafe(
    `INSERT INTO award (id, learner_id, outcome_id, outcome_version_id, rule, evidence, awarded_at)
     SELECT gen_random_uuid()::text, learner, outcome, version, rule, evidence, at
     FROM jsonb_to_recordset($1::jsonb) AS t(learner text, outcome text, version text, rule jsonb, evidence jsonb, at timestamptz)
     ON CONFLICT (learner_id, outcome_id) DO NOTHING`,
    many(values),
  );
}

interface AwardRow {
  readonly learner: LearnerId;
  readonly outcome: OutcomeId;
  readonly version: VersionId;
  readonly rule: object;
  readonly evidence: { readonly item: ItemId };
  readonly at: Date;
}

/** Whoever answered a question that was found to be wrong, can be reached, wants to hear from us, and was not told yet. */
const MISLED = `SELECT DISTINCT ON (l.id, v.id) ${learnerColumns("l")}, ${ADDRESS_COLUMNS}, v.id AS version, v.content -> 'stem' AS stem,
    EXISTS (SELECT FROM dispute d WHERE d.learner_id = l.id AND d.question_version_id = v.id) AS "isDisputed"
  FROM question_version v JOIN answer ON answer.question_version_id = v.id JOIN learner l ON l.id = answer.learner_id
    JOIN account a ON a.learner_id = l.id AND a.gone_at IS NULL JOIN workspace w ON w.id = a.workspace_id AND w.left_at IS NULL
  WHERE l.organisation_id = $1 AND v.pulled_because = 'upheld' AND l.pause_reason IS DISTINCT FROM 'stopped'
    AND NOT EXISTS (SELECT FROM delivery WHERE delivery.id = l.id || '/correction/' || v.id)
  ORDER BY l.id, v.id, a.id`;

export async function readMisled(tx: Transaction, organisation: OrganisationId): Promise<Misled[]> {
  const found = await rows<LearnerRow & AddressRow & { version: string; stem: RichText; isDisputed: boolean }>(tx, MISLED, organisation);
  return found.map((row) => ({ person: toPerson(row), version: row.version as VersionId, stem: row.stem, isDisputed: row.isDisputed }));
}
