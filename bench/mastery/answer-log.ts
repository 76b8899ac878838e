import type { Day, Instant } from "../../src/core/domain/ids.ts";

// Answers of others, for measuring. Outcomes and questions are numbered from 0 in the order in which they come up, so that a model can keep what it
// knows about them in arrays.

/** What is known before somebody answers. */
export interface Asked {
  readonly outcome: number;
  readonly question: number;
  /** Chance to be right by luck. */
  readonly floor: number;
  readonly at: Instant;
  readonly day: Day;
}

export interface Answer extends Asked {
  readonly right: boolean;
}

export interface Learner {
  readonly fold: number;
  /** Row of the first answer, counted from 0 over all learners; the others follow it. */
  readonly firstRow: number;
  /** In the order in which they were given. */
  readonly answers: readonly Answer[];
}

export interface AnswerLog {
  readonly learners: readonly Learner[];
  readonly answers: number;
  readonly outcomes: number;
  readonly questions: number;
  /** False when `t` only numbers each learner's answers 0, 1, 2 …: then nobody knows what came on which day. */
  readonly isTimed: boolean;
}

/** A file that cannot be measured. The message says where, what is wrong and what to do. */
export class UnusableData extends Error {}
