import type { LedgerEntry } from "../slack/ledger.ts";
import type { StateValues } from "../slack/payloads.ts";
import type { KeptMessage } from "../slack/slack-objects.ts";

/** What the page and its server say to each other. Types only: both sides import it. */

export interface Learner {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
}

export interface ClockState {
  /** Learning time, ms since 1970. */
  readonly now: number;
  readonly online: boolean;
  readonly travelling: boolean;
}

export interface PageState {
  readonly botUser: string;
  readonly learners: readonly Learner[];
  readonly clock: ClockState;
  /** The newest, oldest first. */
  readonly ledger: readonly LedgerEntry[];
}

/** A message with what is ticked and filled in on it. */
export type ShownMessage = KeptMessage & { readonly state: StateValues };

export type LiveEvent =
  /** New, or changed in place. */
  | { readonly type: "message"; readonly learner: string; readonly shown: ShownMessage }
  | { readonly type: "removed"; readonly learner: string; readonly ts: string }
  | { readonly type: "learner"; readonly learner: Learner }
  | { readonly type: "ledger"; readonly entry: LedgerEntry }
  | { readonly type: "clock"; readonly clock: ClockState };

/** `problem`: in words, when the app did not take it; the rest happened. */
export interface Created {
  readonly learner: Learner;
  readonly problem?: string;
}
