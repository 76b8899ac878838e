import { createHmac } from "node:crypto";
import { setMaxListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { DeliveryKind, Ledger, Outcome } from "./ledger.ts";

/** What the app answered to one request. */
export interface AppAnswer {
  readonly outcome: Outcome;
  /** Nothing when no answer came. */
  readonly status?: number;
  readonly body: string;
  readonly contentType: string;
  readonly ms: number;
  /** The app asked for no further attempt. */
  readonly noRetry?: true;
}

/** A request to the app. The signature is made when it is sent, unless a test wants a wrong one. */
export interface Delivery {
  readonly what: DeliveryKind;
  readonly name?: string;
  readonly key?: string;
  readonly user?: string;
  readonly contentType: string;
  readonly body: string;
  readonly headers?: Record<string, string>;
  /** Unix seconds instead of now. */
  readonly timestamp?: number;
  /** Instead of the right one. */
  readonly signature?: string;
}

export interface AppDoorOptions {
  readonly signingSecret: string;
  readonly ledger: Ledger;
  readonly timeoutMs: number;
  /** How long Slack waits before each further attempt of an event. */
  readonly retryDelaysMs: readonly number[];
  /** Instead of HTTP, e.g. the socket of Socket Mode. */
  readonly transport?: Transport;
}

export type Transport = (delivery: Delivery) => Promise<AppAnswer>;

const NOTHING = { body: "", contentType: "" };

/** Slack's scheme: HMAC-SHA256 over version, time stamp and the raw body. */
function signatureOf(signingSecret: string, timestamp: number, body: string): string {
  return `v0=${createHmac("sha256", signingSecret).update(`v0:${timestamp}:${body}`).digest("hex")}`;
}

/** The way from Slack to the app: signs, posts, waits at most three seconds, tries events again. */
export class AppDoor {
  requestUrl: string | undefined;
  readonly #options: AppDoorOptions;
  readonly #closing = new AbortController();
  readonly #pending = new Set<Promise<unknown>>();

  constructor(options: AppDoorOptions) {
    this.#options = options;
    // Ten thousand requests may wait at once, each listening for the end.
    setMaxListeners(0, this.#closing.signal);
  }

  /** One attempt. */
  send(delivery: Delivery): Promise<AppAnswer> {
    return this.#track(this.#attempt(delivery, 0));
  }

  /** Resolves with the first attempt; when it fails, Slack's further attempts follow in the background. */
  async sendEvent(delivery: Delivery): Promise<AppAnswer> {
    const first = await this.send(delivery);
    if (isToBeRepeated(first)) void this.#track(this.#retry(delivery, first));
    return first;
  }

  /** Resolves when nothing is under way and no retry waits. */
  async idle(): Promise<void> {
    while (this.#pending.size > 0) await Promise.allSettled([...this.#pending]);
  }

  /** Gives up on what is under way. */
  close(): Promise<void> {
    this.#closing.abort();
    return this.idle();
  }

  async #retry(delivery: Delivery, failure: AppAnswer): Promise<void> {
    let last = failure;
    for (const [i, delayMs] of this.#options.retryDelaysMs.entries()) {
      await sleep(delayMs, undefined, { signal: this.#closing.signal });
      const headers = { ...delivery.headers, "x-slack-retry-num": String(i + 1), "x-slack-retry-reason": last.outcome };
      last = await this.#attempt({ ...delivery, headers }, i + 1);
      if (!isToBeRepeated(last)) return;
    }
  }

  async #attempt(delivery: Delivery, attempt: number): Promise<AppAnswer> {
    const startedAt = performance.now();
    const answer = { ...(await this.#post(delivery)), ms: Math.round(performance.now() - startedAt) };
    const { what, name = what, key = "", user } = delivery;
    const { outcome, status, ms } = answer;
    this.#options.ledger.add({ kind: "delivery", what, name, key, user, attempt, outcome, status, ms });
    return answer;
  }

  async #post(delivery: Delivery): Promise<Omit<AppAnswer, "ms">> {
    const timeout = AbortSignal.timeout(this.#options.timeoutMs);
    const signal = AbortSignal.any([timeout, this.#closing.signal]);
    try {
      return await this.#carry(delivery, signal);
    } catch {
      return { outcome: timeout.aborted ? "http_timeout" : "connection_failed", ...NOTHING };
    }
  }

  async #carry(delivery: Delivery, signal: AbortSignal): Promise<Omit<AppAnswer, "ms">> {
    const { transport } = this.#options;
    if (transport) return Promise.race([transport(delivery), aborted(signal)]);
    if (this.requestUrl === undefined) return { outcome: "connection_failed", ...NOTHING };
    return read(await fetch(this.requestUrl, { method: "POST", headers: this.#headers(delivery), body: delivery.body, redirect: "manual", signal }));
  }

  #headers({ contentType, headers, body, timestamp = Math.floor(Date.now() / 1000), signature }: Delivery): Record<string, string> {
    return {
      "content-type": contentType,
      "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
      "x-slack-request-timestamp": String(timestamp),
      "x-slack-signature": signature ?? signatureOf(this.#options.signingSecret, timestamp, body),
      ...headers,
    };
  }

  #track<Result>(work: Promise<Result>): Promise<Result> {
    this.#pending.add(work);
    // A retry that is cut short by closing rejects, and nobody waits for it.
    void work.catch(() => undefined).finally(() => this.#pending.delete(work));
    return work;
  }
}

/** Rejects when the signal comes; never resolves. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true }));
}

async function read(response: Response): Promise<Omit<AppAnswer, "ms">> {
  const body = await response.text();
  const stop = response.headers.get("x-slack-no-retry") === "1";
  const contentType = response.headers.get("content-type") ?? "";
  return { outcome: response.ok ? "acknowledged" : "http_error", status: response.status, body, contentType, ...(stop ? { noRetry: true } : {}) };
}

const isToBeRepeated = (answer: AppAnswer): boolean => answer.outcome !== "acknowledged" && !answer.noRetry;
