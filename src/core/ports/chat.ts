import type { DeliveryId, GroupQuizId } from "../domain/ids.ts";
import type { Quiet } from "../domain/quiet.ts";
import type { AnswerForm } from "../views/answer-form.ts";
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

/** A channel, or whatever a platform calls a room of many. */
export type Channel = Pick<Address, "platform" | "workspace"> & { readonly conversation: string };

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

/** Whoever is gone has no profile. */
export interface Profile {
  readonly name: string;
  /** IANA zone. */
  readonly zone?: string;
  /** BCP 47. */
  readonly locale?: string;
}

/** What the platform tells of a person by itself. */
export type PersonNews =
  | { readonly kind: "profile"; readonly profile: Profile }
  | { readonly kind: "gone" }
  /** When they do not want to be disturbed. */
  | { readonly kind: "quiet"; readonly quiet: Quiet };

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
  rewrite(
    to: Pick<Address, "platform" | "workspace">,
    message: MessageRef,
    id: DeliveryId | GroupQuizId,
    view: View,
    replyUrl?: string,
  ): Promise<SendOutcome>;
  /** Posts once into a channel; what is in doubt there cannot be looked up. */
  announce(to: Channel, id: GroupQuizId, view: View): Promise<SendOutcome>;
  /** Says something that only this person sees, in the room they acted in. Nobody waits for it: when it fails, it fails. */
  whisper(to: Address, view: View, where: { readonly conversation: string; readonly replyUrl?: string }): Promise<void>;
  /** Opens the form of the question in `message` for whoever pressed its button; `trigger` came with the press and lives for seconds. */
  openForm(to: Address, trigger: string, form: AnswerForm, message: MessageRef): Promise<"opened" | "too-late">;
  /** Shows the learner's own page, which is always as it was shown last; idempotent. */
  showHome(to: Address, view: View): Promise<SendOutcome["kind"]>;
  /** Nothing when the platform does not know the person or cannot be asked now. */
  profile(to: Address): Promise<Profile | undefined>;
}
