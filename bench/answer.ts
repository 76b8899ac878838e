import { holidays } from "../src/adapters/holidays/holidays.ts";
import type { Response } from "../src/core/domain/grading.ts";
import type { Instant, ItemId, LearnerId } from "../src/core/domain/ids.ts";
import { effectsOf } from "../src/core/usecases/answer.ts";
import { type BenchDatabase, benchDatabase } from "./database.ts";
import { HandWrittenAnswers } from "./hand-written-answers.ts";
import { planMornings, publishCourses, seedLearners } from "./learners.ts";

const DAY = "2026-03-03";
const AT: Instant = Date.parse(`${DAY}T20:00Z`);
const CALLERS = 16;
const ROUNDS = 8;
/** Learners a side and round; each answers a whole session. */
const LEARNERS = 150;

interface Asked {
  readonly learner: LearnerId;
  readonly item: ItemId;
}

/** One answer stored, scored and streaked, with the next message planned and its doorbell rung: Fundi beside the same in hand-written SQL over `pg`. */
export async function benchAnswer(say: (line: string) => void): Promise<object> {
  const database = await benchDatabase("answer");
  try {
    const asked = await planned(database);
    const byHand = new HandWrittenAnswers(database, AT);
    const rates: { fundi: number; baseline: number }[] = [];
    for (let round = 0; round < ROUNDS + 1; round++) {
      const mine = asked.splice(0, LEARNERS);
      const theirs = asked.splice(0, LEARNERS);
      // Taking turns at going first, so that neither always finds the warmer cache.
      const fundi = round % 2 ? await rate(mine, (one) => answerWithFundi(database, one)) : undefined;
      const baseline = await rate(theirs, ({ learner, item }) => byHand.answer(learner, item, RESPONSE));
      const pair = { fundi: fundi ?? (await rate(mine, (one) => answerWithFundi(database, one))), baseline };
      if (round === 0) continue; // Warming up.
      say(`round ${round}: Fundi ${pair.fundi.toFixed(0)}/s, hand-written SQL ${pair.baseline.toFixed(0)}/s`);
      rates.push(pair);
    }
    await expectStored(database);
    const ratio = median(rates.map(({ fundi, baseline }) => fundi / baseline));
    say(`median ratio ${ratio.toFixed(2)} (goal ≥ 0.5) with ${CALLERS} callers at once`);
    return {
      ratio,
      fundi: { answersPerSecond: median(rates.map(({ fundi }) => fundi)) },
      baseline: { answersPerSecond: median(rates.map(({ baseline }) => baseline)) },
    };
  } finally {
    await database.close();
  }
}

const RESPONSE: Response = { kind: "positions", positions: [0] };

async function answerWithFundi({ store }: BenchDatabase, { learner, item }: Asked): Promise<void> {
  const result = await store.learning.answer(learner, item, AT, (loaded) => effectsOf(loaded, RESPONSE, AT, holidays));
  if (result?.outcome !== "scored") throw new Error(`not scored: ${item}`);
}

/** Whole sessions, one list of questions a learner. */
async function planned(database: BenchDatabase): Promise<Asked[][]> {
  const catalogue = await publishCourses(database, Date.parse(DAY));
  await seedLearners(database, catalogue, 2 * LEARNERS * (ROUNDS + 1), DAY);
  await planMornings(database, DAY);
  const rows = await database.sql(
    "SELECT s.learner_id AS learner, i.id AS item FROM session_item i JOIN session s ON s.id = i.session_id WHERE s.day = $1 ORDER BY s.learner_id, i.position",
    [DAY],
  );
  return [...Map.groupBy(rows as unknown as Asked[], ({ learner }) => learner).values()];
}

/** Answers a second. A learner answers one question after the other; learners do so at the same time. */
async function rate(sessions: readonly (readonly Asked[])[], answer: (asked: Asked) => Promise<void>): Promise<number> {
  const waiting = [...sessions];
  const start = performance.now();
  const caller = async (): Promise<void> => {
    for (let session = waiting.pop(); session; session = waiting.pop()) for (const asked of session) await answer(asked);
  };
  await Promise.all(Array.from({ length: CALLERS }, caller));
  return (sessions.flat().length * 1000) / (performance.now() - start);
}

/** Both must have done the same work: every session complete, every day counted. */
async function expectStored({ sql }: BenchDatabase): Promise<void> {
  const [open] = await sql("SELECT count(*)::int AS open FROM session WHERE day = $1 AND completed_at IS NULL", [DAY]);
  const [days] = await sql("SELECT count(*)::int AS days FROM streak_day WHERE sessions = 1");
  const [learners] = await sql("SELECT count(*)::int AS learners FROM session WHERE day = $1", [DAY]);
  const counts = { ...open, ...days, ...learners } as unknown as { open: number; days: number; learners: number };
  if (counts.open !== 0 || counts.days !== counts.learners) throw new Error(`not everything was stored: ${JSON.stringify(counts)}`);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}
