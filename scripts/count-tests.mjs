// node scripts/count-tests.mjs <report.json>: the closing line of a test run, from vitest's own JSON report: "N passed, N failed, N skipped".
// Exit 1 when a test failed, a test file could not be run, or nothing ran at all.
import fs from "node:fs";
import process from "node:process";

function readReport(file) {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch (error) {
    console.error(`No test report: ${error.message}`);
    return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };
  }
}

/** A file that fails before its first test (a syntax error, a broken set-up) has no test that could be counted, and counts as one. */
function filesWithoutTests({ testResults }) {
  return testResults.filter(({ status, assertionResults }) => status === "failed" && !assertionResults.some((test) => test.status === "failed"));
}

const report = readReport(process.argv[2]);
const broken = filesWithoutTests(report);
for (const { name, message } of broken) console.error(`Could not be run: ${name}: ${message}`);
const passed = report.numPassedTests;
const failed = report.numFailedTests + broken.length;
const skipped = report.numPendingTests + report.numTodoTests;
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exitCode = passed > 0 && failed === 0 ? 0 : 1;
