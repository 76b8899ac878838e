import type { DeliveryId, EventKey, Instant } from "./domain/ids.ts";
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

/** What a chat platform can answer. `unknown` is no failure: the card may be on the learner's screen. */
export type SendOutcome =
  | { readonly kind: "sent"; readonly message: MessageRef }
  | { readonly kind: "throttled"; readonly retryAfterMs: number }
  | { readonly kind: "refused"; readonly reason: Refusal; readonly detail: string }
  | { readonly kind: "unknown"; readonly detail: string };

/** `unclear`: the chat could not be asked, so nothing may be sent again yet. */
export type FindOutcome =
  | { readonly kind: "found"; readonly message: MessageRef }
  | { readonly kind: "absent" }
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
  /** Sends once, never retries by itself. The delivery id travels with the message so that `find` can look it up. */
  send(to: Address, id: DeliveryId, view: View): Promise<SendOutcome>;
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
}
