import { type Database, openDatabase, type Transaction } from "../src/adapters/store/database.ts";
import { AnswerPages } from "../src/adapters/store/replay-reading.ts";
import type { OrganisationId } from "../src/core/domain/ids.ts";
import { ProgressFold } from "../src/core/domain/progress-fold.ts";
import type { StoredFact } from "../src/core/ports.ts";
import type { BenchDatabase } from "./database.ts";

/** A commit waits for the disk: one for so many rows, so that the disk is not what is measured. */
const ROWS_A_TRANSACTION = 1_000;

/**
 * What one would write first: read the answers, fold them, and bring the row of its learner and outcome up to date after each. That is a floor for such
 * a replay, as reviews, levels and difficulties are left out. Answers a second on the first `sample` of them; clears what was derived before.
 */
export async function replayNaively({ connection, sql }: BenchDatabase, organisation: OrganisationId, sample: number): Promise<number> {
  await sql("TRUNCATE mastery");
  const database = openDatabase(connection, (error) => console.error(error.message));
  try {
    const start = performance.now();
    const facts = (await new AnswerPages(organisation).next(database)).slice(0, sample);
    await upsertEach(database, facts);
    return (facts.length * 1000) / (performance.now() - start);
  } finally {
    await database.$disconnect();
  }
}

async function upsertEach(database: Database, facts: readonly StoredFact[]): Promise<void> {
  const fold = new ProgressFold();
  for (let i = 0; i < facts.length; i += ROWS_A_TRANSACTION)
    await database.$transaction(async (tx) => {
      for (const fact of facts.slice(i, i + ROWS_A_TRANSACTION)) await upsert(tx, fold, fact);
    });
}

async function upsert(tx: Transaction, fold: ProgressFold, fact: StoredFact): Promise<void> {
  const { relative, local, practisedAt, answers, right, spaced, days, lastDay } = fold.add(fact).terms.mastery;
  const row = {
    ...{ answers, right, spaced, days, mean: relative.mean, variance: relative.variance, localMean: local.mean, localVariance: local.variance },
    lastDay: lastDay ?? null,
    practisedAt: practisedAt === undefined ? null : new Date(practisedAt),
  };
  const key = { learnerId: fact.learner, outcomeId: fact.outcome };
  await tx.mastery.upsert({ where: { learnerId_outcomeId: key }, create: { ...key, ...row }, update: row });
}
