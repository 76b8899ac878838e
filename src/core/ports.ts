import type { Appointment } from "./domain/calendar.ts";
import type { Catalogue, ShownLesson, VersionedQuestion } from "./domain/catalogue.ts";
import type { Course } from "./domain/course.ts";
import type { Evidence } from "./domain/evidence.ts";
import type { Response } from "./domain/grading.ts";
import type { AccountId, CourseId, Day, DeliveryId, EventKey, Instant, ItemId, LearnerId, OutcomeId, SessionId } from "./domain/ids.ts";
import type { Holidays, Learner, Pause } from "./domain/learner.ts";
import type { Review } from "./domain/review.ts";
import type { LearningState } from "./domain/session.ts";
import type { Item, SessionPurpose, SessionRecord } from "./domain/session-record.ts";
import type { StreakDay } from "./domain/streak.ts";
import type { Action } from "./views/action.ts";
import type { View } from "./views/view.ts";

export type Platform = "slack" | "teams";

/** The learning clock. In the playground it can be moved; machine matters (leases, pacing) use the database's own time. */
export type Clock = () => Instant;

// ── To the chat ─────────────────────────────────────────────────────────────────────────────────────────────────

/** Where a learner can be reached, in the platform's own ids. */
export interface Address {
  readonly platform: Platform;
  /** Slack team or Teams tenant id. */
  readonly workspace: string;
  readonly user: string;
  /** The direct message's id once known: opening it costs a call. */
  readonly conversation?: string;
}

export interface MessageRef {
  readonly conversation: string;
  readonly message: string;
}

/** Why a platform will never take this message. */
export type Refusal = "learner-gone" | "workspace-gone" | "bad-message";

export interface Refused {
  readonly kind: "refused";
  readonly reason: Refusal;
  readonly detail: string;
}

/** What a chat platform can answer. `unknown` is no failure: the card may be on the learner's screen. */
export type SendOutcome =
  | { readonly kind: "sent"; readonly message: MessageRef }
  | { readonly kind: "throttled"; readonly retryAfterMs: number }
  | Refused
  | { readonly kind: "unknown"; readonly detail: string };

/** `unclear`: the chat could not be asked, so nothing may be sent again yet. */
export type FindOutcome =
  | { readonly kind: "found"; readonly message: MessageRef }
  | { readonly kind: "absent" }
  | Refused
  | { readonly kind: "unclear"; readonly detail: string };

export interface Profile {
  readonly name: string;
  /** IANA zone. */
  readonly zone?: string;
  /** BCP 47. */
  readonly locale?: string;
}

/** One chat platform. No method throws for anything the platform answers; a throw is a bug. */
export interface Chat {
  /**
   * Sends once, never retries by itself. The delivery id travels with the message so that `find` can look it up. Right before it posts it calls `begin`,
   * which records the intent; when that says no, nothing is posted and the answer is `throttled`.
   */
  send(to: Address, id: DeliveryId, view: View, begin: () => Promise<boolean>): Promise<SendOutcome>;
  /** Looks for a message that may have arrived. */
  find(to: Address, id: DeliveryId): Promise<FindOutcome>;
  /** Replaces a message in place; idempotent. `replyUrl` is a short-lived address the platform gave with a click. */
  rewrite(to: Address, message: MessageRef, id: DeliveryId, view: View, replyUrl?: string): Promise<SendOutcome>;
  /** Nothing when the platform does not know the person or cannot be asked now. */
  profile(to: Address): Promise<Profile | undefined>;
}

// ── From the chat ───────────────────────────────────────────────────────────────────────────────────────────────

/** What somebody did in a chat, told apart from how that chat says it. */
export interface Signal {
  readonly key: EventKey;
  readonly from: Address;
  readonly intent: Intent;
  /** The message whose button was pressed: it is the one to rewrite. */
  readonly message?: MessageRef;
  /** A short-lived address the platform gave with a click; a secret. */
  readonly replyUrl?: string;
}

export type Intent =
  /** `ticked` belongs to `submit`: positions from 0 in the order shown. */
  | { readonly kind: "pressed"; readonly action: Action; readonly ticked?: readonly number[] }
  /** A direct message, or what followed the slash command. */
  | { readonly kind: "said"; readonly text: string }
  /** The learner looked at the direct message: the moment to introduce ourselves, once. */
  | { readonly kind: "opened" }
  /** The app was removed or its token revoked. */
  | { readonly kind: "workspace-left" };

/** A platform's event as it came, kept before it is acknowledged. */
export interface ReceivedEvent {
  readonly key: EventKey;
  readonly platform: Platform;
  readonly payload: unknown;
}

export interface Inbox {
  /** Durable on return, and its doorbell is rung. Throws when it cannot be stored: then the platform must not be acknowledged. */
  accept(event: ReceivedEvent): Promise<"stored" | "duplicate">;
  /** Nothing when the event is unknown or done. */
  read(key: EventKey): Promise<ReceivedEvent | undefined>;
  /** Empties the payload; the key stays to catch repetitions. */
  finish(key: EventKey): Promise<void>;
}

/** An HTTP request as it came, before any parsing: signatures are made over bytes. */
export interface RawRequest {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Buffer;
}

export interface RawReply {
  readonly status: number;
  /** JSON, or plain text when it is a string. */
  readonly body?: string | object;
}

/** One platform's address for incoming requests; never throws. */
export type Receive = (request: RawRequest) => Promise<RawReply>;

// ── The doorbell ────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Work that waits in our tables. Losing a ring loses no work: whoever looks for stale work rings again. `round` tells a ring from the ones before it
 * for the same work; the same ring twice is one. `urgent`: somebody is waiting in front of the chat.
 */
