import type { Answer, Asked, Learner } from "./answer-log.ts";

/** A way to foretell answers, learned from some learners and tried on others. */
export interface Model {
  readonly name: string;
  fit(training: readonly Learner[], size: Size): Fitted;
}

/** How many there are in the whole file; some of them may not come up in training. */
export interface Size {
  readonly outcomes: number;
  readonly questions: number;
}

/** What was learned about outcomes and questions; from here on it is frozen. */
export interface Fitted {
  newStudent(): Student;
}

/** One held-out learner. For each answer in turn: first `predict`, which is not told how it ends, then `learn`. */
export interface Student {
  /** Chance 0–1 of a right answer. */
  predict(asked: Asked): number;
  learn(answer: Answer): void;
}
