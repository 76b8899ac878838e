import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { rounds } from "../rounds.ts";
import { Stage } from "./stage.ts";

const CROWD = rounds(400, 10_000);
/** What doubts nobody should have here: four busy workers on two cores may be slow, but none is killed. */
const NOBODY_DIES_MS = 20_000;

let stage: Stage;
beforeEach(async () => {
  stage = await Stage.open();
});
afterEach(() => stage.close());

const once = (count: number): number[] => Array.from({ length: count }, () => 1);

describe("deliveries", { timeout: 1_200_000 }, () => {
  const calls = ["planning.planDue", "deliveries.claim", "learning.session", "deliveries.intend", "slack.send", "deliveries.sent"];
  test(`D1: killed before and after each of ${calls.join(", ")}, Fundi loses no lesson and sends none twice`, async () => {
    const learners: string[] = [];
    for (const at of calls) {
      for (const when of ["before", "after"] as const) {
        learners.push(...(await stage.addLearners(5, learners.length + 1)));
        const worker = await stage.startWorker({ crash: { at, when } });
        await worker.ended;
        expect(worker.child.signalCode).toBe("SIGKILL");
      }
    }
    await stage.startWorker();
    await stage.drained(120_000);
    expect(stage.cardsArrived(learners)).toEqual(once(learners.length));
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
      stage.startWorker({ graceMs: NOBODY_DIES_MS, clockMs: 5_000 }),
      stage.startWorker({ graceMs: NOBODY_DIES_MS, clockMs: 0 }),
      stage.startWorker({ graceMs: NOBODY_DIES_MS, ticks: false }),
      stage.startWorker({ graceMs: NOBODY_DIES_MS, ticks: false }),
    ]);
    await stage.drained(600_000);
    expect(stage.cardsArrived(learners)).toEqual(once(CROWD));
  });
});
