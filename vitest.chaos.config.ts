import { defineConfig, mergeConfig } from "vitest/config";
import everyday from "./vitest.config.ts";

const minutes = 60_000;

const chaos = mergeConfig(everyday, {
  test: {
    // One file at a time: they kill processes, cut connections and measure lateness, and would disturb each other.
    fileParallelism: false,
    testTimeout: 20 * minutes,
    hookTimeout: 2 * minutes,
  },
});

/** Promises that are kept in full counts here, and in smaller ones every day. */
const FULL_COUNTS = [
  "test/delivery/**/*.test.ts",
  "test/core/usecases/answers.test.ts",
  "test/core/domain/mastery/halo.test.ts",
  "test/adapters/slack/hostile-*.test.ts",
  "test/adapters/slack/repeated-events.test.ts",
  "test/adapters/slack/waits.test.ts",
  "test/chaos/**/*.chaos.test.ts",
];

// Set, not merged: merging would add these to the lists of the everyday tests.
chaos.test = { ...chaos.test, include: FULL_COUNTS, exclude: [], env: { FUNDI_CHAOS: "1" } };

export default defineConfig(chaos);
