import type { SlackMessage, SlackView } from "./slack-objects.ts";

/** What happened to one request that the fake sent to the app. */
export type Outcome = "acknowledged" | "http_error" | "http_timeout" | "connection_failed";

export type DeliveryKind = "event" | "click" | "command" | "view" | "shortcut" | "raw";

/** The app called the Web API, or used a response_url (then `method` is `response_url`). */
export interface CallEntry {
  readonly kind: "call";
  readonly method: string;
  readonly arguments: Record<string, unknown>;
  /** `ok` or Slack's error code. What the caller was *told* may differ: see `fault`. */
  readonly answer: string;
  /** Whether the call was carried out, no matter what the caller heard. */
  readonly applied: boolean;
  /** The fault played on this call. */
  readonly fault?: string;
  /** The learner whose direct message or view this was about. */
  readonly user?: string;
  readonly channel?: string;
  /** The message as this call left it. */
  readonly message?: SlackMessage;
  /** The view as this call left it. */
  readonly view?: SlackView;
}

/** The fake sent a signed request to the app. */
export interface DeliveryEntry {
  readonly kind: "delivery";
  readonly what: DeliveryKind;
  /** `message`, `app_home_opened`, `view_submission`, the command, the action id, the shortcut's `callback_id`, … */
  readonly name: string;
  /** `event_id` or `trigger_id`; the id of a view that was closed. */
  readonly key: string;
  readonly user?: string;
  /** 0 for the first attempt. */
  readonly attempt: number;
  readonly outcome: Outcome;
  readonly status?: number;
  readonly ms: number;
}

export type NewEntry = CallEntry | DeliveryEntry;

export type LedgerEntry = NewEntry & {
  readonly seq: number;
  /** Machine time, ms since 1970. */
  readonly at: number;
  /** Learning time, ms since 1970. */
  readonly learningAt: number;
};

/** An append-only list of all that truly happened. */
export class Ledger {
  readonly #entries: LedgerEntry[] = [];
  readonly #limit: number;
  readonly #now: () => number;
  readonly #added: (entry: LedgerEntry) => void;
  #seq = 0;

  /** `limit`: the oldest entries are forgotten beyond it. */
  constructor(limit: number, now: () => number, added: (entry: LedgerEntry) => void) {
    this.#limit = limit;
    this.#now = now;
    this.#added = added;
  }

  add(entry: NewEntry): LedgerEntry {
    const added = { ...entry, seq: ++this.#seq, at: Date.now(), learningAt: this.#now() };
    this.#entries.push(added);
    // Forgetting in blocks keeps adding cheap: shifting an array for each entry is not.
    if (this.#entries.length > this.#limit * 1.25) this.#entries.splice(0, this.#entries.length - this.#limit);
    this.#added(added);
    return added;
  }

  /** Oldest first. */
  all(): readonly LedgerEntry[] {
    return this.#entries.length > this.#limit ? this.#entries.slice(-this.#limit) : this.#entries;
  }

  calls(method?: string): (CallEntry & LedgerEntry)[] {
    return this.all().filter((entry) => entry.kind === "call" && (method === undefined || entry.method === method)) as (CallEntry & LedgerEntry)[];
  }

  deliveries(what?: DeliveryKind): (DeliveryEntry & LedgerEntry)[] {
    return this.all().filter((entry) => entry.kind === "delivery" && (what === undefined || entry.what === what)) as (DeliveryEntry & LedgerEntry)[];
  }

  /** Every message that truly reached a learner by `chat.postMessage`, heard of by the app or not. */
  posted(user?: string): (CallEntry & LedgerEntry)[] {
    return this.calls("chat.postMessage").filter((call) => call.applied && (user === undefined || call.user === user));
  }
}
