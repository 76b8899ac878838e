import { randomBytes } from "node:crypto";

const MAX_USES = 5;
const LIFE_MS = 30 * 60_000;

/** What a response_url stands for. */
export interface ReplyContext {
  readonly user: string;
  readonly channel: string;
  /** The message whose button was pressed; a command has none. */
  readonly ts?: string;
}

interface Issued {
  readonly context: ReplyContext;
  readonly at: number;
  uses: number;
}

export type Redeemed = { readonly ok: true; readonly context: ReplyContext } | { readonly ok: false; readonly error: "used_url" | "expired_url" };

/** response_urls: five uses in thirty minutes of machine time. */
export class ReplyUrls {
  readonly #issued = new Map<string, Issued>();
  readonly #machineNow: () => number;

  constructor(machineNow: () => number) {
    this.#machineNow = machineNow;
  }

  /** The secret last part of the address. */
  issue(context: ReplyContext): string {
    this.#forgetExpired();
    const secret = randomBytes(12).toString("base64url");
    this.#issued.set(secret, { context, at: this.#machineNow(), uses: 0 });
    return secret;
  }

  redeem(secret: string): Redeemed {
    const issued = this.#issued.get(secret);
    if (!issued || this.#machineNow() - issued.at > LIFE_MS) return { ok: false, error: "expired_url" };
    if (issued.uses >= MAX_USES) return { ok: false, error: "used_url" };
    issued.uses += 1;
    return { ok: true, context: issued.context };
  }

  /** Kept in the order of issue, so the expired ones stand in front. */
  #forgetExpired(): void {
    for (const [secret, { at }] of this.#issued) {
      if (this.#machineNow() - at <= LIFE_MS) return;
      this.#issued.delete(secret);
    }
  }
}
