import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const CLI = path.join(import.meta.dirname, "../../src/cli.ts");

/** What the command said, and its exit code. */
async function simulated(...args: string[]): Promise<{ stdout: string; stderr: string; code: number }> {
  const run = promisify(execFile)(process.execPath, [CLI, "simulate", ...args]);
  return run.then(
    ({ stdout, stderr }) => ({ stdout, stderr, code: 0 }),
    (error) => ({ stdout: error.stdout, stderr: error.stderr, code: error.code }),
  );
}

test("simulate --json prints one JSON object and nothing else", async () => {
  const { stdout, stderr, code } = await simulated("--course", "learn-how-to-learn", "--learners", "30", "--weeks", "3", "--json");
  expect([code, stderr, stdout.trim().split("\n").length]).toEqual([0, "", 1]);
  expect(JSON.parse(stdout)).toMatchObject({ course: "learn-how-to-learn", learners: 30, weeks: 3, seed: 1, guessersWithBadge: 0 });
  expect(Object.keys(JSON.parse(stdout))).toEqual(expect.arrayContaining(["daysToMastery", "messagesPerLearnerDay"]));
});

test.for([
  [["--course", "learn-how-to-lean"], /there is no course learn-how-to-lean, did you mean “?learn-how-to-learn”?\?/],
  [["--course", "learn-how-to-learn", "--learners", "0"], /--learners 0: write a whole number from 1 to 100000/],
  [["--course", "learn-how-to-learn", "--weeks", "1.5"], /--weeks 1\.5: write a whole number from 1 to 520/],
  [["--course", "learn-how-to-learn", "--lerners", "10"], /--lerners/],
  [[], /name a course: --course learn-how-to-learn/],
] as const)("simulate %j is refused in one clear line", async ([args, line]) => {
  const { stdout, stderr, code } = await simulated(...args);
  expect([code, stdout, stderr.trim().split("\n").length]).toEqual([1, "", 1]);
  expect(stderr).toMatch(line);
});
