import { sessionOf } from "../../core/domain/identity.ts";
import type { Instant, ItemId, LearnerId, VersionId } from "../../core/domain/ids.ts";
import type { MasteryRule } from "../../core/domain/mastery/rule.ts";
import { type Belief, NEW_LEVEL, NEW_OUTCOME, newQuestion } from "../../core/domain/mastery/terms.ts";
import type { Item, SessionRecord } from "../../core/domain/session-record.ts";
import type { AnswerEffects, Answering, Learning } from "../../core/ports.ts";
import type { ContentVersions } from "./content-versions.ts";
import { many, rows, type Transaction } from "./database.ts";
import type { Ringing } from "./doorbell.ts";
import { type LearnerRow, learnerColumns, toLearner } from "./learner-row.ts";
import { fromMastery, fromReview, type MasteryRow, type ReviewRow, toBelief, toMastery, toReview, UPSERT } from "./progress-row.ts";
import { readSession } from "./session-row.ts";

/**
 * The learner's row is the lock: one answer of one person at a time, so that the last two questions cannot both think the other is open. Not FOR UPDATE:
 * a replay that holds the organisation inserts rows that refer to the learner, and each would wait for the other.
 */
const LOCK = `SELECT ${learnerColumns("l")} FROM learner l WHERE l.id = $1 FOR NO KEY UPDATE`;

/**
 * How hard things are is shared by an organisation, and every answer moves it: from here to the end of the transaction its answers go one after the
 * other, in the order that replaying them follows. Always after the learner's lock.
 */
const LOCK_SHARED = "SELECT id FROM organisation WHERE id = $1 FOR NO KEY UPDATE";

/** In a statement of its own after the locks: what others have just written is seen. */
const SO_FAR = `SELECT to_jsonb(r) AS review, to_jsonb(m) AS mastery, to_jsonb(ll) AS level, to_jsonb(od) AS outcome, to_jsonb(qd) AS question,
    jsonb_build_object('mean', o.time_scale, 'variance', o.time_scale_variance) AS "timeScale",
    (SELECT max(answered_at) FROM answer WHERE learner_id = $2 AND question_id = $5) AS "answeredBefore",
    (SELECT max(coalesce(offered_at, planned_at)) FROM session WHERE learner_id = $2 AND lesson_id = $6) AS "lessonShownAt",
    v.id AS "ruleVersion", v.content -> 'rule' AS rule, EXISTS (SELECT FROM award WHERE learner_id = $2 AND outcome_id = $3) AS "isAwarded",
    (SELECT pulled_because IS NOT DISTINCT FROM 'upheld' FROM question_version WHERE id = $4) AS "isVoid"
  FROM organisation o JOIN outcome t ON t.id = $3 JOIN outcome_version v ON v.id = t.version_id
    LEFT JOIN review r ON r.learner_id = $2 AND r.outcome_id = $3 LEFT JOIN mastery m ON m.learner_id = $2 AND m.outcome_id = $3
    LEFT JOIN learner_level ll ON ll.learner_id = $2
    LEFT JOIN outcome_difficulty od ON od.organisation_id = o.id AND od.outcome_id = $3
    LEFT JOIN question_difficulty qd ON qd.organisation_id = o.id AND qd.question_version_id = $4
  WHERE o.id = $1`;

interface SoFarRow {
  readonly review: ReviewRow | null;
  readonly mastery: MasteryRow | null;
  readonly level: Belief | null;
  readonly outcome: Belief | null;
  readonly question: Belief | null;
  readonly timeScale: Belief;
  readonly answeredBefore: Date | null;
  readonly lessonShownAt: Date | null;
  readonly rule: MasteryRule;
  readonly ruleVersion: string;
  readonly isAwarded: boolean;
  readonly isVoid: boolean;
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
  const [locked] = await rows<LearnerRow>(tx, LOCK, given.learner);
  const session = locked && (await readSession(tx, versions, sessionOf(given.item), given.learner));
  const item = session?.items.find((known) => known.id === given.item);
  if (!locked || !session || !item) return undefined;
  if (item.answer) return { outcome: "already", session };
  const loaded = await soFar(tx, locked, session, item);
  const effects = decide(loaded);
  if (!effects) return { outcome: "ignored", session };
  await tx.$queryRawUnsafe(SAVE, ...saveValues(given, loaded, effects));
  await ring([{ kind: "deliver", delivery: effects.next.id, urgent: true }]);
  return { outcome: "scored", session: withAnswer(session, item, effects, given.at) };
}

