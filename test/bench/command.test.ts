import { execFile } from "node:child_process";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { HEADER, syntheticLines, TemporaryFile } from "./synthetic.ts";

const RUN = path.join(import.meta.dirname, "../../bench/run.ts");

interface Said {
  readonly code: number;
  readonly out: string;
  readonly told: string;
}

function bench(...args: string[]): Promise<Said> {
  return new Promise((resolve) => {
    execFile(process.execPath, [RUN, ...args], (error, out, told) => resolve({ code: error ? Number(error.code) : 0, out, told }));
  });
}

describe("npm run bench -- mastery", () => {
  test("prints exactly one JSON object, and its tables elsewhere", async () => {
    using file = new TemporaryFile(syntheticLines({ learners: 20, answers: 60 }).join("\n"));
    const { code, out, told } = await bench("mastery", "--data", file.path, "--json");
    expect(code).toBe(0);
    expect(out.endsWith("}\n")).toBe(true);
    const result = JSON.parse(out);
    expect(result).toMatchObject({ scenario: "mastery", data: "answers.csv.gz", answers: 1200, learners: 20, time: "seconds" });
    expect(Object.keys(result.models)).toEqual(["bayesian-elo", "bkt", "pfa", "elo", "running-average"]);
    for (const model of Object.values<object>(result.models)) {
      for (const score of ["auc", "logLoss", "rmse", "ece", "microsPerAnswer"]) expect(model).toHaveProperty(score, expect.any(Number));
    }
    expect(Object.keys(result.decision)).toEqual(["bayesian-elo", "bayesian-elo-badge", "three-in-a-row", "eighty-percent-of-ten"]);
    for (const figure of ["falseMastery", "laterAccuracy", "medianAnswers"]) {
      expect(result.decision["three-in-a-row"]).toHaveProperty(figure, expect.any(Number));
    }
    expect(told).toContain("bayesian-elo");
    // Nobody watches a bar that goes to a file.
    expect(told).not.toContain("█");
  });

  test("tells what is wrong with a row in one line, and prints nothing else", async () => {
    using file = new TemporaryFile(`${HEADER}\n0,0,0,0,yes,0\n`);
    const told = `${file.path}:2: correct is “yes”; write a whole number\n`;
    expect(await bench("mastery", "--data", file.path, "--json")).toEqual({ code: 1, out: "", told });
  });

  test("asks for its data, and no other scenario takes any", async () => {
    for (const args of [["mastery"], ["plan-day", "--data", "x.csv.gz"], ["mastery", "--data"], ["mastery", "--file", "x.csv.gz"]]) {
      const { code, out, told } = await bench(...args);
      expect({ code, out }).toEqual({ code: 1, out: "" });
      expect(told).toContain("mastery --data FILE.csv.gz");
    }
  });
});
