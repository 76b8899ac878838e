import {
  type Logger,
  LogLevel,
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
  type WebClientOptions,
} from "@slack/web-api";

const TIMEOUT_MS = 10_000;

export interface Reach {
  /** Another address of the Web API, ending with a slash. */
  readonly apiUrl?: string;
  /** How long one call may take, 10 s by default. */
  readonly timeoutMs?: number;
}

/**
 * For Slack's own parts that call the Web API: no retries, a time limit, no lines in the log. A new object each time, and never with `headers`: the
 * client writes its token into those, and the next workspace would be called with it.
 */
export function callOptions({ apiUrl, timeoutMs = TIMEOUT_MS }: Reach): WebClientOptions {
  return {
    ...(apiUrl && { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs,
    allowAbsoluteUrls: false,
    logger: silent(),
  };
}

/** Slack's parts log codes, states and addresses: what matters is told by what they return. */
export function silent(): Logger {
  const nothing = (): void => {};
  return { debug: nothing, info: nothing, warn: nothing, error: nothing, setLevel: nothing, setName: nothing, getLevel: () => LogLevel.ERROR };
}

/** What went wrong in a few words: Slack's own name for it, a status, or a network's. Never an address or a token. */
export function reasonOf(error: unknown): string {
  if (error instanceof WebAPIPlatformError) return plain(String(error.data.error));
  if (error instanceof WebAPIRateLimitedError) return "ratelimited";
  if (error instanceof WebAPIHTTPError) return `HTTP ${error.statusCode}`;
  const original = error instanceof WebAPIRequestError ? error.original : error;
  // Some of Slack's promises reject with nothing at all.
  if (!(original instanceof Error)) return "no answer";
  if (original.name === "TimeoutError" || original.name === "AbortError") return "no answer in time";
  const { code } = (original.cause ?? original) as { readonly code?: unknown };
  return typeof code === "string" ? plain(code) : "no answer";
}

/** An answer that is no JSON ends up as an error's name with its whole body. */
const plain = (name: string): string => (/^[\w-]{1,80}$/.test(name) ? name : "an answer that is not Slack's");

/** After these a token never works again. */
const DEAD = new Set([
  "invalid_auth",
  "account_inactive",
  "token_revoked",
  "invalid_refresh_token",
  "not_authed",
  "team_not_found",
  "org_login_required",
]);

export const isDead = (error: unknown): boolean => error instanceof WebAPIPlatformError && DEAD.has(error.data.error);
