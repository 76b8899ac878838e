import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type EveryMinute, everyMinute } from "../../../src/adapters/jobs/every-minute.ts";
import { Bench, until } from "./bench.ts";

const MINUTE_MS = 60_000;
const running: EveryMinute[] = [];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout", "setInterval", "clearInterval"], now: new Date("2026-03-02T08:59:30Z") });
});
afterEach(async () => {
  for (const each of running.splice(0)) await each.stop();
  vi.useRealTimers();
});

function start(bench: Bench, run: () => Promise<void>): void {
  running.push(everyMinute({ query: (text, values) => bench.query(text, values), run, onError: (error) => void bench.told.push(error.message) }));
}

/** How many ticks were given to somebody. */
async function leases(bench: Bench): Promise<number> {
  return (await bench.query("SELECT 1 FROM tick_lease")).rowCount;
}

it("one of two processes looks at what is due, once a minute", async () => {
  const bench = await Bench.open();
  let looks = 0;
  for (const _process of [1, 2]) start(bench, async () => void looks++);
  for (let minute = 1; minute <= 3; minute++) {
    await vi.advanceTimersByTimeAsync(MINUTE_MS);
    await until(async () => (await leases(bench)) === minute && looks === minute);
  }
  expect(looks).toBe(3);
});

it("a look that takes longer than a minute is not begun a second time", async () => {
  const bench = await Bench.open();
  let looks = 0;
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  start(bench, async () => {
    looks++;
    await released;
  });
  await vi.advanceTimersByTimeAsync(MINUTE_MS);
  await until(() => looks === 1);
  await vi.advanceTimersByTimeAsync(2 * MINUTE_MS);
  expect(looks).toBe(1);
  release();
});

it("a look that fails is told once, and the next minute looks again", async () => {
  const bench = await Bench.open();
  let looks = 0;
  start(bench, async () => {
    if (++looks === 1) throw new Error("out of order");
  });
  await vi.advanceTimersByTimeAsync(MINUTE_MS);
  await until(() => bench.told.length > 0);
  await vi.advanceTimersByTimeAsync(MINUTE_MS);
  await until(() => looks === 2);
  expect(bench.told).toEqual(["out of order"]);
});

it("a look that is under way is waited for when Fundi stops", async () => {
  const bench = await Bench.open();
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  let [looks, isStopped] = [0, false];
  start(bench, async () => {
    looks++;
    await released;
  });
  await vi.advanceTimersByTimeAsync(MINUTE_MS);
  await until(() => looks === 1);
  const stopped = running[0]!.stop().then(() => (isStopped = true));
  await bench.query("SELECT pg_sleep(0.2)");
  expect(isStopped).toBe(false);
  release();
  await stopped;
});

it("a database that is away is told, and the next minute looks again", async () => {
  const bench = await Bench.open();
  let looks = 0;
  const { query } = bench;
  bench.query = async () => Promise.reject(new Error("the database is away"));
  start(bench, async () => void looks++);
  await vi.advanceTimersByTimeAsync(MINUTE_MS);
  await until(() => bench.told.length > 0);
  expect([looks, bench.told]).toEqual([0, ["the database is away"]]);
  bench.query = query;
  await vi.advanceTimersByTimeAsync(MINUTE_MS);
  await until(() => looks === 1);
});

it("leases of days gone by are swept away", async () => {
  const bench = await Bench.open();
  await bench.query("INSERT INTO tick_lease (key, until) VALUES ('old', now() - interval '2 days'), ('late', now() - interval '1 hour')");
  start(bench, async () => {});
  await vi.advanceTimersByTimeAsync(MINUTE_MS);
  await until(async () => (await bench.query("SELECT 1 FROM tick_lease WHERE key NOT IN ('old', 'late')")).rowCount === 1);
  expect((await bench.query("SELECT key FROM tick_lease WHERE key IN ('old', 'late')")).rows).toEqual([{ key: "late" }]);
});
