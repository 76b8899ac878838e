import path from "node:path";
import { progressBar } from "../src/progress-bar.ts";
import type { AnswerLog } from "./mastery/answer-log.ts";
import { type Measured, measure } from "./mastery/measure.ts";
import { readAnswers } from "./mastery/read-answers.ts";
import { rowsOf } from "./mastery/rows.ts";
import { scoresOf, scoresWhere } from "./mastery/scores.ts";
import { decisionTable, type ScoredModel, scoreTable } from "./mastery/tables.ts";

/**
 * Foretells the answers of real learners one by one, each learner from the others: Fundi's model beside four well-known ones, and its decision
 * “mastered” beside two rules of thumb. Throws `UnusableData` if the file cannot be measured.
 */
export async function benchMastery(say: (line: string) => void, file: string): Promise<object> {
  const log = await readAnswers(file);
  const counts = { answers: log.answers, learners: log.learners.length, outcomes: log.outcomes, questions: log.questions };
  say(
    `${path.basename(file)}: ${counts.answers} answers of ${counts.learners} learners to ${counts.questions} questions about ${counts.outcomes} outcomes`,
  );
  say(log.isTimed ? "t is time in seconds." : ORDER_ONLY);
  const measured = measure(log, progressBar("measuring"));
  const models = scored(log, measured);
  const decision = Object.fromEntries(measured.decisions.map(({ rule, verdicts }) => [rule, verdicts]));
  for (const line of ["", ...scoreTable(models), "", ...decisionTable(decision)]) say(line);
  return { data: path.basename(file), ...counts, time: log.isTimed ? "seconds" : "order", models, decision, timeScales: measured.timeScales };
}

const ORDER_ONLY = "t only numbers each learner's answers: decisions are made for now, without days and breaks, and nothing fades.";

function scored(log: AnswerLog, { runs }: Measured): Record<string, ScoredModel> {
  const { right, firstFive, delayed } = rowsOf(log);
  const scores = runs.map(({ model, predictions, ms }) => [
    model,
    {
      ...scoresOf(predictions, right),
      microsPerAnswer: (1000 * ms) / log.answers,
      firstFive: scoresWhere(firstFive, predictions, right),
      ...(log.isTimed && { delayed: scoresWhere(delayed, predictions, right) }),
    },
  ]);
  return Object.fromEntries(scores);
}
