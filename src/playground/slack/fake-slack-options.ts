import type { Transport } from "./app-door.ts";
import type { OAuthClient } from "./oauth.ts";
import type { AppIdentity } from "./slack-objects.ts";

export interface FakeSlackOptions {
  /** Where the app takes signed requests; can be set later. */
  readonly requestUrl?: string;
  readonly signingSecret: string;
  readonly botToken: string;
  /** What response_urls start with, no slash at the end; can be set later. */
  readonly publicUrl: string;
  /** The learning clock: time stamps of messages and events. */
  readonly now: () => number;
  /** Users, channels and messages survive in this file; Homes and modals do not. */
  readonly snapshotFile?: string;
  /** Ledger entries kept; unlimited when left out. */
  readonly ledgerLimit?: number;
  /** Slack waits 0 s, 1 min and 5 min before it tries an event again. */
  readonly retryDelaysMs?: readonly number[];
  /** Slack waits 3 s for the app. */
  readonly appTimeoutMs?: number;
  /** Decides which calls a fault with a `share` hits. */
  readonly seed?: number;
  /** Refuse calls beyond Slack's documented rates. */
  readonly enforceRateLimits?: boolean;
  /** For the expiry of response_urls, trigger ids, codes and tokens, and for the rates. */
  readonly machineNow?: () => number;
  /** Several workspaces at once need different ids. */
  readonly app?: Partial<AppIdentity>;
  /** What the bot token may do; all that Fundi's methods need when left out. */
  readonly scopes?: readonly string[];
  /** Which of `user_change` and `dnd_updated_user` the app subscribes to; both when left out. */
  readonly events?: readonly string[];
  /** Lets the app be installed at `/oauth/v2/authorize`. */
  readonly oauth?: OAuthClient;
  /** "xapp-…", for `apps.connections.open`. */
  readonly appToken?: string;
  /** What `apps.connections.open` gives: the address of a WebSocket server, which is the caller's. */
  readonly socketUrl?: () => string;
  /** Takes requests to the app some other way than by HTTP, e.g. over that socket. */
  readonly transport?: Transport;
  readonly warn?: (line: string) => void;
}
