import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Whole processes, killed and started again by the dozen: begun last, they would run alone at the end while the other core has nothing to do. */
const LONG = ["/test/delivery/", "/test/journeys/"];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification): number => Number(LONG.some((folder) => moduleId.includes(folder)));
    return (await super.sort(files)).toSorted((a, b) => isLong(b) - isLong(a));
  }
}

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Hours of faults and kills have a command of their own: npm run test:chaos.
    exclude: ["test/chaos/**"],
    globalSetup: ["test/global-setup.ts"],
    setupFiles: ["test/setup.ts"],
    // A process per test file: a leaked handle or a changed environment stays in its file.
    pool: "forks",
    // The embedded database works too; on two cores a third worker only makes tests slower and their timing rougher.
    maxWorkers: 2,
    sequence: { sequencer: LongFirst },
    testTimeout: 15_000,
    hookTimeout: 30_000,
    passWithNoTests: false,
    // A forgotten `.only` must not pass for a full run, on a developer's machine neither.
    allowOnly: false,
  },
});
