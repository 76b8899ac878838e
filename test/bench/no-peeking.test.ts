import { beforeAll, describe, expect, test } from "vitest";
import type { AnswerLog, Learner } from "../../bench/mastery/answer-log.ts";
import { foldsOf } from "../../bench/mastery/folds.ts";
import { type Measured, measure, type Run } from "../../bench/mastery/measure.ts";
import { readAnswers } from "../../bench/mastery/read-answers.ts";
import { syntheticLines, TemporaryFile } from "./synthetic.ts";

const middleOf = ({ answers }: Learner): number => Math.floor(answers.length / 2);

/** The same log, but everybody in this fold answers the opposite from the middle on. */
function flipped(log: AnswerLog, fold: number): AnswerLog {
  const flip = (learner: Learner): Learner => ({
    ...learner,
    answers: learner.answers.map((answer, position) => (position < middleOf(learner) ? answer : { ...answer, right: !answer.right })),
  });
  return { ...log, learners: log.learners.map((learner) => (learner.fold === fold ? flip(learner) : learner)) };
}

/** How many predictions about these learners differ, up to and including the first flipped answer and after it. */
function moved(learners: readonly Learner[], before: Run, after: Run): { earlier: number; later: number } {
  const count = { earlier: 0, later: 0 };
  for (const learner of learners) {
    for (const position of learner.answers.keys()) {
      const row = learner.firstRow + position;
      if (before.predictions[row] !== after.predictions[row]) count[position <= middleOf(learner) ? "earlier" : "later"] += 1;
    }
  }
  return count;
}

describe("No prediction knows what comes later", () => {
  let log: AnswerLog;
  let honest: Measured;
  beforeAll(async () => {
    using file = new TemporaryFile(syntheticLines({ learners: 30, answers: 41 }).join("\n"));
    log = await readAnswers(file.path);
    honest = measure(log);
  });

  test("when the later half of the held-out answers is turned around, whatever the model", () => {
    for (const { number, heldOut } of foldsOf(log)) {
      const { runs } = measure(flipped(log, number));
      for (const [position, run] of runs.entries()) {
        const count = moved(heldOut, honest.runs[position] as Run, run);
        expect(count.earlier, `${run.model}, fold ${number}`).toBe(0);
        // Or else the test would see nothing at all.
        expect(count.later, `${run.model}, fold ${number}`).toBeGreaterThan(60);
      }
    }
  });

  test("and every answer was foretold, by each of the five models", () => {
    expect(honest.runs.map(({ model }) => model)).toEqual(["bayesian-elo", "bkt", "pfa", "elo", "running-average"]);
    for (const { predictions } of honest.runs) expect(predictions.every((p) => p > 0 && p < 1)).toBe(true);
  });

  test("and nobody is foretold by a model that learned from them", () => {
    const folds = foldsOf(log);
    expect(folds.map(({ number }) => number)).toEqual([0, 1, 2, 3, 4]);
    for (const { training, heldOut } of folds) {
      expect(new Set([...training, ...heldOut]).size).toBe(log.learners.length);
      expect(training).toHaveLength(log.learners.length - heldOut.length);
    }
  });
});
