import { DAY_MS } from "../../src/core/domain/calendar.ts";
import type { Answer, Learner } from "./answer-log.ts";
import type { Judge } from "./decision-rules.ts";

/** What a rule's decisions were worth, over the pairs of learner and outcome with enough answers to tell. Shares 0–1; not a number if there is nothing to share. */
export interface Verdicts {
  readonly pairs: number;
  /** Share of the pairs in which the rule said “known”. */
  readonly decided: number;
  /** Answers it took. */
  readonly medianAnswers: number;
  /** Decided pairs with enough later answers; the next three figures are about them. */
  readonly judged: number;
  readonly laterAccuracy: number;
  readonly laterAtLeast80: number;
  /** Share with less than 60 % right later. */
  readonly falseMastery: number;
  /** Share right of the first answers that came at least a day after the decision. */
  readonly accuracyDayLater: number;
}

const ANSWERS_TO_TELL = 8;
const LATER_AT_MOST = 5;
const LATER_AT_LEAST = 3;

interface Decided {
  /** Answers it took, the deciding one included. */
  readonly after: number;
  readonly later: readonly Answer[];
  readonly dayLater: readonly Answer[];
}

/** Collects the decisions of one rule over many learners. */
export class Verdict {
  #pairs = 0;
  readonly #decided: Decided[] = [];

  add({ answers }: Learner, judge: Judge): void {
    const decidedAfter = new Map<Answer, boolean>();
    for (const answer of answers) decidedAfter.set(answer, judge.isKnownAfter(answer));
    for (const own of Map.groupBy(answers, ({ outcome }) => outcome).values()) {
      if (own.length >= ANSWERS_TO_TELL) this.#addPair(own, own.findIndex((answer) => decidedAfter.get(answer)) + 1);
    }
  }

  get verdicts(): Verdicts {
    const judged = this.#decided.map(({ later }) => later).filter(({ length }) => length >= LATER_AT_LEAST);
    const accuracies = judged.map(shareRight);
    return {
      pairs: this.#pairs,
      decided: this.#decided.length / this.#pairs,
      medianAnswers: median(this.#decided.map(({ after }) => after)),
      judged: judged.length,
      laterAccuracy: accuracies.reduce((sum, accuracy) => sum + accuracy, 0) / judged.length,
      laterAtLeast80: accuracies.filter((accuracy) => accuracy >= 0.8).length / judged.length,
      falseMastery: accuracies.filter((accuracy) => accuracy < 0.6).length / judged.length,
      accuracyDayLater: shareRight(this.#decided.flatMap(({ dayLater }) => dayLater)),
    };
  }

  #addPair(answers: readonly Answer[], after: number): void {
    this.#pairs += 1;
    const deciding = answers[after - 1];
    if (!deciding) return;
    const later = answers.slice(after);
    const dayLater = later.filter(({ at }) => at - deciding.at >= DAY_MS);
    this.#decided.push({ after, later: later.slice(0, LATER_AT_MOST), dayLater: dayLater.slice(0, LATER_AT_MOST) });
  }
}

const shareRight = (answers: readonly Answer[]): number => answers.filter(({ right }) => right).length / answers.length;

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? (sorted[middle] as number) : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}
