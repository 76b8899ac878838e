import type { Appointment } from "../domain/calendar.ts";
import type { Catalogue, ShownLesson, VersionedQuestion } from "../domain/catalogue.ts";
import type { AccountId, Day, DeliveryId, Instant, ItemId, LearnerId, LessonId, SessionId } from "../domain/ids.ts";
import type { Pause } from "../domain/learner.ts";
import type { LearningState } from "../domain/session.ts";
import type { SessionPurpose } from "../domain/session-record.ts";
import type { View } from "../views/view.ts";
import type { Person } from "./people.ts";

/** What a message shows; its view is made when it is sent. */
export type DeliveryContent =
  | { readonly kind: "session"; readonly session: SessionId }
  | { readonly kind: "question"; readonly item: ItemId; readonly session: SessionId }
  | { readonly kind: "summary"; readonly session: SessionId }
  | { readonly kind: "reminder"; readonly session: SessionId }
  | { readonly kind: "message"; readonly view: View };

export interface NewDelivery {
  readonly id: DeliveryId;
  readonly content: DeliveryContent;
}

export interface NewSession {
  readonly id: SessionId;
  readonly day: Day;
  readonly number: number;
  readonly purpose: SessionPurpose;
  readonly zone: string;
  readonly lesson?: ShownLesson;
  readonly questions: readonly VersionedQuestion[];
}

/** What planning for one learner comes to. */
export interface Plan {
  readonly learner: LearnerId;
  readonly account: AccountId;
  readonly session?: NewSession;
  readonly delivery?: NewDelivery;
  readonly pause?: Pause;
  readonly nextSessionAt?: Instant;
  /** Set when a daily session was planned. */
  readonly lastSession?: Appointment;
}

/** A learner for whom something may be planned. */
export interface Candidate extends Person {
  readonly state: LearningState;
  /** The newest session, of whatever purpose. */
  readonly newest?: {
    readonly id: SessionId;
    readonly day: Day;
    readonly number: number;
    readonly purpose: SessionPurpose;
    readonly lesson?: LessonId;
    readonly completed: boolean;
  };
}

export interface Planning {
  /**
   * Loads learners who are due, at most `limit`, lets `decide` plan for them and saves all of it with its rings in one transaction. Learners in
   * another planner's hands are left out. Returns how many were seen.
   */
  planDue(now: Instant, limit: number, decide: (candidates: readonly Candidate[], catalogue: Catalogue) => readonly Plan[]): Promise<number>;
  /** The same for one learner, who is waiting. */
  planFor(learner: LearnerId, now: Instant, decide: (candidate: Candidate, catalogue: Catalogue) => Plan | undefined): Promise<Plan | undefined>;
  /** Plans one more message to a learner; nothing happens when it is planned already. */
  deliver(person: Person, delivery: NewDelivery): Promise<void>;
  /** Plans reminders of sessions that wait for one, at most `limit`; never two for one session. Returns how many. */
  remindDue(now: Instant, limit: number): Promise<number>;
}
