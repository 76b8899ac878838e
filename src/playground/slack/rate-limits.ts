/** Calls a minute that Slack grants a method at least: tiers 2, 3 and 4, and for posting one a second and channel. */
const PER_MINUTE: Record<string, number> = {
  "chat.update": 50,
  "chat.delete": 50,
  "conversations.open": 50,
  "conversations.history": 50,
  "users.info": 100,
  "chat.postEphemeral": 100,
  "dnd.info": 50,
  "views.open": 100,
  "views.push": 100,
  "views.update": 100,
  "views.publish": 100,
  "auth.test": 600,
};

/** "Short bursts are allowed": so many posts to a channel before the second counts. */
const POST_BURST = 3;
/** "Several hundred a minute" over all channels of a workspace. */
const POSTS_PER_MINUTE = 300;

interface Bucket {
  tokens: number;
  at: number;
}

/** Slack's documented limits as token buckets on machine time. Real limits are looser and unknown; an app that keeps these is safe. */
export class RateLimits {
  readonly #buckets = new Map<string, Bucket>();
  readonly #machineNow: () => number;

  constructor(machineNow: () => number) {
    this.#machineNow = machineNow;
  }

  /** Seconds to wait, or nothing when the call may pass. */
  retryAfterS(method: string, channel: string): number | undefined {
    if (method !== "chat.postMessage") return this.#take(method, PER_MINUTE[method] ?? Infinity, (PER_MINUTE[method] ?? 60) / 60);
    return this.#take(`${method} ${channel}`, POST_BURST, 1) ?? this.#take(method, POSTS_PER_MINUTE, POSTS_PER_MINUTE / 60);
  }

  #take(name: string, capacity: number, perSecond: number): number | undefined {
    if (capacity === Infinity) return undefined;
    const now = this.#machineNow();
    const { tokens, at } = this.#buckets.get(name) ?? { tokens: capacity, at: now };
    const filled = Math.min(capacity, tokens + ((now - at) / 1000) * perSecond);
    this.#buckets.set(name, { tokens: filled >= 1 ? filled - 1 : filled, at: now });
    return filled >= 1 ? undefined : Math.ceil((1 - filled) / perSecond);
  }
}
