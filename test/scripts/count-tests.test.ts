import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";

const script = path.join(import.meta.dirname, "../../scripts/count-tests.mjs");

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly object[];
}

function count(report: Partial<Report>): { line: string | undefined; code: number | null } {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "fundi-report-"));
  const whole: Report = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [], ...report };
  fs.writeFileSync(path.join(folder, "report.json"), JSON.stringify(whole));
  const { stdout, status } = spawnSync(process.execPath, [script, path.join(folder, "report.json")], { encoding: "utf8" });
  fs.rmSync(folder, { recursive: true });
  return { line: stdout.trim().split("\n").at(-1), code: status };
}

test("a run in which everything passed", () => {
  expect(count({ numPassedTests: 12 })).toEqual({ line: "12 passed, 0 failed", code: 0 });
});

test("skipped tests are named and do no harm", () => {
  expect(count({ numPassedTests: 12, numPendingTests: 2, numTodoTests: 1 })).toEqual({ line: "12 passed, 0 failed, 3 skipped", code: 0 });
});

test("a failed test fails the run", () => {
  expect(count({ numPassedTests: 12, numFailedTests: 1 })).toEqual({ line: "12 passed, 1 failed", code: 1 });
});

test("a file that broke before its first test counts as failed", () => {
  const testResults = [{ name: "a.test.ts", message: "boom", status: "failed", assertionResults: [] }];
  expect(count({ numPassedTests: 12, testResults })).toEqual({ line: "12 passed, 1 failed", code: 1 });
});

test("a run of no test is no pass", () => {
  expect(count({})).toEqual({ line: "0 passed, 0 failed", code: 1 });
});
