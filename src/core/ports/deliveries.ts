import type { DeliveryId, Instant, SessionId } from "../domain/ids.ts";
import type { StreakDay } from "../domain/streak.ts";
import type { Address, MessageRef, Refused } from "./chat.ts";
import type { Person } from "./people.ts";
import type { NewDelivery } from "./planning.ts";

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
