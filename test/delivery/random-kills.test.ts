import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { seededChance } from "../../src/core/domain/chance.ts";
import { rounds } from "../rounds.ts";
import { Stage } from "./stage.ts";

const KILLS = rounds(50, 200);
const LEARNERS_A_KILL = 12;
/** Processes at work, and killed, at the same time. */
const LANES = 2;
const ALIVE_AT_MOST_MS = 400;
/** Of the kills; printed, so that a failure can be played again. */
const SEED = `kills ${new Date().toISOString()}`;

let stage: Stage;
beforeEach(async () => {
  stage = await Stage.open();
});
afterEach(() => stage.close());

test(`D1: killed ${KILLS} times at random instants, Fundi loses no lesson and sends none twice (seed: ${SEED})`, { timeout: 1_200_000 }, async () => {
  const learners: string[] = [];
  let kills = 0;
  const lane = async (name: number): Promise<void> => {
    const chance = seededChance(`${SEED} ${name}`);
    while (kills++ < KILLS) {
      const from = learners.length + 1;
      learners.push(...Array.from({ length: LEARNERS_A_KILL }, (_, i) => `U${from + i}`));
      await stage.addLearners(LEARNERS_A_KILL, from);
      const worker = await stage.startWorker();
      await pause(chance() * ALIVE_AT_MOST_MS);
      await worker.kill();
    }
  };
  await Promise.all(Array.from({ length: LANES }, (_, name) => lane(name)));
  await stage.startWorker();
  await stage.drained(120_000);
  expect(learners).toHaveLength(KILLS * LEARNERS_A_KILL);
  expect(stage.cardsArrived(learners)).toEqual(learners.map(() => 1));
});
