import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { seededChance } from "../../src/core/domain/chance.ts";
import { rounds } from "../rounds.ts";
import { Stage } from "./stage.ts";

const KILLS = rounds(50, 200);
const LEARNERS_A_KILL = 12;
const CROWD = rounds(600, 10_000);
/** Of the kills; printed, so that a failure can be played again. */
const SEED = `kills ${new Date().toISOString()}`;

let stage: Stage;
beforeEach(async () => {
  stage = await Stage.open();
});
afterEach(() => stage.close());

const once = (count: number): number[] => Array.from({ length: count }, () => 1);

describe("deliveries", { timeout: 1_200_000 }, () => {
  test(`D1: killed ${KILLS} times at random instants, Fundi loses no lesson and sends none twice (seed: ${SEED})`, async () => {
    const chance = seededChance(SEED);
    const learners: string[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      learners.push(...(await stage.addLearners(LEARNERS_A_KILL, learners.length + 1)));
      const worker = await stage.startWorker();
      await pause(chance() * 400);
      await worker.kill();
    }
    await stage.startWorker();
    await stage.drained(120_000);
    expect(stage.cardsArrived(learners)).toEqual(once(learners.length));
  });

  const points = ["planning.planDue", "deliveries.claim", "learning.session", "slack.send", "deliveries.sent"].flatMap((at) =>
    (["before", "after"] as const).map((when) => ({ at, when })),
  );
  test.each(points)("D1: killed $when $at, Fundi loses no lesson and sends none twice", async (crash) => {
    const learners = await stage.addLearners(5);
    const worker = await stage.startWorker({ crash });
    await worker.ended;
    expect(worker.child.signalCode).toBe("SIGKILL");
    await stage.startWorker();
    await stage.drained(60_000);
    expect(stage.cardsArrived(learners)).toEqual(once(5));
  });

  test("D2: a message that Slack took before the connection broke is found and not sent again", async () => {
    const learners = await stage.addLearners(60);
    stage.slack.fake.faults.add({ on: "chat.postMessage", fault: { kind: "drop", when: "after" }, share: 0.3 });
    stage.slack.fake.faults.add({ on: "chat.postMessage", fault: { kind: "drop", when: "before" }, share: 0.2 });
    await stage.startWorker();
    await stage.drained(120_000);
    expect(stage.cardsArrived(learners)).toEqual(once(60));
  });

  test(`D3: four workers, two of them planning with clocks five seconds apart, send ${CROWD} learners one card each`, async () => {
    const learners = await stage.addLearners(CROWD);
    await Promise.all([
      stage.startWorker({ clockMs: 5_000 }),
      stage.startWorker({ clockMs: 0 }),
      stage.startWorker({ ticks: false }),
      stage.startWorker({ ticks: false }),
    ]);
    await stage.drained(600_000);
    expect(stage.cardsArrived(learners)).toEqual(once(CROWD));
  });
});
