import type { Evidence } from "../../core/domain/evidence.ts";
import type { Day, Instant, ItemId, LearnerId, SessionId } from "../../core/domain/ids.ts";
import type { Review } from "../../core/domain/review.ts";
import type { Item, SessionRecord } from "../../core/domain/session-record.ts";
import type { AnswerEffects, Answering, Learning } from "../../core/ports.ts";
import type { ContentVersions } from "./content-versions.ts";
import { rows, type Transaction } from "./database.ts";
import type { Ringing } from "./doorbell.ts";
import { type LearnerRow, learnerColumns, toLearner } from "./learner-row.ts";
import { readSession } from "./session-row.ts";

/** The learner's row is the lock: one answer of one person at a time, so that the last two questions cannot both think the other is open. */
const LOCK = `SELECT ${learnerColumns("l")} FROM learner l WHERE l.id = $1 FOR UPDATE`;

const SO_FAR = `SELECT i.session_id AS session, to_jsonb(r) AS review, to_jsonb(m) AS evidence
  FROM session_item i LEFT JOIN review r ON r.learner_id = $2 AND r.outcome_id = i.outcome_id
    LEFT JOIN mastery m ON m.learner_id = $2 AND m.outcome_id = i.outcome_id
  WHERE i.id = $1`;

interface SoFarRow {
  readonly session: string;
  readonly review: { step: number; last_day: string; due_day: string } | null;
  readonly evidence: { answers: number; right: number; days: number; last_day: string } | null;
}

interface Given {
  readonly learner: LearnerId;
  readonly item: ItemId;
  readonly at: Instant;
}

/** Scores an answer once, however often and from wherever it comes. */
export async function recordAnswer(
  { tx, ring }: Ringing,
  versions: ContentVersions,
  given: Given,
  decide: (loaded: Answering) => AnswerEffects | undefined,
): ReturnType<Learning["answer"]> {
  const loaded = await load(tx, versions, given);
  if (!loaded) return undefined;
  const { session, item } = loaded;
  if (item.answer) return { outcome: "already", session };
  const effects = decide(loaded);
  if (!effects) return { outcome: "ignored", session };
  await tx.$queryRawUnsafe(SAVE, ...saveValues(given, loaded, effects));
  await ring([{ kind: "deliver", delivery: effects.next.id, urgent: true }]);
  return { outcome: "scored", session: withAnswer(session, item, effects, given.at) };
}

async function load(tx: Transaction, versions: ContentVersions, { learner, item: id }: Given): Promise<Answering | undefined> {
  const [locked] = await rows<LearnerRow>(tx, LOCK, learner);
  const [soFar] = locked ? await rows<SoFarRow>(tx, SO_FAR, id, learner) : [];
  const session = soFar && (await readSession(tx, versions, soFar.session as SessionId, learner));
  const item = session?.items.find((known) => known.id === id);
  if (!locked || !soFar || !session || !item) return undefined;
  return { learner: toLearner(locked), session, item, review: toReview(soFar.review), evidence: toEvidence(soFar.evidence) };
}

const toReview = (row: SoFarRow["review"]): Review | undefined =>
  row ? { step: row.step, lastDay: row.last_day as Day, dueDay: row.due_day as Day } : undefined;

const toEvidence = (row: SoFarRow["evidence"]): Evidence | undefined =>
  row ? { answers: row.answers, right: row.right, days: row.days, lastDay: row.last_day as Day } : undefined;

/** All that one answer changes, in one statement. The next message goes to the account that got the session's card. */
const SAVE = `WITH
  answered AS (
    INSERT INTO answer (item_id, learner_id, question_id, outcome_id, question_version_id, response, "right", day, answered_at)
    VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7::boolean, $8, $9::timestamptz)),
  reviewed AS (
    INSERT INTO review (learner_id, outcome_id, step, last_day, due_day) VALUES ($2, $4, $10::int, $11, $12)
    ON CONFLICT (learner_id, outcome_id) DO UPDATE SET step = excluded.step, last_day = excluded.last_day, due_day = excluded.due_day),
  weighed AS (
    INSERT INTO mastery (learner_id, outcome_id, answers, "right", days, last_day) VALUES ($2, $4, $13::int, $14::int, $15::int, $16)
    ON CONFLICT (learner_id, outcome_id) DO UPDATE
    SET answers = excluded.answers, "right" = excluded."right", days = excluded.days, last_day = excluded.last_day),
  heard AS (UPDATE learner SET unanswered = 0 WHERE id = $2 AND unanswered <> 0),
  completed AS (UPDATE session SET completed_at = $9::timestamptz WHERE id = $17 AND $18::text IS NOT NULL),
  streaked AS (
    INSERT INTO streak_day (learner_id, day, working, closes_at, sessions) SELECT $2, $18, $19::boolean, $20::timestamptz, 1 WHERE $18::text IS NOT NULL
    ON CONFLICT (learner_id, day) DO UPDATE SET sessions = streak_day.sessions + 1)
  INSERT INTO delivery (id, learner_id, account_id, session_id, content)
  SELECT $21, $2, account_id, $17, $22::jsonb FROM delivery WHERE session_id = $17 ORDER BY created_at LIMIT 1
  ON CONFLICT (id) DO NOTHING`;

function saveValues({ learner, item, at }: Given, { session, item: { shown, outcome } }: Answering, effects: AnswerEffects): unknown[] {
  const { response, right, day, review, evidence, completed, next } = effects;
  return [
    ...[item, learner, shown.question.id, outcome, shown.version, JSON.stringify(response), right, day, new Date(at)],
    ...[review.step, review.lastDay, review.dueDay],
    ...[evidence.answers, evidence.right, evidence.days, evidence.lastDay],
    ...[session.id, completed?.day ?? null, completed?.working ?? null, completed ? new Date(completed.closesAt) : null],
    ...[next.id, JSON.stringify(next.content)],
  ];
}

function withAnswer(session: SessionRecord, answered: Item, { response, right, completed }: AnswerEffects, at: Instant): SessionRecord {
  const items = session.items.map((item) => (item.id === answered.id ? { ...item, answer: { response, right } } : item));
  return { ...session, items, completedAt: completed ? at : session.completedAt };
}
