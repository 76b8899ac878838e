import { randomBytes } from "node:crypto";

const LIFE_S = 43_200;

interface Grant {
  readonly scopes: readonly string[];
  /** Machine time, ms since 1970. */
  readonly expiresAt: number;
  readonly revoked: boolean;
}

/** An access token that rotates and what renews it, once. */
export interface TokenPair {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly expires_in: number;
}

/** Bot tokens and what each may do. Several are good at once: an old one works on until it expires. */
export class Tokens {
  readonly #grants = new Map<string, Grant>();
  readonly #refreshable = new Map<string, readonly string[]>();
  readonly #machineNow: () => number;

  constructor(machineNow: () => number) {
    this.#machineNow = machineNow;
  }

  install(token: string, scopes: readonly string[], lifeS = Infinity): void {
    this.#grants.set(token, { scopes, expiresAt: this.#machineNow() + lifeS * 1000, revoked: false });
  }

  issue(scopes: readonly string[]): { readonly access_token: string } {
    const access_token = `xoxb-${secret()}`;
    this.install(access_token, scopes);
    return { access_token };
  }

  issuePair(scopes: readonly string[]): TokenPair {
    const [access_token, refresh_token] = [`xoxe.xoxb-1-${secret()}`, `xoxe-1-${secret()}`];
    this.install(access_token, scopes, LIFE_S);
    this.#refreshable.set(refresh_token, scopes);
    return { access_token, refresh_token, expires_in: LIFE_S };
  }

  /** The scopes to renew; nothing for a token that was used before or never given. */
  useRefreshToken(token: string): readonly string[] | undefined {
    const scopes = this.#refreshable.get(token);
    this.#refreshable.delete(token);
    return scopes;
  }

  /** The app was removed: nothing it holds is good any more. */
  revokeAll(): void {
    for (const [token, grant] of this.#grants) this.#grants.set(token, { ...grant, revoked: true });
    this.#refreshable.clear();
  }

  /** Slack's error for this token, or nothing when it is good. */
  refuse(token: string): string | undefined {
    const grant = this.#grants.get(token);
    if (!grant) return "invalid_auth";
    if (grant.revoked) return "token_revoked";
    return this.#machineNow() >= grant.expiresAt ? "token_expired" : undefined;
  }

  scopesOf(token: string): readonly string[] | undefined {
    return this.#grants.get(token)?.scopes;
  }
}

const secret = (): string => randomBytes(24).toString("base64url");
