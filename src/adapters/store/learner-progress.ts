import type { ItemId, LearnerId, OutcomeId } from "../../core/domain/ids.ts";
import { type Belief, NEW_LEVEL, NEW_OUTCOME } from "../../core/domain/mastery/terms.ts";
import type { OutcomeProgress } from "../../core/domain/standing.ts";
import { type Database, rows } from "./database.ts";
import { type MasteryRow, type ReviewRow, toBelief, toMastery, toReview } from "./progress-row.ts";

const PROGRESS = `SELECT m.outcome_id AS "outcomeId", to_jsonb(m) AS mastery, to_jsonb(r) AS review, to_jsonb(d) AS outcome, a.awarded_at AS "awardedAt", a.evidence ->> 'item' AS "awardedBy",
    to_jsonb(ll) AS level,
    jsonb_build_object('mean', o.time_scale, 'variance', o.time_scale_variance) AS "timeScale"
  FROM learner l JOIN organisation o ON o.id = l.organisation_id JOIN mastery m ON m.learner_id = l.id
    LEFT JOIN learner_level ll ON ll.learner_id = l.id
    LEFT JOIN review r ON r.learner_id = l.id AND r.outcome_id = m.outcome_id
    LEFT JOIN outcome_difficulty d ON d.organisation_id = o.id AND d.outcome_id = m.outcome_id
    LEFT JOIN award a ON a.learner_id = l.id AND a.outcome_id = m.outcome_id
  WHERE l.id = $1`;

interface ProgressRow {
  readonly outcomeId: string;
  readonly mastery: MasteryRow;
  readonly review: ReviewRow | null;
  readonly outcome: Belief | null;
  readonly awardedAt: Date | null;
  readonly awardedBy: string | null;
  readonly level: Belief | null;
  readonly timeScale: Belief;
}

/** What is known about a learner, by outcome they have practised. */
export async function readProgress(database: Database, learner: LearnerId): Promise<Map<OutcomeId, OutcomeProgress>> {
  const found = await rows<ProgressRow>(database, PROGRESS, learner);
  return new Map(found.map((row) => [row.outcomeId as OutcomeId, toProgress(row)]));
}

const toProgress = ({ mastery, review, outcome, awardedAt, awardedBy, level, timeScale }: ProgressRow): OutcomeProgress => ({
  standpoint: { timeScale, level: toBelief(level, NEW_LEVEL), outcome: toBelief(outcome, NEW_OUTCOME), mastery: toMastery(mastery) },
  review: toReview(review),
  award: awardedAt ? { at: awardedAt.getTime(), item: awardedBy as ItemId } : undefined,
});
