import { type BenchDatabase, benchDatabase } from "./database.ts";
import { planMornings, publishCourses, seedLearners } from "./learners.ts";
import { type Click, clicksOn } from "./slack-click/clicks.ts";
import { type Load, loadAt } from "./slack-click/load.ts";
import { openOutside } from "./slack-click/outside.ts";
import { type Server, startServer } from "./slack-click/server.ts";

const DAY = "2026-03-03";
const RATE_PER_SECOND = 500;
const SECONDS = 6;
const ROUNDS = 4;
const CLICKS = RATE_PER_SECOND * SECONDS;
/** Clicks before anything is measured: code is compiled and connections are opened by then. */
const WARMING = 1_500;
const HANDLED_WITHIN_MS = 120_000;

interface Measured extends Load {
  readonly cpuMicros: number;
}

/**
 * Signed clicks at an even 500 a second: verified, kept, acknowledged, then scored and the card rewritten, in a process of its own on PostgreSQL.
 * Beside it a bare Bolt app in a process of its own that only acknowledges the same clicks. CPU is that of the two processes, over all they do until the
 * last card is rewritten.
 */
export async function benchSlackClick(say: (line: string) => void): Promise<object> {
  const database = await benchDatabase("slack-click");
  const outside = await openOutside();
  const servers: Server[] = [];
  try {
    const clicks = await seededClicks(database, outside.url);
    const fundi = await startServer("fundi", { connection: database.connection, apiUrl: `${outside.url}/api/`, at: Date.parse(`${DAY}T20:00Z`) });
    servers.push(fundi);
    const bolt = await startServer("bolt", {});
    servers.push(bolt);
    const both: { fundi: Measured; bolt: Measured }[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      const some = clicks.splice(0, round === 0 ? WARMING : CLICKS);
      const onBolt = await measured(bolt, some, async () => {});
      const onFundi = await measured(fundi, some, () => outside.rewritten(some.length, HANDLED_WITHIN_MS));
      if (round === 0) continue;
      say(
        `round ${round}: ${inWords("Fundi", onFundi)}; ${inWords("bare Bolt", onBolt)}; CPU ratio ${(onFundi.cpuMicros / onBolt.cpuMicros).toFixed(1)}`,
      );
      both.push({ fundi: onFundi, bolt: onBolt });
    }
    await expectScored(database);
    return report(both, say);
  } finally {
    for (const server of servers) await server.stop();
    await outside.close();
    await database.close();
  }
}

async function measured(server: Server, clicks: readonly Click[], handled: () => Promise<void>): Promise<Measured> {
  const before = await server.cpuMicros();
  const load = await loadAt(server.url, clicks, RATE_PER_SECOND);
  await handled();
  return { ...load, cpuMicros: ((await server.cpuMicros()) - before) / clicks.length };
}

/** One click on the right half of all questions that wait: each learner clicks once a round at most. */
async function seededClicks(database: BenchDatabase, replyOrigin: string): Promise<Click[]> {
  const catalogue = await publishCourses(database, Date.parse(DAY));
  await seedLearners(database, catalogue, WARMING + ROUNDS * CLICKS, DAY);
  await planMornings(database, DAY);
  const rows = await database.sql(
    `SELECT DISTINCT ON (s.learner_id) i.id AS item, a.external_id AS "user", w.external_id AS team, a.conversation_id AS channel
     FROM session_item i JOIN session s ON s.id = i.session_id JOIN question_version v ON v.id = i.question_version_id
       JOIN account a ON a.learner_id = s.learner_id JOIN workspace w ON w.id = a.workspace_id
     WHERE s.day = $1 AND v.content ->> 'kind' IN ('single', 'scenario', 'true-false') ORDER BY s.learner_id, i.position`,
    [DAY],
  );
  return clicksOn(rows, replyOrigin);
}

async function expectScored({ sql }: BenchDatabase): Promise<void> {
  const [counted] = (await sql(
    "SELECT count(*)::int AS answers FROM answer JOIN session_item i ON i.id = item_id JOIN session s ON s.id = i.session_id WHERE s.day = $1",
    [DAY],
  )) as unknown as { answers: number }[];
  const expected = WARMING + ROUNDS * CLICKS;
  if (counted?.answers !== expected) throw new Error(`${counted?.answers} answers were scored, ${expected} were clicked`);
}

function report(both: readonly { fundi: Measured; bolt: Measured }[], say: (line: string) => void): object {
  const fundi = summary(both.map((pair) => pair.fundi));
  const baseline = summary(both.map(({ bolt }) => bolt));
  const cpuRatio = median(both.map((pair) => pair.fundi.cpuMicros / pair.bolt.cpuMicros));
  say(
    `medians: p99 ${fundi.p99Ms.toFixed(1)} ms at ${fundi.ratePerSecond.toFixed(0)} clicks/s (goal ≤ 50 at ${RATE_PER_SECOND}), CPU ratio ${cpuRatio.toFixed(1)} (goal ≤ 6)`,
  );
  return { ratePerSecond: fundi.ratePerSecond, p99Ms: fundi.p99Ms, cpuRatio, fundi, baseline };
}

const summary = (rounds: readonly Measured[]) => ({
  ratePerSecond: median(rounds.map(({ ratePerSecond }) => ratePerSecond)),
  p50Ms: median(rounds.map(({ p50Ms }) => p50Ms)),
  p99Ms: median(rounds.map(({ p99Ms }) => p99Ms)),
  cpuMicros: median(rounds.map(({ cpuMicros }) => cpuMicros)),
});

const inWords = (name: string, { p50Ms, p99Ms, cpuMicros }: Measured): string =>
  `${name} p50 ${p50Ms.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms, ${cpuMicros.toFixed(0)} µs CPU a click`;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}
