import type { Day } from "../../core/domain/ids.ts";
import { type Belief, type Mastery, NEW_MASTERY } from "../../core/domain/mastery/terms.ts";
import type { Review } from "../../core/domain/review.ts";

/** `mastery` as PostgreSQL writes it as JSON. */
export interface MasteryRow {
  readonly mean: number;
  readonly variance: number;
  readonly local_mean: number;
  readonly local_variance: number;
  readonly answers: number;
  readonly right: number;
  readonly spaced: number;
  readonly days: number;
  readonly last_day: string | null;
  readonly practised_at: string | null;
}

export interface ReviewRow {
  readonly stability: number;
  readonly difficulty: number;
  readonly last_day: string;
  readonly due_day: string;
}

export function toMastery(row: MasteryRow | null): Mastery {
  if (!row) return NEW_MASTERY;
  const { answers, right, spaced, days } = row;
  return {
    relative: { mean: row.mean, variance: row.variance },
    local: { mean: row.local_mean, variance: row.local_variance },
    answers,
    right,
    spaced,
    days,
    lastDay: (row.last_day ?? undefined) as Day | undefined,
    practisedAt: row.practised_at === null ? undefined : Date.parse(row.practised_at),
  };
}

export function fromMastery({ relative, local, answers, right, spaced, days, lastDay, practisedAt }: Mastery): MasteryRow {
  return {
    mean: relative.mean,
    variance: relative.variance,
    local_mean: local.mean,
    local_variance: local.variance,
    answers,
    right,
    spaced,
    days,
    last_day: lastDay ?? null,
    practised_at: practisedAt === undefined ? null : new Date(practisedAt).toISOString(),
  };
}

export const toReview = (row: ReviewRow | null): Review | undefined =>
  row ? { stability: row.stability, difficulty: row.difficulty, lastDay: row.last_day as Day, dueDay: row.due_day as Day } : undefined;

export const fromReview = ({ stability, difficulty, lastDay, dueDay }: Review): ReviewRow => ({
  stability,
  difficulty,
  last_day: lastDay,
  due_day: dueDay,
});

/** A difficulty nobody has learned anything about yet has no row. */
export const toBelief = (row: Belief | null, unknown: Belief): Belief => (row ? { mean: row.mean, variance: row.variance } : unknown);

const MASTERY_TYPES =
  'mean float8, variance float8, local_mean float8, local_variance float8, answers int, "right" int, spaced int, days int, last_day text, practised_at timestamptz';
const REVIEW_TYPES = "stability float8, difficulty float8, last_day text, due_day text";
const BELIEF_TYPES = "mean float8, variance float8";

/** Inserts or replaces rows of a table, from a JSON array in the given parameter. `types`: its other columns, as in `mean float8, …`. */
function upsert(table: string, keys: readonly string[], types: string, parameter: string): string {
  const columns = types.split(", ").map((column) => column.split(" ")[0] as string);
  const all = [...keys, ...columns].join(", ");
  return `INSERT INTO ${table} (${all}) SELECT ${all} FROM jsonb_to_recordset(${parameter}::jsonb) AS t(${keys.map((key) => `${key} text`).join(", ")}, ${types})
    ON CONFLICT (${keys.join(", ")}) DO UPDATE SET ${columns.map((column) => `${column} = excluded.${column}`).join(", ")}`;
}

/** The statements that write what is derived from answers. */
export const UPSERT = {
  mastery: (parameter: string) => upsert("mastery", ["learner_id", "outcome_id"], MASTERY_TYPES, parameter),
  review: (parameter: string) => upsert("review", ["learner_id", "outcome_id"], REVIEW_TYPES, parameter),
  level: (parameter: string) => upsert("learner_level", ["learner_id"], BELIEF_TYPES, parameter),
  outcome: (parameter: string) => upsert("outcome_difficulty", ["organisation_id", "outcome_id"], BELIEF_TYPES, parameter),
  question: (parameter: string) => upsert("question_difficulty", ["organisation_id", "question_version_id"], BELIEF_TYPES, parameter),
};
