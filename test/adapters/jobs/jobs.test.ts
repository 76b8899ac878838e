import { describe, expect, it, vi } from "vitest";
import type { Handlers } from "../../../src/adapters/jobs/jobs.ts";
import type { Ring } from "../../../src/core/ports.ts";
import { Bench, delivery, event, until } from "./bench.ts";

vi.setConfig({ testTimeout: 30_000 });

/** Handlers that remember what they were rung for and answer as told. */
function remembering(answer: (ring: Ring) => Promise<{ againMs: number } | undefined> = async () => undefined): { seen: Ring[]; handlers: Handlers } {
  const seen: Ring[] = [];
  const take = (ring: Ring) => {
    seen.push(ring);
    return answer(ring);
  };
  return { seen, handlers: { handle: take, deliver: take } };
}

describe("a ring", () => {
  it("is answered once, whatever it is for", async () => {
    const jobs = await (await Bench.open()).jobs();
    const { seen, handlers } = remembering();
    await jobs.work(handlers);
    await jobs.ring([event("Ev1"), delivery("anna/2026-03-02/session", { urgent: true })]);
    await until(() => seen.length === 2);
    expect(seen).toContainEqual({ kind: "handle", event: "Ev1" });
    expect(seen).toContainEqual({ kind: "deliver", delivery: "anna/2026-03-02/session", urgent: true });
  });

  it("in a transaction sounds when it is committed, and never when it is rolled back", async () => {
    const bench = await Bench.open();
    const jobs = await bench.jobs();
    const { seen, handlers } = remembering();
    await jobs.work(handlers);
    await bench.within("ROLLBACK", (open) => jobs.ring([event("Ev1")], open));
    await bench.within("COMMIT", (open) => jobs.ring([event("Ev2")], open));
    await until(() => seen.length > 0);
    expect(seen).toEqual([event("Ev2")]);
    expect((await bench.states()).map((line) => line.slice(-1))).toEqual(["1"]);
  });

  it("twice is one job, even after it was answered; its next round is another", async () => {
    const bench = await Bench.open();
    const jobs = await bench.jobs();
    await jobs.ring([event("Ev1"), delivery("a")]);
    await jobs.ring([event("Ev1"), delivery("a", { urgent: true })]);
    expect(await bench.states()).toEqual(["deliver created: 1", "handle created: 1"]);
    const { seen, handlers } = remembering();
    await jobs.work(handlers);
    await until(async () => (await bench.states()).every((line) => line.includes("completed")));
    await jobs.ring([event("Ev1"), delivery("a"), delivery("a", { round: 1 })]);
    await until(() => seen.length === 3);
    expect(seen[2]).toEqual(delivery("a", { round: 1 }));
  });

  it("is kept until somebody works, in this process or another", async () => {
    const bench = await Bench.open();
    const ringing = await bench.jobs();
    await ringing.ring([event("Ev1")]);
    await ringing.stop(1_000);
    const { seen, handlers } = remembering();
    await (await bench.jobs()).work(handlers);
    await until(() => seen.length === 1);
  });

  it("of somebody who waits is answered before the morning's cards", async () => {
    const jobs = await (await Bench.open()).jobs();
    await jobs.ring(Array.from({ length: 300 }, (_, i) => delivery(`morning-${i}`)));
    await jobs.ring([delivery("waiting", { urgent: true })]);
    const { seen, handlers } = remembering();
    await jobs.work(handlers);
    await until(() => seen.length === 301);
    // Several loops fetch at once: it is in the first batch of one of them.
    expect(seen.findIndex((ring) => ring.kind === "deliver" && ring.delivery === "waiting")).toBeLessThan(60);
  });

  it("is answered in one of two processes", async () => {
    const bench = await Bench.open();
    const [one, two] = [await bench.jobs(), await bench.jobs()];
    await one.ring(Array.from({ length: 200 }, (_, i) => delivery(`${i}`)));
    const [left, right] = [remembering(), remembering()];
    await Promise.all([one.work(left.handlers), two.work(right.handlers)]);
    await until(async () => (await bench.states()).join() === "deliver completed: 200");
    expect(new Set([...left.seen, ...right.seen].map((ring) => ring.kind === "deliver" && ring.delivery)).size).toBe(200);
    expect(left.seen.length + right.seen.length).toBe(200);
  });
});

describe("whoever answers a ring", () => {
  it("may ask to be called again, and is, in the next round and not before its time", async () => {
    const jobs = await (await Bench.open()).jobs();
    const times: number[] = [];
    const { seen, handlers } = remembering(async ({ round }) => {
      times.push(performance.now());
      return round === 2 ? undefined : { againMs: 700 };
    });
    await jobs.work(handlers);
    await jobs.ring([delivery("a", { urgent: true })]);
    await until(() => seen.length === 3);
    expect(seen).toEqual([delivery("a", { urgent: true }), delivery("a", { urgent: true, round: 1 }), delivery("a", { urgent: true, round: 2 })]);
    for (const [before, after] of [times.slice(0, 2), times.slice(1)] as [number, number][]) {
      expect(after - before).toBeGreaterThan(600);
      expect(after - before).toBeLessThan(6_000);
    }
  });

  it("and fails is called again, and what fails for good is kept aside; each failure is told once", async () => {
    const bench = await Bench.open();
    const jobs = await bench.jobs({ retryLimit: 1, retryDelay: 1 });
    const { seen, handlers } = remembering(async (ring) => {
      if (ring.kind === "deliver") throw new Error("out of order");
      return undefined;
    });
    await jobs.work(handlers);
    await jobs.ring([delivery("a"), event("Ev1")]);
    await until(async () => (await bench.states()).some((line) => line.startsWith("dead")));
    expect(await bench.states()).toEqual(["dead created: 1", "deliver failed: 1", "handle completed: 1"]);
    expect(seen.filter(({ kind }) => kind === "deliver")).toEqual([delivery("a"), delivery("a")]);
    expect(bench.told).toEqual(["deliver: out of order", "deliver: out of order"]);
  });

  it("does not let others fail with it, and leaves no words of a learner in the queue", async () => {
    const bench = await Bench.open();
    const jobs = await bench.jobs({ retryLimit: 0 });
    await jobs.ring(["a", "b", "c"].map((id) => delivery(id)));
    await jobs.work(
      remembering(async (ring) => {
        if (ring.kind === "deliver" && ring.delivery === "b") throw new Error("cannot read «what a learner wrote»");
        return undefined;
      }).handlers,
    );
    await until(async () => (await bench.states()).some((line) => line.startsWith("dead")));
    expect(await bench.states()).toEqual(["dead created: 1", "deliver completed: 2", "deliver failed: 1"]);
    const { rows } = await bench.query("SELECT count(*)::int AS leaks FROM pgboss.job WHERE data::text || output::text LIKE '%learner wrote%'");
    expect(rows).toEqual([{ leaks: 0 }]);
  });

  it("is waited for when Fundi stops", async () => {
    const bench = await Bench.open();
    const jobs = await bench.jobs();
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    await jobs.work(
      remembering(async () => {
        begin();
        await released;
        return undefined;
      }).handlers,
    );
    await jobs.ring([event("Ev1")]);
    await begun;
    let isStopped = false;
    const stopped = jobs.stop(10_000).then(() => (isStopped = true));
    await bench.query("SELECT pg_sleep(0.3)");
    expect(isStopped).toBe(false);
    release();
    await stopped;
    expect(await bench.states()).toEqual(["handle completed: 1"]);
  });
});
