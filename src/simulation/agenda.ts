import type { Instant } from "../core/domain/ids.ts";

/** The simulated clock moves in steps of a quarter of an hour: no zone and no delivery time asks for less. */
export const STEP_MS = 15 * 60_000;

/** What is to happen when, to the next step of the clock. */
export class Agenda<Entry> {
  readonly #steps = new Map<number, Entry[]>();

  put(at: Instant, entry: Entry): void {
    const step = Math.ceil(at / STEP_MS);
    const entries = this.#steps.get(step);
    if (entries) entries.push(entry);
    else this.#steps.set(step, [entry]);
  }

  /** Takes at most so many of the entries of this step, in the order in which they were put in. */
  take(now: Instant, limit = Number.POSITIVE_INFINITY): Entry[] {
    const step = Math.floor(now / STEP_MS);
    const entries = this.#steps.get(step) ?? [];
    if (entries.length <= limit) this.#steps.delete(step);
    return entries.splice(0, limit);
  }
}
