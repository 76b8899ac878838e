import { type BenchDatabase, benchDatabase } from "./database.ts";
import { planMornings, publishCourses, seedLearners } from "./learners.ts";
import { NaivePlanner } from "./naive-planner.ts";

/** A Tuesday, in winter for half of the world. */
const DAY = "2026-03-03";
const SIZES = [10_000, 30_000, 100_000];
/** The naive loop would take half an hour for everybody; a sample, taken in slices before, between and after Fundi's work, says what one learner costs. */
const SAMPLE = 600;
const SLICES = 4;

interface Measured {
  readonly learners: number;
  readonly fundiMs: number;
  readonly baselineMs: number;
}

/** Plans one day for everybody in all zones, as the clock meets their mornings, beside a loop of Prisma calls learner by learner. */
export async function benchPlanDay(say: (line: string) => void): Promise<object> {
  const measured: Measured[] = [];
  for (const size of SIZES) {
    say(`plan-day: ${size} learners …`);
    const result = await measure(size);
    say(`  Fundi ${seconds(result.fundiMs)}, naive loop ${seconds(result.baselineMs)} (from ${SAMPLE} learners), ${ratioOf(result).toFixed(1)}×`);
    measured.push(result);
  }
  const last = measured.at(-1) as Measured;
  const slope = logLogSlope(measured.map(({ learners, fundiMs }) => [learners, fundiMs]));
  say(`ratio at ${last.learners}: ${ratioOf(last).toFixed(1)} (goal ≥ 20), log-log slope ${slope.toFixed(3)} (goal ≤ 1.05)`);
  return {
    ratio: ratioOf(last),
    slope,
    fundi: measured.map(({ learners, fundiMs }) => ({ learners, ms: fundiMs })),
    baseline: measured.map(({ learners, baselineMs }) => ({ learners, ms: baselineMs, sampled: SAMPLE })),
  };
}

async function measure(size: number): Promise<Measured> {
  const database = await benchDatabase("plan-day");
  try {
    const catalogue = await publishCourses(database, Date.parse(DAY));
    await seedLearners(database, catalogue, size, DAY);
    const naive = new NaivePlanner(database, catalogue, DAY);
    const sample = await sampleOf(database);
    let naiveMs = 0;
    let fundiMs = 0;
    for (let slice = 0; slice < SLICES; slice++) {
      naiveMs += await timed(() => naive.plan(sample.slice((slice * SAMPLE) / SLICES, ((slice + 1) * SAMPLE) / SLICES)));
      fundiMs += await timed(() => planMornings(database, DAY, slice / SLICES, (slice + 1) / SLICES));
    }
    await naive.close();
    const planned = await countPlanned(database, size);
    // The sample was planned by the loop and the others by Fundi, some of them a second time: in the east the next morning comes before the round is done.
    return { learners: size, fundiMs: (fundiMs * size) / (planned - SAMPLE), baselineMs: (naiveMs * size) / SAMPLE };
  } finally {
    await database.close();
  }
}

async function sampleOf({ sql }: BenchDatabase): Promise<string[]> {
  const rows = await sql("SELECT id FROM learner ORDER BY md5(id) LIMIT $1", [SAMPLE]);
  // Never due for Fundi: each learner is planned by one of the two.
  await sql("UPDATE learner SET next_session_at = NULL WHERE id = ANY ($1)", [rows.map(({ id }) => id)]);
  return rows.map(({ id }) => String(id));
}

/** Sessions planned. A fast planner that leaves somebody out, or rings for nobody, would be worth nothing. */
async function countPlanned({ sql }: BenchDatabase, size: number): Promise<number> {
  const [found] = await sql(
    `SELECT count(*) FILTER (WHERE day = $1)::int AS today, count(*)::int AS planned, (SELECT count(*)::int FROM pgboss.job WHERE name = 'deliver') AS rung
     FROM session WHERE day >= $1`,
    [DAY],
  );
  const { today, planned, rung } = found as unknown as { today: number; planned: number; rung: number };
  if (today !== size || rung !== planned) throw new Error(`planned ${today} sessions of that day and rang ${rung} times for ${planned} in all`);
  return planned;
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Least squares of log time over log size: 1 is linear. */
function logLogSlope(points: readonly (readonly [number, number])[]): number {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const);
  const meanX = logs.reduce((sum, [x]) => sum + x, 0) / logs.length;
  const meanY = logs.reduce((sum, [, y]) => sum + y, 0) / logs.length;
  const covariance = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return covariance / logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}

const ratioOf = ({ fundiMs, baselineMs }: Measured): number => baselineMs / fundiMs;
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
