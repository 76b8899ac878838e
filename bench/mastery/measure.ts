import type { AnswerLog } from "./answer-log.ts";
import { bayesianElo } from "./bayesian-elo.ts";
import { bkt } from "./bkt.ts";
import { decisionRules } from "./decision-rules.ts";
import { foldsOf, foretell } from "./folds.ts";
import type { Fitted, Model } from "./model.ts";
import { pfa } from "./pfa.ts";
import { plainElo } from "./plain-elo.ts";
import { runningAverage } from "./running-average.ts";
import { Verdict, type Verdicts } from "./verdicts.ts";

const BASELINES: readonly Model[] = [bkt, pfa, plainElo, runningAverage];

/** One model's predictions, each in its answer's row, and the time it took to foretell and learn them one after the other. */
export interface Run {
  readonly model: string;
  readonly predictions: Float64Array;
  ms: number;
}

export interface Measured {
  readonly runs: readonly Run[];
  readonly decisions: readonly { readonly rule: string; readonly verdicts: Verdicts }[];
  /** By fold: the scale of what time without practice costs, as training left it. */
  readonly timeScales: readonly number[];
}

/** Everybody in turn, fold by fold, so that a busy machine slows all of them alike. `report` hears which share is done. */
export function measure(log: AnswerLog, report: (share: number) => void = () => {}): Measured {
  const runs = [bayesianElo, ...BASELINES].map(({ name }): Run => ({ model: name, predictions: new Float64Array(log.answers), ms: 0 }));
  const rules = decisionRules(log.isTimed).map((rule) => ({ rule, verdict: new Verdict() }));
  const timeScales: number[] = [];
  const folds = foldsOf(log);
  for (const [done, { training, heldOut }] of folds.entries()) {
    const elo = bayesianElo.fit(training, log);
    const fits: (() => Fitted)[] = [() => elo, ...BASELINES.map((model) => () => model.fit(training, log))];
    for (const [position, run] of runs.entries()) {
      report((done + position / runs.length) / folds.length);
      run.ms += foretell((fits[position] as () => Fitted)(), heldOut, run.predictions);
    }
    for (const { rule, verdict } of rules) for (const learner of heldOut) verdict.add(learner, rule.newJudge(elo));
    timeScales.push(elo.timeScale);
  }
  report(1);
  return { runs, decisions: rules.map(({ rule, verdict }) => ({ rule: rule.name, verdicts: verdict.verdicts })), timeScales };
}
