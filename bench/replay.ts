import { holidays } from "../src/adapters/holidays/holidays.ts";
import type { OrganisationId } from "../src/core/domain/ids.ts";
import type { ReplayReport } from "../src/core/ports.ts";
import { replay } from "../src/core/usecases/replay.ts";
import { ANSWERS_EACH, writeHistory } from "./answer-history.ts";
import { type BenchDatabase, benchDatabase } from "./database.ts";
import { publishCourses } from "./learners.ts";
import { replayNaively } from "./naive-replay.ts";

const SIZES = [100_000, 300_000, 1_000_000];
/** Long enough for the compiler to have seen everything. */
const WARM_UP = 20_000;
/** Answers the baseline is measured on: at its pace the largest size would take a quarter of an hour. */
const SAMPLE = 10_000;
const ORGANISATION = "o" as OrganisationId;

interface Measured {
  readonly answers: number;
  readonly learners: number;
  /** Everything derived is missing and is written. */
  readonly seconds: number;
  readonly answersPerSecond: number;
  /** Once more: nothing differs and nothing is written. */
  readonly againSeconds: number;
}

/**
 * Everything derived from 100,000, 300,000 and 1,000,000 answers made anew, and how that time grows. Beside it the same fold with one Prisma upsert of
 * one table an answer, measured on the first answers of the smallest size and extrapolated.
 */
export async function benchReplay(say: (line: string) => void): Promise<object> {
  const database = await benchDatabase("replay");
  try {
    await publishCourses(database, Date.parse("2026-01-01"));
    await measure(database, WARM_UP);
    const sizes: Measured[] = [];
    let naive = 0;
    for (const answers of SIZES) {
      const measured = await measure(database, answers);
      sizes.push(measured);
      say(lineOf(measured));
      if (naive === 0) naive = await replayNaively(database, ORGANISATION, SAMPLE);
    }
    return summarise(sizes, naive, say);
  } finally {
    await database.close();
  }
}

function lineOf({ answers, learners, seconds, answersPerSecond, againSeconds }: Measured): string {
  const again = `again, with nothing to write: ${againSeconds.toFixed(1)} s`;
  return `${answers} answers of ${learners} learners: ${seconds.toFixed(1)} s, ${answersPerSecond.toFixed(0)}/s; ${again}`;
}

function summarise(sizes: readonly Measured[], naive: number, say: (line: string) => void): object {
  const largest = sizes.at(-1) as Measured;
  const slope = slopeOf(sizes.map(({ answers, seconds }) => [Math.log(answers), Math.log(seconds)]));
  const ratio = largest.answersPerSecond / naive;
  const extrapolated = `${(largest.answers / naive / 60).toFixed(0)} minutes for ${largest.answers}, extrapolated from ${SAMPLE}`;
  say(`row by row, mastery alone: ${naive.toFixed(0)}/s (${extrapolated}); Fundi is ${ratio.toFixed(1)} times as fast`);
  say(`time grows with answers to the power of ${slope.toFixed(2)} (goal ≤ 1.1)`);
  return {
    fundi: { sizes },
    baseline: { answersPerSecond: naive, sample: SAMPLE },
    ratio,
    slope,
    answersPerSecond: largest.answersPerSecond,
  };
}

async function measure(database: BenchDatabase, answers: number): Promise<Measured> {
  const learners = answers / ANSWERS_EACH;
  await writeHistory(database, ORGANISATION, learners);
  const first = await timed(database);
  if (first.report.answers !== answers || first.report.differences.mastery === 0) throw new Error(`not replayed: ${JSON.stringify(first.report)}`);
  const again = await timed(database);
  if (Object.values(again.report.differences).some((count) => count > 0)) throw new Error(`still different: ${JSON.stringify(again.report)}`);
  return { answers, learners, seconds: first.seconds, answersPerSecond: answers / first.seconds, againSeconds: again.seconds };
}

async function timed({ store }: BenchDatabase): Promise<{ report: ReplayReport; seconds: number }> {
  const start = performance.now();
  const report = await replay({ replaying: store.replaying, holidays }, ORGANISATION, { dryRun: false, onProgress: () => {} });
  return { report, seconds: (performance.now() - start) / 1000 };
}

/** Least squares through the points. */
function slopeOf(points: readonly (readonly [number, number])[]): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(points.map(([a]) => a)), mean(points.map(([, b]) => b))];
  const over = points.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0);
  return over / points.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
}
