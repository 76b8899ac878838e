import type { EventKey, Instant, ItemId } from "../domain/ids.ts";
import type { Action } from "../views/action.ts";
import type { FilledIn } from "../views/answer-form.ts";
import type { Address, MessageRef, PersonNews, Platform } from "./chat.ts";

/** What somebody did in a chat, told apart from how that chat says it. */
export interface Signal {
  readonly key: EventKey;
  readonly from: Address;
  readonly intent: Intent;
  /** When it came in, in the database's own time; nothing for what was not kept first. */
  readonly receivedAt?: Instant;
  /** The message whose button was pressed: it is the one to rewrite. */
  readonly message?: MessageRef;
  /** A short-lived address the platform gave with a click; a secret. */
  readonly replyUrl?: string;
  /** What lets a form be opened, for seconds; a secret. */
  readonly trigger?: string;
  /** Where it happened, when that is not the direct message: the learner's own page, or a channel by its id. */
  readonly place?: "home" | { readonly channel: string };
}

export type Intent =
  | { readonly kind: "pressed"; readonly action: Action }
  /** A form was sent. */
  | { readonly kind: "filled"; readonly item: ItemId; readonly filled: FilledIn }
  /** A direct message, or what followed the slash command; `channel` is the one it names. */
  | { readonly kind: "said"; readonly text: string; readonly channel?: string }
  /** Somebody wants to learn about a message they read. */
  | { readonly kind: "asked-about"; readonly text: string }
  /** The learner looked at the direct message, which is the moment to introduce ourselves, once; or at their own page. */
  | { readonly kind: "opened"; readonly what: "conversation" | "home" }
  /** The platform tells of somebody who may or may not be known here. */
  | { readonly kind: "news"; readonly news: PersonNews }
  /** The app was removed or its token revoked. */
  | { readonly kind: "workspace-left" };

/** A platform's event as it came, kept before it is acknowledged. */
export interface ReceivedEvent {
  readonly key: EventKey;
  readonly platform: Platform;
  readonly payload: unknown;
}

/** The same once it is kept. */
export interface KeptEvent extends ReceivedEvent {
  /** In the database's own time. */
  readonly receivedAt: Instant;
}

export interface Inbox {
  /** Durable on return, and its doorbell is rung. Throws when it cannot be stored: then the platform must not be acknowledged. */
  accept(event: ReceivedEvent): Promise<"stored" | "duplicate">;
  /** Nothing when the event is unknown or done. */
  read(key: EventKey): Promise<KeptEvent | undefined>;
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
