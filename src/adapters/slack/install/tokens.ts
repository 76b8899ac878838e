import type { Instant } from "../../../core/domain/ids.ts";
import type { HeldInstallation, Installation, Installations } from "../../../core/ports.ts";
import { BoundedMap } from "../bounded-map.ts";
import { isDead, type Reach, reasonOf } from "../call-options.ts";
import { type Client, exchange, isTaken } from "./exchange.ts";

interface TokensOptions extends Reach {
  readonly installations: Installations;
  readonly client: Client;
  /** For operators; holds no token. */
  readonly warn: (line: string) => void;
  /** The machine's clock in milliseconds: tokens expire in real time. */
  readonly now?: () => Instant;
}

/** By which token Fundi may act in each of many workspaces. */
export interface Tokens {
  /** Nothing when Fundi is not installed there. Throws when there should be one but it cannot be had now: then it is tried again later. */
  tokenFor(workspace: string): Promise<string | undefined>;
  /** Refreshes what expires soon, and looks after what workspaces that left have left behind. To be called every minute. */
  refreshExpiring(): Promise<void>;
  /**
   * To be called when a workspace left: its tokens are removed. Unless they are new and Slack takes them: then only older ones were revoked, and the
   * workspace is served on.
   */
  left(workspace: string): Promise<void>;
  /** To be called when it has been installed: what was remembered of an older installation is forgotten. */
  forget(workspace: string): void;
}

/** Rotated tokens live for twelve hours. */
const REFRESH_BEFORE_MS = 2 * 3_600_000;
/** Another process may have learnt that a workspace left. */
const CACHED_MS = 30_000;
const CACHED_AT_MOST = 1_000;
const AT_ONCE = 200;
/** The tick waits for us, and learners for the tick: when Slack is slow, the next minute goes on. */
const WORK_MS = 20_000;
/** Longer than an old token is remembered anywhere. */
const LEFT_FOR_MS = 60_000;
const NEW_FOR_MS = 30 * 60_000;

// Bolt's own rotation is deliberately not used: it runs only when an event comes in, lets two processes spend the same refresh token, and takes the old
// token for a good one when refreshing fails.
export function tokens({ installations, client, warn, now = Date.now, ...reach }: TokensOptions): Tokens {
  const cache = new BoundedMap<{ readonly token: string; readonly until: Instant }>(CACHED_AT_MOST);
  const looking = new Map<string, Promise<string | undefined>>();

  function tokenFor(workspace: string): Promise<string | undefined> {
    const cached = cache.get(workspace);
    if (cached && cached.until > now()) return Promise.resolve(cached.token);
    const look = looking.get(workspace) ?? lookUp(workspace).finally(() => looking.delete(workspace));
    looking.set(workspace, look);
    return look;
  }

  async function lookUp(workspace: string): Promise<string | undefined> {
    const found = await installations.find(workspace);
    return keep(workspace, found && isDue(found) ? await refresh(workspace) : found);
  }

  function keep(workspace: string, installation: Installation | undefined): string | undefined {
    cache.delete(workspace);
    if (!installation) return undefined;
    const { token, refreshToken, expiresAt = Number.POSITIVE_INFINITY } = installation;
    if (expiresAt <= now() && refreshToken === undefined) return undefined;
    // Not "nothing", which would mean that the workspace left: it is only that Slack cannot be asked for a new one.
    if (expiresAt <= now()) throw new Error(`The token of ${workspace} has expired and could not be refreshed yet.`);
    cache.set(workspace, { token, until: Math.min(now() + CACHED_MS, expiresAt) });
    return token;
  }

  const isDue = ({ expiresAt, refreshToken }: Installation): boolean =>
    refreshToken !== undefined && expiresAt !== undefined && expiresAt - now() < REFRESH_BEFORE_MS;

  /** A refresh token works once: whoever waited for the other process takes what that one got. */
  const refresh = (workspace: string): Promise<Installation | undefined> =>
    installations.hold(workspace, async (held) =>
      held.installation && isDue(held.installation) ? renew(held, held.installation) : held.installation,
    );

  async function renew(held: HeldInstallation, installation: Installation): Promise<Installation | undefined> {
    const { workspace, refreshToken = "" } = installation;
    const answer = await exchange(refreshToken, client, reach).catch((error: unknown) => ({ error }));
    if ("error" in answer) {
      if (!isDead(answer.error)) warn(`the token of ${workspace} could not be refreshed (${reasonOf(answer.error)}); it is tried again`);
      else await gone(held, workspace, answer.error);
      return isDead(answer.error) ? undefined : installation;
    }
    const { expiresInMs, ...pair } = answer;
    const renewed = { ...installation, ...pair, expiresAt: now() + expiresInMs, refreshedAt: now() };
    await held.save(renewed);
    return renewed;
  }

  async function gone(held: HeldInstallation, workspace: string, error: unknown): Promise<void> {
    await held.remove();
    warn(`Slack takes the refresh token of ${workspace} no more (${reasonOf(error)}): install Fundi there again at /slack/install`);
  }

  async function refreshExpiring(): Promise<void> {
    const enough = AbortSignal.timeout(WORK_MS);
    for (const workspace of await installations.expiring(now() + REFRESH_BEFORE_MS, AT_ONCE)) {
      if (enough.aborted) return;
      await refresh(workspace).catch((error: Error) => warn(`the token of ${workspace} was not refreshed: ${error.message}`));
    }
    for (const workspace of await installations.left(now() - LEFT_FOR_MS, AT_ONCE)) {
      if (enough.aborted) return;
      await left(workspace).catch((error: Error) => warn(`whether ${workspace} left could not be found out: ${error.message}`));
    }
  }

  async function left(workspace: string): Promise<void> {
    cache.delete(workspace);
    const served = await installations.hold(workspace, async (held) => {
      const stays = held.installation && (await isAlive(held.installation));
      if (stays === false) await held.remove();
      return stays ? held.installation : undefined;
    });
    if (served) await installations.arrived(workspace, served.name, now());
  }

  /** Only a new installation is believed: a token that may do too little answers as well. Nothing when Slack cannot be asked. */
  async function isAlive({ token, installedAt, refreshedAt = 0 }: Installation): Promise<boolean | undefined> {
    return Math.max(installedAt, refreshedAt) < now() - NEW_FOR_MS ? false : isTaken(token, reach);
  }

  return { tokenFor, refreshExpiring, left, forget: (workspace) => cache.delete(workspace) };
}
