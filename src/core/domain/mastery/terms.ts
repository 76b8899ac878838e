import type { Difficulty } from "../course.ts";
import type { Day, Instant } from "../ids.ts";
import { PARAMETERS } from "./parameters.ts";

/** A normal belief about a number. Levels and difficulties are logits: a difference of 0 is an even chance, of 2 about 88 %. */
export interface Belief {
  readonly mean: number;
  readonly variance: number;
}

/** What is known about one learner on one outcome. */
export interface Mastery {
  /** Above or below the learner's general level. */
  readonly relative: Belief;
  /** The level that the learner's own answers on this outcome show by themselves, whatever they know elsewhere. */
  readonly local: Belief;
  /** Answers that counted. */
  readonly answers: number;
  readonly right: number;
  /** Right answers after at least 18 hours without practice on the outcome. */
  readonly spaced: number;
  /** Distinct days with an answer that counted. */
  readonly days: number;
  readonly lastDay?: Day;
  /** When the outcome was last practised. */
  readonly practisedAt?: Instant;
}

/** How hard something is for everybody; shared by the learners of one organisation. */
export interface Population {
  /** Scale of what time without practice costs in this organisation. */
  readonly timeScale: Belief;
  readonly outcome: Belief;
  /** Relative to its outcome. */
  readonly question: Belief;
}

/** Everything one prediction is made from. */
export interface Terms extends Population {
  /** The learner's general level. */
  readonly level: Belief;
  readonly mastery: Mastery;
}

const { priorLevel, variance } = PARAMETERS;

export const NEW_TIME_SCALE: Belief = { mean: 1, variance: variance.timeScale };
export const NEW_OUTCOME: Belief = { mean: 0, variance: variance.outcome };
export const NEW_LEVEL: Belief = { mean: priorLevel, variance: variance.level };
export const NEW_MASTERY: Mastery = {
  relative: { mean: 0, variance: variance.mastery },
  local: { mean: priorLevel, variance: variance.level + variance.mastery },
  answers: 0,
  right: 0,
  spaced: 0,
  days: 0,
};

const SEEDS: Readonly<Record<Difficulty, number>> = { easy: -1, medium: 0, hard: 1 };

/** A question nobody has answered yet: its author's guess, and much doubt. */
export const newQuestion = (difficulty: Difficulty): Belief => ({ mean: SEEDS[difficulty], variance: variance.question });

/** What the chance to be right by luck depends on. */
export type Guessable =
  | { readonly kind: "single" | "scenario" | "true-false" | "multiple"; readonly options: readonly unknown[] }
  | { readonly kind: "ordering"; readonly steps: readonly unknown[] }
  | { readonly kind: "numeric" | "short-text" };

/** The chance to answer this question rightly by luck alone. */
export function guessFloor(question: Guessable): number {
  return Math.max(PARAMETERS.openFloor, 1 / waysToAnswer(question));
}

function waysToAnswer(question: Guessable): number {
  switch (question.kind) {
    case "single":
    case "scenario":
    case "true-false":
      return question.options.length;
    case "multiple":
      return 2 ** question.options.length - 1;
    case "ordering":
      return factorial(question.steps.length);
    default:
      return Number.POSITIVE_INFINITY;
  }
}

const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));
