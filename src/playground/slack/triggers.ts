import { newTriggerId } from "./ids.ts";

const LIFE_MS = 3_000;
/** Until then an old one is still told from one that never was. */
const REMEMBERED_MS = 60 * 60_000;

export type TriggerError = "invalid_trigger_id" | "expired_trigger_id" | "exchanged_trigger_id";
export type RedeemedTrigger = { readonly ok: true; readonly user: string } | { readonly ok: false; readonly error: TriggerError };

interface Issued {
  readonly user: string;
  readonly at: number;
  used: boolean;
}

/** What lets an app show a view to the person who just did something: once, within three seconds of machine time. */
export class Triggers {
  readonly #issued = new Map<string, Issued>();
  readonly #machineNow: () => number;

  constructor(machineNow: () => number) {
    this.#machineNow = machineNow;
  }

  issue(user: string): string {
    this.#forgetOld();
    const trigger = newTriggerId();
    this.#issued.set(trigger, { user, at: this.#machineNow(), used: false });
    return trigger;
  }

  redeem(trigger: string): RedeemedTrigger {
    const issued = this.#issued.get(trigger);
    if (!issued) return { ok: false, error: "invalid_trigger_id" };
    if (issued.used) return { ok: false, error: "exchanged_trigger_id" };
    if (this.#machineNow() - issued.at > LIFE_MS) return { ok: false, error: "expired_trigger_id" };
    issued.used = true;
    return { ok: true, user: issued.user };
  }

  /** Kept in the order of issue, so the old ones stand in front. */
  #forgetOld(): void {
    for (const [trigger, { at }] of this.#issued) {
      if (this.#machineNow() - at <= REMEMBERED_MS) return;
      this.#issued.delete(trigger);
    }
  }
}
