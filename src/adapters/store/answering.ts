import { sessionOf } from "../../core/domain/identity.ts";
import type { Instant, ItemId, LearnerId, VersionId } from "../../core/domain/ids.ts";
import type { MasteryRule } from "../../core/domain/mastery/rule.ts";
import { type Belief, NEW_LEVEL, NEW_OUTCOME, newQuestion } from "../../core/domain/mastery/terms.ts";
import type { Item, SessionRecord } from "../../core/domain/session-record.ts";
import type { AnswerEffects, Answering, Learning } from "../../core/ports.ts";
import type { ContentVersions } from "./content-versions.ts";
import { execute, many, rows } from "./database.ts";
import type { RingingPlainly } from "./doorbell.ts";
import { type LearnerRow, learnerColumns, toLearner } from "./learner-row.ts";
import { fromMastery, fromReview, type MasteryRow, type ReviewRow, toBelief, toMastery, toReview, UPSERT } from "./progress-row.ts";
import { SESSION_COLUMNS, type SessionRow, toSession } from "./session-row.ts";

/**
 * The learner's row is the first lock: one answer of one person at a time, so that the last two questions cannot both think the other is open. Not FOR
 * UPDATE: a replay that holds the organisation inserts rows that refer to the learner, and each would wait for the other. Then, always after it, the
 * organisation's: how hard things are is shared, and every answer moves it, so from here to the end of the transaction its answers go one after the
 * other, in the order that replaying them follows.
 */
const LOCK = `WITH l AS MATERIALIZED (SELECT * FROM learner WHERE id = $1 FOR NO KEY UPDATE),
    o AS MATERIALIZED (SELECT organisation.id FROM organisation JOIN l ON l.organisation_id = organisation.id FOR NO KEY UPDATE OF organisation)
  SELECT ${learnerColumns("l")} FROM l, o`;

/** In a statement of its own after the locks: what others have just written is seen. */
const LOADED = `SELECT ${SESSION_COLUMNS}, so_far.* FROM session s LEFT JOIN LATERAL (
    SELECT to_jsonb(r) AS review, to_jsonb(m) AS mastery, to_jsonb(ll) AS level, to_jsonb(od) AS outcome, to_jsonb(qd) AS question,
      jsonb_build_object('mean', o.time_scale, 'variance', o.time_scale_variance) AS "timeScale",
      (SELECT max(answered_at) FROM answer WHERE learner_id = $2 AND question_id = q.id) AS "answeredBefore",
      (SELECT max(coalesce(offered_at, planned_at)) FROM session WHERE learner_id = $2 AND lesson_id = q.lesson_id) AS "lessonShownAt",
      v.id AS "ruleVersion", v.content -> 'rule' AS rule, EXISTS (SELECT FROM award WHERE learner_id = $2 AND outcome_id = t.id) AS "isAwarded"
    FROM session_item si JOIN question q ON q.id = si.question_id JOIN outcome t ON t.id = si.outcome_id JOIN outcome_version v ON v.id = t.version_id
      JOIN organisation o ON o.id = $4
      LEFT JOIN review r ON r.learner_id = $2 AND r.outcome_id = t.id LEFT JOIN mastery m ON m.learner_id = $2 AND m.outcome_id = t.id
      LEFT JOIN learner_level ll ON ll.learner_id = $2
      LEFT JOIN outcome_difficulty od ON od.organisation_id = o.id AND od.outcome_id = t.id
      LEFT JOIN question_difficulty qd ON qd.organisation_id = o.id AND qd.question_version_id = si.question_version_id
    WHERE si.id = $3 AND si.session_id = s.id) AS so_far ON true
  WHERE s.id = $1 AND s.learner_id = $2`;

interface LoadedRow extends SessionRow {
  readonly review: ReviewRow | null;
  readonly mastery: MasteryRow | null;
  readonly level: Belief | null;
  readonly outcome: Belief | null;
  readonly question: Belief | null;
  readonly timeScale: Belief;
  readonly answeredBefore: Date | null;
  readonly lessonShownAt: Date | null;
  /** Nothing when the session has no such item. */
  readonly rule: MasteryRule | null;
  readonly ruleVersion: string;
  readonly isAwarded: boolean;
}

interface Given {
  readonly learner: LearnerId;
  readonly item: ItemId;
  readonly at: Instant;
}

/** Scores an answer once, however often and from wherever it comes. */
export async function recordAnswer(
  { tx, ring }: RingingPlainly,
  versions: ContentVersions,
  given: Given,
  decide: (loaded: Answering) => AnswerEffects | undefined,
): ReturnType<Learning["answer"]> {
  const [locked] = await rows<LearnerRow>(tx, LOCK, given.learner);
  const [row] = locked ? await rows<LoadedRow>(tx, LOADED, sessionOf(given.item), locked.id, given.item, locked.organisationId) : [];
  const session = row && (await toSession(tx, versions, row));
  const item = session?.items.find((known) => known.id === given.item);
  if (!locked || !row?.rule || !session || !item) return undefined;
  if (item.answer) return { outcome: "already", session };
  const loaded = toAnswering(locked, row, row.rule, session, item);
  const effects = decide(loaded);
  if (!effects) return { outcome: "ignored", session };
  await execute(tx, SAVE, ...saveValues(given, loaded, effects));
  await ring([{ kind: "deliver", delivery: effects.next.id, urgent: true }]);
  return { outcome: "scored", session: withAnswer(session, item, effects, given.at) };
}

function toAnswering(locked: LearnerRow, row: LoadedRow, rule: MasteryRule, session: SessionRecord, item: Item): Answering {
  return {
    learner: toLearner(locked),
    session,
    item,
    progress: {
      review: toReview(row.review),
      terms: {
        timeScale: row.timeScale,
        level: toBelief(row.level, NEW_LEVEL),
        outcome: toBelief(row.outcome, NEW_OUTCOME),
        question: toBelief(row.question, newQuestion(item.shown.question.difficulty)),
        mastery: toMastery(row.mastery),
      },
    },
    answeredBefore: row.answeredBefore?.getTime(),
    lessonShownAt: row.lessonShownAt?.getTime(),
    rule,
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
