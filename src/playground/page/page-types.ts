import type { LedgerEntry } from "../slack/ledger.ts";
import type { StateValues } from "../slack/payloads.ts";
import type { KeptMessage, SlackView } from "../slack/slack-objects.ts";

/** What the page and its server say to each other. Types only: both sides import it. */

export interface Learner {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  /** Notifications are paused until then: learning time, ms since 1970; 0 when they never were. */
  readonly quietUntil: number;
}

export interface ClockState {
  /** Learning time, ms since 1970. */
  readonly now: number;
  readonly online: boolean;
  readonly travelling: boolean;
}

/** The one channel, where everybody is. */
export interface ShownChannel {
  readonly id: string;
  readonly name: string;
}

export interface PageState {
  readonly botUser: string;
  readonly channel: ShownChannel;
  readonly learners: readonly Learner[];
  readonly clock: ClockState;
  /** The newest, oldest first. */
  readonly ledger: readonly LedgerEntry[];
}

/** A message with what is ticked and filled in on it. */
export type ShownMessage = KeptMessage & { readonly state: StateValues };

/** The modal on top, with what is said beside its inputs by block id, and above them all. */
export interface ShownModal {
  readonly view: SlackView;
  readonly errors: Readonly<Record<string, string>>;
  readonly trouble?: string;
}

/** All that stands before one learner, messages oldest first. */
export interface Screen {
  readonly messages: readonly ShownMessage[];
  readonly channel: readonly ShownMessage[];
  readonly home?: SlackView;
  readonly modal?: ShownModal;
}

/** What changes on a learner's screen. */
export type ScreenEvent =
  /** In the direct message; new, or changed in place. */
  | { readonly type: "message"; readonly learner: string; readonly shown: ShownMessage }
  | { readonly type: "removed"; readonly learner: string; readonly ts: string }
  | { readonly type: "home"; readonly learner: string; readonly view?: SlackView }
  /** No modal: the last one was closed. */
  | { readonly type: "modal"; readonly learner: string; readonly modal?: ShownModal };

/** What changes in the channel, for all learners at once. */
export type ChannelEvent =
  /** `states`: what each learner has filled in, where there is anything to fill in. */
  | { readonly type: "channel-message"; readonly kept: KeptMessage; readonly states: Readonly<Record<string, StateValues>> }
  | { readonly type: "channel-removed"; readonly kept: KeptMessage };

export type LiveEvent =
  | ScreenEvent
  | ChannelEvent
  | { readonly type: "learner"; readonly learner: Learner }
  | { readonly type: "ledger"; readonly entry: LedgerEntry }
  | { readonly type: "clock"; readonly clock: ClockState };

/** `problem`: in words, when the app did not take it; the rest happened. */
export interface Created {
  readonly learner: Learner;
  readonly problem?: string;
}

/** Where an element stands: on a view, or on a message of the direct message or, with `channel`, of a channel. */
export interface Where {
  readonly view?: "home" | "modal";
  readonly channel?: string;
  readonly ts?: string;
}

/** An element by its ids. */
export type Place = Where & { readonly block_id: string; readonly action_id: string };
