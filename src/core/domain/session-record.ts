import type { ShownLesson, VersionedQuestion } from "./catalogue.ts";
import type { Response } from "./grading.ts";
import type { Day, Instant, ItemId, LearnerId, OutcomeId, SessionId } from "./ids.ts";

/** `daily`: planned by the calendar. `extra`: the learner asked for more. `quiz`: questions only, on demand. */
export type SessionPurpose = "daily" | "extra" | "quiz";

/** One question as it was shown. */
export interface Item {
  readonly id: ItemId;
  readonly position: number;
  readonly shown: VersionedQuestion;
  readonly outcome: OutcomeId;
  /** Shown position → authored position. */
  readonly order: readonly number[];
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
  return session.items.find(({ answer }) => !answer);
}
