import type { Instant } from "../domain/ids.ts";

/** What one Slack workspace, or a whole enterprise, gave Fundi when it was installed there. */
export interface Installation {
  /** Slack team id, or the enterprise's when the app is installed for all of it. */
  readonly workspace: string;
  /** The team's name, as people know it. */
  readonly name: string;
  readonly botUser: string;
  readonly scopes: readonly string[];
  /** A secret. */
  readonly token: string;
  /** Works once: whoever uses it must keep the one that comes back. A secret. */
  readonly refreshToken?: string;
  /** Nothing for a token that lives until it is revoked. */
  readonly expiresAt?: Instant;
  readonly installedAt: Instant;
  readonly refreshedAt?: Instant;
}

/** One installation, while no other process can touch it. */
export interface HeldInstallation {
  /** As it is now, whoever changed it before; nothing when it is gone. */
  readonly installation: Installation | undefined;
  save(installation: Installation): Promise<void>;
  remove(): Promise<void>;
}

/** Where Fundi is installed, and by which tokens it may act there. Tokens are kept sealed. */
export interface Installations {
  /** Keeps an installation in the place of any older one. */
  save(installation: Installation): Promise<void>;
  /** Nothing when it is not installed there, or has been removed. Throws when its tokens cannot be opened with the keys at hand. */
  find(workspace: string): Promise<Installation | undefined>;
  /** Those of workspaces that have not left, the oldest first. */
  list(): Promise<readonly Pick<Installation, "workspace" | "name">[]>;
  remove(workspace: string): Promise<void>;
  /** Workspaces, at most `limit`, whose token expires before then, the soonest first. */
  expiring(before: Instant, limit: number): Promise<readonly string[]>;
  /** Does `work` while whoever else wants the same installation waits; what it saves is kept when it ends well, and not at all when it throws. */
  hold<Result>(workspace: string, work: (held: HeldInstallation) => Promise<Result>): Promise<Result>;
  /** The workspace is served, again if it had left; it and its organisation are made when they are new. */
  arrived(workspace: string, name: string, at: Instant): Promise<void>;
  /** Workspaces, at most `limit`, that left before then and whose tokens are still here. */
  left(before: Instant, limit: number): Promise<readonly string[]>;
  /** Seals anew whatever is not sealed with the first key. Returns how many, and which keys could not be opened any more. */
  sealAnew(): Promise<{ readonly sealed: number; readonly unopened: readonly string[] }>;
}

/** Seals texts so that only Fundi's keys open them. */
export interface Vault {
  /** `about` says what it is and whose: the same must be given to open it, so that a sealed text cannot be moved to another row. */
  seal(text: string, about: string): Sealed;
  /** Throws one sentence when it was sealed with an unknown key, for something else, or has been changed. */
  open(sealed: string, about: string): string;
  /** The key that seals. */
  readonly keyId: string;
}

export interface Sealed {
  readonly keyId: string;
  readonly sealed: string;
}
