import type { Course } from "../domain/course.ts";
import type { Day, Instant, ItemId, LearnerId, OrganisationId, OutcomeId, SessionId, VersionId } from "../domain/ids.ts";
import type { Learner } from "../domain/learner.ts";
import type { MasteryRule } from "../domain/mastery/rule.ts";
import type { AnswerFact } from "../domain/progress.ts";
import type { ProgressFold } from "../domain/progress-fold.ts";
import type { RichText } from "../domain/rich-text.ts";
import type { StreakDay } from "../domain/streak.ts";
import type { NewAward } from "./learning.ts";
import type { Person } from "./people.ts";
import type { NewDelivery } from "./planning.ts";

/** An answer as it is stored. */
export interface StoredFact extends AnswerFact {
  readonly item: ItemId;
}

/** The rule of an outcome as it is now. */
export interface OutcomeRule {
  readonly id: OutcomeId;
  readonly title: Course["title"];
  readonly rule: MasteryRule;
  readonly ruleVersion: VersionId;
}

/** What is read before any answer. */
export interface ReplayStart {
  readonly rules: ReadonlyMap<OutcomeId, OutcomeRule>;
  readonly awards: readonly { readonly learner: LearnerId; readonly outcome: OutcomeId }[];
}

/** A session whose last open question was withdrawn: it is complete without it. */
export interface NowComplete {
  readonly session: SessionId;
  readonly learner: Learner;
  /** When its last answer was given. */
  readonly at: Instant;
  /** The day that answer counts for: wherever the learner is now. */
  readonly day: Day;
}

/** Somebody who answered a question that was found to be wrong, and has not been told. */
export interface Misled {
  readonly person: Person;
  readonly version: VersionId;
  readonly stem: RichText;
  /** They said so themselves. */
  readonly isDisputed: boolean;
}

export interface RebuiltAward extends NewAward {
  readonly learner: LearnerId;
  readonly outcome: OutcomeId;
  readonly at: Instant;
}

export interface Completion extends Pick<StreakDay, "day" | "working" | "closesAt"> {
  readonly session: SessionId;
  readonly learner: LearnerId;
  readonly at: Instant;
}

/** Decides what the answers come to; fed by the store in the order in which they were given. */
export interface Rebuild {
  start(known: ReplayStart): void;
  add(fact: StoredFact): void;
  readonly fold: ProgressFold;
  readonly awards: readonly RebuiltAward[];
  completion(session: NowComplete): Completion;
  correction(misled: Misled): { readonly person: Person; readonly delivery: NewDelivery };
}

/** How many rows differed from what the answers come to. */
export interface ReplayDifferences {
  readonly mastery: number;
  readonly reviews: number;
  readonly levels: number;
  readonly difficulties: number;
  readonly sessions: number;
  readonly streakDays: number;
  /** Badges that were earned and missing. */
  readonly awards: number;
}

export interface ReplayReport {
  readonly organisation: OrganisationId;
  readonly answers: number;
  readonly differences: ReplayDifferences;
  /** Learners for whom something changed. */
  readonly learners: number;
  /** Learners who were told about a question that was wrong. */
  readonly told: number;
}

export interface ReplayOptions {
  /** Compares only; nothing is written. */
  readonly dryRun: boolean;
  /** Answers read so far. */
  readonly onProgress: (answers: number) => void;
}

export interface Replaying {
  /** Every organisation with the number of its answers; `due` only those whose derived state must be made anew. */
  organisations(which: "all" | "due"): Promise<readonly { readonly id: OrganisationId; readonly answers: number }[]>;
  /**
   * Reads all answers of an organisation, and in one transaction writes whatever differs from what `rebuild` makes of them. Answers that come meanwhile
   * wait for that transaction and are part of it or come after it. Throws without having written anything.
   */
  replay(organisation: OrganisationId, rebuild: Rebuild, options: ReplayOptions): Promise<ReplayReport>;
}
