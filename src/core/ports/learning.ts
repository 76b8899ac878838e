import type { Evidence } from "../domain/evidence.ts";
import type { Response } from "../domain/grading.ts";
import type { Day, DeliveryId, Instant, ItemId, LearnerId, OutcomeId, SessionId } from "../domain/ids.ts";
import type { Learner } from "../domain/learner.ts";
import type { Review } from "../domain/review.ts";
import type { LearningState } from "../domain/session.ts";
import type { Item, SessionRecord } from "../domain/session-record.ts";
import type { StreakDay } from "../domain/streak.ts";
import type { MessageRef } from "./chat.ts";
import type { NewDelivery } from "./planning.ts";

/** What an answer is decided from, read under the learner's lock. */
export interface Answering {
  readonly learner: Learner;
  readonly session: SessionRecord;
  readonly item: Item;
  readonly review?: Review;
  readonly evidence?: Evidence;
}

/** What an answer changes. */
export interface AnswerEffects {
  readonly response: Response;
  readonly right: boolean;
  readonly day: Day;
  readonly review: Review;
  readonly evidence: Evidence;
  /** Set when it was the session's last open question. */
  readonly completed?: Pick<StreakDay, "day" | "working" | "closesAt">;
  readonly next: NewDelivery;
}

export interface Learning {
  session(id: SessionId, learner: LearnerId): Promise<SessionRecord | undefined>;
  /** The question that waits for an answer, the last one shown first, and the message that shows it. */
  openItem(
    learner: LearnerId,
  ): Promise<{ readonly item: Item; readonly session: SessionId; readonly message?: MessageRef; readonly delivery: DeliveryId } | undefined>;
  /**
   * Scores an answer once: loads what it is decided from under the learner's lock, and saves what `decide` returns in the same transaction.
   * Returns the session afterwards; nothing when the learner has no such item.
   */
  answer(
    learner: LearnerId,
    item: ItemId,
    at: Instant,
    decide: (loaded: Answering) => AnswerEffects | undefined,
  ): Promise<{ readonly outcome: "scored" | "already" | "ignored"; readonly session: SessionRecord } | undefined>;
  state(learner: LearnerId, day: Day): Promise<LearningState>;
  evidence(learner: LearnerId): Promise<ReadonlyMap<OutcomeId, Evidence>>;
  /** The whole record, oldest first. */
  streakDays(learner: LearnerId): Promise<readonly StreakDay[]>;
}