async function soFar(tx: Transaction, locked: LearnerRow, session: SessionRecord, item: Item): Promise<Answering> {
  const { question, version, lesson } = item.shown;
  await tx.$queryRawUnsafe(LOCK_SHARED, locked.organisationId);
  const [row] = await rows<SoFarRow>(tx, SO_FAR, locked.organisationId, locked.id, item.outcome, version, question.id, lesson);
  if (!row) throw new Error(`the outcome ${item.outcome} has no version`);
  return {
    learner: toLearner(locked),
    session,
    item: { ...item, isVoid: row.isVoid },
    progress: {
      review: toReview(row.review),
      terms: {
        timeScale: row.timeScale,
        level: toBelief(row.level, NEW_LEVEL),
        outcome: toBelief(row.outcome, NEW_OUTCOME),
        question: toBelief(row.question, newQuestion(question.difficulty)),
        mastery: toMastery(row.mastery),
      },
    },
    answeredBefore: row.answeredBefore?.getTime(),
    lessonShownAt: row.lessonShownAt?.getTime(),
    rule: row.rule,
    ruleVersion: row.ruleVersion as VersionId,
    isAwarded: row.isAwarded,
  };
}

/** All that one answer changes, in one statement. The next message goes to the account that got the session's card. */
const SAVE = `WITH
  answered AS (
    INSERT INTO answer (item_id, learner_id, question_id, outcome_id, question_version_id, response, "right", day, answered_at, aid)
    VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7::boolean, $8, $9::timestamptz, $10::"AnswerAid")),
  reviewed AS (${UPSERT.review("$11")}),
  weighed AS (${UPSERT.mastery("$12")}),
  outcome_learned AS (${UPSERT.outcome("$13")}),
  question_learned AS (${UPSERT.question("$14")}),
  scaled AS (UPDATE organisation SET time_scale = t.mean, time_scale_variance = t.variance
    FROM jsonb_to_recordset($15::jsonb) AS t(id text, mean float8, variance float8) WHERE organisation.id = t.id),
  levelled AS (${UPSERT.level("$16")}),
  heard AS (UPDATE learner SET unanswered = 0 WHERE id = $2 AND unanswered <> 0),
  completed AS (UPDATE session SET completed_at = $9::timestamptz WHERE id = $17 AND $18::text IS NOT NULL),
  streaked AS (
    INSERT INTO streak_day (learner_id, day, working, closes_at, sessions) SELECT $2, $18, $19::boolean, $20::timestamptz, 1 WHERE $18::text IS NOT NULL
    ON CONFLICT (learner_id, day) DO UPDATE SET sessions = streak_day.sessions + 1),
  awarded AS (
    INSERT INTO award (id, learner_id, outcome_id, outcome_version_id, rule, evidence, awarded_at)
    SELECT gen_random_uuid()::text, $2, $4, a.version, a.rule, a.evidence, $9::timestamptz
    FROM jsonb_to_recordset($21::jsonb) AS a(version text, rule jsonb, evidence jsonb)
    ON CONFLICT (learner_id, outcome_id) DO NOTHING)
  INSERT INTO delivery (id, learner_id, account_id, session_id, content)
  SELECT $22, $2, account_id, $17, $23::jsonb FROM delivery WHERE session_id = $17 ORDER BY created_at LIMIT 1
  ON CONFLICT (id) DO NOTHING`;

function saveValues({ learner, item, at }: Given, loaded: Answering, effects: AnswerEffects): unknown[] {
  const { shown, outcome } = loaded.item;
  const { response, right, day, aid, award, completed, next } = effects;
  return [
    ...[item, learner, shown.question.id, outcome, shown.version, JSON.stringify(response), right, day, new Date(at), aid],
    ...derivedValues(loaded, effects),
    ...[loaded.session.id, completed?.day ?? null, completed?.working ?? null, completed ? new Date(completed.closesAt) : null],
    many(award ? [{ version: award.ruleVersion, rule: award.rule, evidence: award.evidence }] : []),
    ...[next.id, JSON.stringify(next.content)],
  ];
}

/** Rows to write, as JSON; shared ones only where the answer has taught something. */
function derivedValues({ learner, item, progress: before }: Answering, { progress: { terms, review } }: AnswerEffects): string[] {
  const personal = { learner_id: learner.id, outcome_id: item.outcome };
  const shared = { organisation_id: learner.organisation };
  const learned = (changed: boolean, row: object): string => many(changed ? [row] : []);
  return [
    many(review ? [{ ...personal, ...fromReview(review) }] : []),
    many([{ ...personal, ...fromMastery(terms.mastery) }]),
    learned(terms.outcome !== before.terms.outcome, { ...shared, outcome_id: item.outcome, ...terms.outcome }),
    learned(terms.question !== before.terms.question, { ...shared, question_version_id: item.shown.version, ...terms.question }),
    learned(terms.timeScale !== before.terms.timeScale, { id: learner.organisation, ...terms.timeScale }),
    learned(terms.level !== before.terms.level, { learner_id: learner.id, ...terms.level }),
  ];
}

function withAnswer(session: SessionRecord, answered: Item, { response, right, completed }: AnswerEffects, at: Instant): SessionRecord {
  const items = session.items.map((item) => (item.id === answered.id ? { ...item, answer: { response, right } } : item));
  return { ...session, items, completedAt: completed ? at : session.completedAt };
}
