import type { LearnerId, OrganisationId } from "../../core/domain/ids.ts";
import { NEW_TIME_SCALE } from "../../core/domain/mastery/terms.ts";
import type { LearnerProgress, ProgressFold } from "../../core/domain/progress-fold.ts";
import { many, rows, type Transaction } from "./database.ts";
import { fromMastery, fromReview, type MasteryRow, type ReviewRow, toMastery, toReview, UPSERT } from "./progress-row.ts";

/** A row as an object: its keys first, then its other columns. */
type Row = Readonly<Record<string, unknown>>;

/** One table of derived state: what it holds, what it should hold, and how to bring it there. */
interface Derived {
  readonly table: string;
  readonly keys: readonly string[];
  readonly stored: readonly Row[];
  readonly rebuilt: readonly Row[];
  readonly upsert: string;
}

/** Rows in one statement. */
const AT_ONCE = 5_000;

/** How many rows of each table differ from the fold, and whose they are; `write` brings them to what the fold says. */
export async function bringToFold(
  tx: Transaction,
  organisation: OrganisationId,
  fold: ProgressFold,
  write: boolean,
): Promise<{ mastery: number; reviews: number; levels: number; difficulties: number; learners: Set<string> }> {
  const learners = new Set<string>();
  const bring = async (derived: Derived): Promise<number> => {
    const { changed, gone } = differences(derived);
    for (const row of [...changed, ...gone]) if (typeof row.learner_id === "string") learners.add(row.learner_id);
    if (write) await save(tx, derived, changed, gone);
    return changed.length + gone.length;
  };
  const outcomes = [...fold.learners].flatMap(([learner, progress]) => outcomeRows(learner, progress));
  const mastery = await bring({
    ...{ table: "mastery", keys: ["learner_id", "outcome_id"], upsert: UPSERT.mastery("$1") },
    stored: (await personal<MasteryRow & Row>(tx, "mastery", organisation)).map((row) => ({ ...keysOf(row), ...fromMastery(toMastery(row)) })),
    rebuilt: outcomes.map(({ keys, mastery }) => ({ ...keys, ...fromMastery(mastery) })),
  });
  const reviews = await bring({
    ...{ table: "review", keys: ["learner_id", "outcome_id"], upsert: UPSERT.review("$1") },
    stored: (await personal<ReviewRow & Row>(tx, "review", organisation)).map((row) => ({ ...keysOf(row), ...reviewColumns(row) })),
    rebuilt: outcomes.flatMap(({ keys, review }) => (review ? [{ ...keys, ...fromReview(review) }] : [])),
  });
  const levels = await bring({
    ...{ table: "learner_level", keys: ["learner_id"], upsert: UPSERT.level("$1") },
    stored: (await personal(tx, "learner_level", organisation)).map(({ learner_id, mean, variance }) => ({ learner_id, mean, variance })),
    rebuilt: [...fold.learners].flatMap(([learner_id, { level, isLevelKnown }]) =>
      isLevelKnown ? [{ learner_id, mean: level.mean, variance: level.variance }] : [],
    ),
  });
  const difficulties = await bringDifficulties(tx, organisation, fold, bring);
  return { mastery, reviews, levels, difficulties: difficulties + (await bringTimeScale(tx, organisation, fold, write)), learners };
}

async function bringDifficulties(
  tx: Transaction,
  organisation: OrganisationId,
  fold: ProgressFold,
  bring: (derived: Derived) => Promise<number>,
): Promise<number> {
  const shared = (table: string) => rows<Row>(tx, `SELECT * FROM ${table} WHERE organisation_id = $1`, organisation);
  const outcomes = await bring({
    ...{ table: "outcome_difficulty", keys: ["organisation_id", "outcome_id"], upsert: UPSERT.outcome("$1") },
    stored: await shared("outcome_difficulty"),
    rebuilt: [...fold.outcomes].map(([outcome_id, { mean, variance }]) => ({ organisation_id: organisation, outcome_id, mean, variance })),
  });
  const questions = await bring({
    ...{ table: "question_difficulty", keys: ["organisation_id", "question_version_id"], upsert: UPSERT.question("$1") },
    stored: await shared("question_difficulty"),
    rebuilt: [...fold.questions].map(([question_version_id, { mean, variance }]) => ({
      organisation_id: organisation,
      question_version_id,
      mean,
      variance,
    })),
  });
  return outcomes + questions;
}

async function bringTimeScale(tx: Transaction, id: OrganisationId, { timeScale }: ProgressFold, write: boolean): Promise<number> {
  const { timeScale: mean, timeScaleVariance: variance } = (await tx.organisation.findUnique({ where: { id } })) ?? {
    timeScale: NEW_TIME_SCALE.mean,
    timeScaleVariance: NEW_TIME_SCALE.variance,
  };
  if (mean === timeScale.mean && variance === timeScale.variance) return 0;
  if (write) await tx.organisation.update({ where: { id }, data: { timeScale: timeScale.mean, timeScaleVariance: timeScale.variance } });
  return 1;
}

const outcomeRows = (learner_id: LearnerId, { outcomes }: LearnerProgress) =>
  [...outcomes].map(([outcome_id, known]) => ({ keys: { learner_id, outcome_id }, ...known }));

const personal = <Columns extends Row>(tx: Transaction, table: string, organisation: OrganisationId): Promise<Columns[]> =>
  rows<{ row: Columns }>(
    tx,
    `SELECT to_jsonb(t) AS row FROM ${table} t JOIN learner l ON l.id = t.learner_id WHERE l.organisation_id = $1`,
    organisation,
  ).then((found) => found.map(({ row }) => row));

const keysOf = ({ learner_id, outcome_id }: Row) => ({ learner_id, outcome_id });

function reviewColumns(row: ReviewRow): ReviewRow | undefined {
  const review = toReview(row);
  return review && fromReview(review);
}

function differences({ keys, stored, rebuilt }: Derived): { changed: Row[]; gone: Row[] } {
  const keyOf = (row: Row): string => keys.map((key) => row[key]).join(" ");
  const known = new Map(stored.map((row) => [keyOf(row), row]));
  const changed = rebuilt.filter((row) => JSON.stringify(known.get(keyOf(row))) !== JSON.stringify(row));
  const wanted = new Set(rebuilt.map(keyOf));
  return { changed, gone: stored.filter((row) => !wanted.has(keyOf(row))) };
}

async function save(tx: Transaction, { table, keys, upsert }: Derived, changed: readonly Row[], gone: readonly Row[]): Promise<void> {
  for (let i = 0; i < changed.length; i += AT_ONCE) await tx.$executeRawUnsafe(upsert, many(changed.slice(i, i + AT_ONCE)));
  const same = keys.map((key) => `${table}.${key} = t.${key}`).join(" AND ");
  const types = keys.map((key) => `${key} text`).join(", ");
  for (let i = 0; i < gone.length; i += AT_ONCE)
    await tx.$executeRawUnsafe(
      `DELETE FROM ${table} USING jsonb_to_recordset($1::jsonb) AS t(${types}) WHERE ${same}`,
      many(gone.slice(i, i + AT_ONCE)),
    );
}
