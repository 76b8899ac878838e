import type { Response } from "../domain/grading.ts";
import type { Day, DeliveryId, Instant, ItemId, LearnerId, OutcomeId, SessionId, VersionId } from "../domain/ids.ts";
import type { Learner } from "../domain/learner.ts";
import type { Aid } from "../domain/mastery/evidence-weight.ts";
import type { MasteryRule } from "../domain/mastery/rule.ts";
import type { Progress } from "../domain/progress.ts";
import type { LearningState } from "../domain/session.ts";
import type { Item, SessionRecord } from "../domain/session-record.ts";
import type { OutcomeProgress } from "../domain/standing.ts";
import type { StreakDay } from "../domain/streak.ts";
import type { MessageRef } from "./chat.ts";
import type { NewDelivery } from "./planning.ts";

/** What an answer is decided from, read under the locks of the learner and of the organisation's shared difficulties. */
export interface Answering {
  readonly learner: Learner;
  readonly session: SessionRecord;
  readonly item: Item;
  readonly progress: Progress;
  /** When this learner last answered the same question. */
  readonly answeredBefore?: Instant;
  /** When this learner was last shown the lesson the question belongs to. */
  readonly lessonShownAt?: Instant;
  /** The rule of the outcome as it is now. */
  readonly rule: MasteryRule;
  readonly ruleVersion: VersionId;
  readonly isAwarded: boolean;
}

/** A badge as it was earned: under which rule, and by what. Shares 0–1. */
export interface NewAward {
  readonly rule: MasteryRule;
  readonly ruleVersion: VersionId;
  readonly evidence: AwardEvidence;
}

export interface AwardEvidence {
  /** The answer that completed it. */
  readonly item: ItemId;
  readonly answers: number;
  readonly right: number;
  readonly days: number;
  readonly spaced: number;
  readonly confidence: number;
  readonly localConfidence: number;
}

/** What an answer changes. */
export interface AnswerEffects {
  readonly response: Response;
  readonly right: boolean;
  readonly day: Day;
  readonly aid: Aid;
  readonly progress: Progress;
  /** Set when this answer completed the outcome's rule. */
  readonly award?: NewAward;
  /** Set when it was the session's last open question. */
  readonly completed?: Pick<StreakDay, "day" | "working" | "closesAt">;
  readonly next: NewDelivery;
}

export interface OpenItem {
  readonly item: Item;
  readonly session: SessionId;
  readonly message?: MessageRef;
  readonly delivery: DeliveryId;
}

export interface Learning {
  session(id: SessionId, learner: LearnerId): Promise<SessionRecord | undefined>;
  /** The question that waits for an answer, the last one shown first, and the message that shows it. */
  openItem(learner: LearnerId): Promise<OpenItem | undefined>;
  /** Whether a question was answered or begun since then, in the database's own time: what was typed before is not meant for the one that waits now. */
  isOvertaken(learner: LearnerId, since: Instant): Promise<boolean>;
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
  /** The newest session, of whatever purpose. */
  newest(learner: LearnerId): Promise<SessionRecord | undefined>;
  /** Notes once that the learner saw the hint of a question not yet answered. Returns the session afterwards; nothing when it is not theirs. */
  hint(learner: LearnerId, item: ItemId, at: Instant): Promise<SessionRecord | undefined>;
  /** Notes once that the learner finds something wrong with a question they answered. Returns the session afterwards; nothing when it is not theirs. */
  dispute(learner: LearnerId, item: ItemId, at: Instant): Promise<SessionRecord | undefined>;
  state(learner: LearnerId, day: Day): Promise<LearningState>;
  progress(learner: LearnerId): Promise<ReadonlyMap<OutcomeId, OutcomeProgress>>;
  /** The whole record, oldest first. */
  streakDays(learner: LearnerId): Promise<readonly StreakDay[]>;
}
