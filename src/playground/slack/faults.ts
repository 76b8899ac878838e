/** What can go wrong on demand. The first five concern calls of the Web API and of response_url, `duplicate` what the fake sends. */
export type Fault =
  /** HTTP 429; without `retryAfterS` the header is left out, as has been seen at Slack. */
  | { readonly kind: "throttle"; readonly retryAfterS?: number }
  /** `applied`: carried out all the same. */
  | { readonly kind: "http-500"; readonly applied?: boolean }
  /** Slack's own error code, e.g. `missing_scope`. */
  | { readonly kind: "error"; readonly error: string }
  /** The connection breaks; `after`: the call was carried out but nobody hears of it. */
  | { readonly kind: "drop"; readonly when: "before" | "after" }
  /** Carried out at once, answered late. */
  | { readonly kind: "slow"; readonly ms: number }
  /** Waits until the fault is removed: `before` it is carried out, or `after`, before the answer. */
  | { readonly kind: "hold"; readonly when: "before" | "after" }
  /** Sent twice at the same time. */
  | { readonly kind: "duplicate" };

export interface FaultPlan {
  /** A Web API method, `response_url`, `*` for any call; `event`, `click`, `command`, `view` or `shortcut` for what the fake sends. */
  readonly on: string;
  readonly fault: Fault;
  /** Plays for the next so many; without it until removed. */
  readonly times?: number;
  /** Plays for this share of them, 0–1, decided by the seed. */
  readonly share?: number;
}

export interface PlayedFault {
  readonly fault: Fault;
  /** Settles when the plan is removed; what a held call waits for. */
  readonly removed: Promise<void>;
}

interface Active {
  readonly id: number;
  readonly plan: FaultPlan;
  left: number;
  held: number;
  readonly removed: Promise<void>;
  readonly remove: () => void;
}

/** Keeps the plans and says which fault, if any, the next call meets: the oldest plan that applies. */
export class Faults {
  readonly #active = new Map<number, Active>();
  readonly #chance: () => number;
  #lastId = 0;

  constructor(seed: number) {
    this.#chance = seededChance(seed);
  }

  add(plan: FaultPlan): number {
    const id = ++this.#lastId;
    const { promise: removed, resolve: remove } = Promise.withResolvers<void>();
    this.#active.set(id, { id, plan, left: plan.times ?? Infinity, held: 0, removed, remove });
    return id;
  }

  remove(id: number): boolean {
    this.#active.get(id)?.remove();
    return this.#active.delete(id);
  }

  clear(): void {
    for (const id of [...this.#active.keys()]) this.remove(id);
  }

  list(): (FaultPlan & { readonly id: number })[] {
    return [...this.#active.values()].map(({ id, plan }) => ({ id, ...plan }));
  }

  /** Freezes calls until `release`; `held` says how many wait. */
  hold(on: string, when: "before" | "after" = "before"): { readonly held: () => number; readonly release: () => void } {
    const id = this.add({ on, fault: { kind: "hold", when } });
    const active = this.#active.get(id);
    return { held: () => active?.held ?? 0, release: () => void this.remove(id) };
  }

  /** The fault that this call meets. Asking uses it up. */
  next(on: string, isCall: boolean): PlayedFault | undefined {
    for (const active of this.#active.values()) {
      const { plan } = active;
      const applies = plan.on === on || (plan.on === "*" && isCall);
      if (!applies || active.left <= 0 || (plan.share !== undefined && this.#chance() >= plan.share)) continue;
      active.left -= 1;
      active.held += 1;
      // A hold stays listed so that it can be released; the others are done with.
      if (active.left === 0 && plan.fault.kind !== "hold") this.#active.delete(active.id);
      return { fault: plan.fault, removed: active.removed };
    }
    return undefined;
  }
}

/** mulberry32: short, public domain, and the same sequence for the same seed. */
function seededChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
