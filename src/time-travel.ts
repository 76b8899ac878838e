import { setTimeout as pause } from "node:timers/promises";

/** What the playground's clock needs from Fundi. */
export interface TravelOptions {
  /** How far the learning clock was ahead of the real one when it was last put away. */
  readonly aheadMs: number;
  /** Looks at what is due. */
  readonly tick: (now: number) => Promise<void>;
  /** The next instant at which something is due, if anything is. */
  readonly nextDue: (after: number) => Promise<number | undefined>;
  /** Messages that are planned or under way. */
  readonly waiting: () => Promise<number>;
  /** Called after each move, to be remembered. */
  readonly moved: (aheadMs: number) => void;
}

/** The longest step of the moving clock: shorter than what counts as an outage. */
const STEP_MS = 55 * 60_000;
const SETTLE_POLL_MS = 10;
const SETTLE_AT_MOST_MS = 10_000;

/** The learning clock of the playground: it runs, it can be moved forward, and Fundi can be away meanwhile. */
export class TravellingClock {
  readonly #options: TravelOptions;
  /** How far the learning clock is ahead of the real one. */
  aheadMs: number;
  #online = true;
  /** One journey at a time: two at once would overtake each other's ticks. */
  #journey: Promise<void> = Promise.resolve();

  constructor(options: TravelOptions) {
    this.#options = options;
    this.aheadMs = options.aheadMs;
  }

  now(): number {
    return Date.now() + this.aheadMs;
  }

  isOnline(): boolean {
    return this.#online;
  }

  travel(to: number): Promise<void> {
    this.#journey = this.#journey.catch(() => {}).then(() => this.#travel(to));
    return this.#journey;
  }

  /** Everything due on the way happens at its time, as if somebody had waited for it. */
  async #travel(to: number): Promise<void> {
    while (this.now() < to) {
      const stop = Math.min(to, this.now() + STEP_MS, (await this.#options.nextDue(this.now())) ?? to);
      this.aheadMs += Math.max(0, stop - this.now());
      this.#options.moved(this.aheadMs);
      if (this.#online) await this.tick();
    }
  }

  async tick(): Promise<void> {
    await this.#options.tick(this.now());
    const started = performance.now();
    while ((await this.#options.waiting()) > 0 && performance.now() - started < SETTLE_AT_MOST_MS) await pause(SETTLE_POLL_MS);
  }

  async offline(): Promise<void> {
    this.#online = false;
  }

  async online(): Promise<void> {
    this.#online = true;
    await this.tick();
  }
}
