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

// Set, not merged: merging would add these to the lists of the everyday tests.
chaos.test = { ...chaos.test, include: ["test/chaos/**/*.chaos.test.ts"], exclude: [] };

export default defineConfig(chaos);