export type Ring = RingFacts &
  ({ readonly kind: "handle"; readonly event: EventKey } | { readonly kind: "deliver"; readonly delivery: DeliveryId; readonly urgent?: true });

interface RingFacts {
  readonly round?: number;
  readonly afterMs?: number;
}

/** The store's open transaction: a ring inside it is undone with it. */
export interface OpenTransaction {
  executeSql(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
}

export interface Doorbell {
  ring(rings: readonly Ring[], within?: OpenTransaction): Promise<void>;
}

// ── People ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** A learner where they can be reached now. */
export interface Person {
  readonly learner: Learner;
  readonly account: AccountId;
  readonly address: Address;
}

export type LearnerChange = Partial<Pick<Learner, "zone" | "zoneChosen" | "region" | "workingDays" | "deliveryMinute" | "unanswered">> & {
  readonly pause?: Pause | null;
  readonly nextSessionAt?: Instant | null;
};

export interface People {
  find(address: Address): Promise<Person | undefined>;
  /** Makes learner and account, and the workspace with its organisation when it is new, and plans the welcome. Idempotent by address. */
  join(newcomer: { readonly address: Address; readonly learner: Omit<Learner, "id" | "organisation"> }, welcome: View, at: Instant): Promise<Person>;
  change(learner: LearnerId, change: LearnerChange, by: "learner" | "fundi", at: Instant): Promise<Learner>;
  enrol(learner: LearnerId, course: CourseId, nextSessionAt: Instant | undefined, at: Instant): Promise<"enrolled" | "already">;
  /** Ends all sending to a workspace at once. */
  leave(address: Pick<Address, "platform" | "workspace">, at: Instant): Promise<void>;
}

// ── Courses ─────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Courses {
  /** All that can be taught now. */
  catalogue(): Promise<Catalogue>;
  /** Makes these the courses that are taught. New texts become new versions; whatever is missing is withdrawn, never deleted. Idempotent. */
  publish(courses: readonly Course[], at: Instant): Promise<{ readonly versions: number; readonly withdrawn: number }>;
}

// ── Sessions ────────────────────────────────────────────────────────────────────────────────────────────────────

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
  readonly newest?: { readonly id: SessionId; readonly day: Day; readonly number: number; readonly completed: boolean };
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

// ── Deliveries ──────────────────────────────────────────────────────────────────────────────────────────────────

export interface ClaimedDelivery extends NewDelivery {
  readonly person: Person;
  /** Whoever raises it first has the delivery; who comes second finds it raised. */
  readonly attempt: number;
}

export type Claim =
  /** Sent, refused, or nobody is left to send it to. */
  | { readonly kind: "settled" }
  /** Its turn has come; nothing is recorded yet. */
  | { readonly kind: "ready"; readonly delivery: ClaimedDelivery }
  /** Somebody recorded an intent that is too old: it may or may not have arrived. It is ours to find out. */
  | { readonly kind: "in-doubt"; readonly delivery: ClaimedDelivery }
  /** Somebody is sending it just now, or its turn in the workspace's queue has not come. */
  | { readonly kind: "not-yet"; readonly retryAfterMs: number };

/** The recorded intent to send, and with it the right to. */
export interface SendRight {
  readonly attempt: number;
  /** False long before anybody else may come to doubt it. */
  readonly isFresh: () => boolean;
}

/** A daily or extra session reached the chat. */
export interface Offer {
  readonly session: SessionId;
  readonly at: Instant;
  readonly remindAt?: Instant;
  readonly notes: readonly string[];
  /** Only for a daily session. */
  readonly streakDay?: Omit<StreakDay, "sessions" | "offeredAt">;
  readonly toldOutage?: Instant;
}

export interface Deliveries {
  /** `paced`: wait for a free slot of the workspace first. */
  claim(id: DeliveryId, options: { readonly paced: boolean }): Promise<Claim>;
  /** Records the intent to send, as late as can be; nothing when somebody else was first. */
  intend(delivery: ClaimedDelivery): Promise<SendRight | undefined>;
  sent(id: DeliveryId, message: MessageRef, offer?: Offer): Promise<void>;
  /** Not sent: back to where it was before this intent. */
  release(id: DeliveryId, right: SendRight): Promise<void>;
  /** No slot of this workspace is free for so long. */
  holdBack(workspace: Address, forMs: number): Promise<void>;
  /** Never to be sent again. */
  refused(id: DeliveryId, refusal: Omit<Refused, "kind">, at: Instant): Promise<void>;
  /** Rings again for whatever waits longer than it should. Returns how many. */
  ringStale(limit: number): Promise<number>;
}

// ── Our own outages ─────────────────────────────────────────────────────────────────────────────────────────────

export interface Outage {
  readonly from: Instant;
  readonly to: Instant;
}

export interface Heartbeat {
  /**
   * Records that Fundi looks at what is due; an outage when it has not for longer than `toleratedMs`, and excuses the days it touched. A clock that was
   * set back makes everybody's next session be looked at anew.
   */
  beat(now: Instant, toleratedMs: number): Promise<Outage | undefined>;
  /** The newest outage this learner has not been told about. */
  untold(learner: LearnerId): Promise<Outage | undefined>;
}

/** Everything outside, as a whole; each use case names the part it needs. */
export interface Ports {
  readonly clock: Clock;
  readonly holidays: Holidays;
  readonly isRegion: (region: string) => boolean;
  readonly chats: Readonly<Partial<Record<Platform, Chat>>>;
  readonly people: People;
  readonly courses: Courses;
  readonly planning: Planning;
  readonly learning: Learning;
  readonly deliveries: Deliveries;
  readonly heartbeat: Heartbeat;
}

/** Not done: ask again after so long. */
export interface Again {
  readonly againMs: number;
}
