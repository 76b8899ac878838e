import { DEFAULT_MASTERY_RULE, type MasteryRule } from "../../src/core/domain/mastery/rule.ts";
import type { Answer } from "./answer-log.ts";
import type { FittedElo } from "./bayesian-elo.ts";

/** When to stop asking because the outcome counts as known. */
export interface DecisionRule {
  readonly name: string;
  newJudge(fitted: FittedElo): Judge;
}

/** Sees one learner's answers in turn. */
export interface Judge {
  /** Does the outcome of this answer count as known now? */
  isKnownAfter(answer: Answer): boolean;
}

/** Known now, whatever the days: what can be compared with rules that know no calendar. */
const TODAY: MasteryRule = { ...DEFAULT_MASTERY_RULE, horizonDays: 0, minDays: 0, minSpaced: 0 };

/** The rule of the badge asks for days and breaks, so it needs times. */
export function decisionRules(isTimed: boolean): DecisionRule[] {
  return [
    byModel("bayesian-elo", TODAY),
    ...(isTimed ? [byModel("bayesian-elo-badge", DEFAULT_MASTERY_RULE)] : []),
    THREE_IN_A_ROW,
    EIGHTY_PERCENT_OF_TEN,
  ];
}

function byModel(name: string, rule: MasteryRule): DecisionRule {
  return {
    name,
    newJudge: (fitted) => {
      const student = fitted.newStudent(rule);
      return {
        isKnownAfter: (answer) => {
          student.learn(answer);
          return student.isMastered;
        },
      };
    },
  };
}

const THREE_IN_A_ROW: DecisionRule = { name: "three-in-a-row", newJudge: () => byLatest({ answers: 3, right: 3 }) };
const EIGHTY_PERCENT_OF_TEN: DecisionRule = { name: "eighty-percent-of-ten", newJudge: () => byLatest({ answers: 10, right: 8 }) };

/** At least so many right of the latest answers on the outcome, once there are so many. */
function byLatest(needed: { readonly answers: number; readonly right: number }): Judge {
  const latest = new Map<number, boolean[]>();
  return {
    isKnownAfter: ({ outcome, right }) => {
      const own = [...(latest.get(outcome) ?? []), right].slice(-needed.answers);
      latest.set(outcome, own);
      return own.length === needed.answers && own.filter(Boolean).length >= needed.right;
    },
  };
}
