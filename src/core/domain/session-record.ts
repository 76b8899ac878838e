import type { ShownLesson, VersionedQuestion } from "./catalogue.ts";
import type { Response } from "./grading.ts";
import type { Day, Instant, ItemId, LearnerId, OutcomeId, SessionId } from "./ids.ts";

/**
 * `daily`: planned by the calendar. `extra`: the learner asked for more. `quiz`: questions only, on demand.
 * `proof`: questions on one outcome, to prove it without its lessons.
 */
export type SessionPurpose = "daily" | "extra" | "quiz" | "proof";

/** One question as it was shown. */
export interface Item {
  readonly id: ItemId;
  readonly position: number;
  readonly shown: VersionedQuestion;
  readonly outcome: OutcomeId;
  /** Shown position → authored position. */
  readonly order: readonly number[];
  /** When the learner asked for the hint. */
  readonly hintedAt?: Instant;
  /** The question was found to be wrong: it counts for nothing, answered or not. */
  readonly isVoid: boolean;
  /** The learner said that something is wrong with it. */
  readonly isDisputed: boolean;
  readonly answer?: { readonly response: Response; readonly right: boolean };
}

export interface SessionRecord {
  readonly id: SessionId;
  readonly learner: LearnerId;
  readonly day: Day;
  readonly purpose: SessionPurpose;
  readonly zone: string;
  readonly lesson?: ShownLesson;
  readonly notes: readonly string[];
  readonly items: readonly Item[];
  readonly completedAt?: Instant;
}

/** The first question that waits for an answer. */
export function nextOpen(session: SessionRecord): Item | undefined {
  return session.items.find(({ answer, isVoid }) => !answer && !isVoid);
}
