import type { DeliveryId } from "../domain/ids.ts";
import type { View } from "../views/view.ts";

export type Platform = "slack" | "teams";

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
