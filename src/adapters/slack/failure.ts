import { type WebAPICallResult, WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from "@slack/web-api";
import type { Refusal, SendOutcome } from "../../core/ports.ts";
import { UNSAID_RETRY_AFTER_MS } from "./clients.ts";

/** Why a call brought nothing, or nothing that we know of. */
export type Failure = Exclude<SendOutcome, { readonly kind: "sent" }>;

/** Nothing left this machine, or nothing that changes anything: soon again. */
const NOTHING_HAPPENED: Failure = { kind: "throttled", retryAfterMs: 5_000 };

/** What to make of anything a Web API call can throw. `detail` carries Slack's error names and nothing of the message or the token. */
export function readFailure(method: string, error: unknown): Failure {
  if (error instanceof WebAPIRateLimitedError) return { kind: "throttled", retryAfterMs: Math.max(1, error.retryAfter) * 1000 };
  if (error instanceof WebAPIPlatformError) return readPlatformError(method, error.data);
  if (error instanceof WebAPIHTTPError) return readStatus(method, error.statusCode);
  if (error instanceof WebAPIRequestError) return readBrokenConnection(method, error.original);
  return { kind: "unknown", detail: `${method}: the answer broke off` };
}

/** The same failure of a call that posts nothing. */
export function withoutEffect(failure: Failure): Failure {
  return failure.kind === "unknown" ? NOTHING_HAPPENED : failure;
}

/** Slack's servers answer 200 and 429; anything else comes from a machine in trouble, or from one in between that let nothing through. */
function readStatus(method: string, status: number): Failure {
  const passed = status >= 500 || status === 408 || status < 400;
  return passed ? { kind: "unknown", detail: `${method}: HTTP ${status}` } : { kind: "throttled", retryAfterMs: UNSAID_RETRY_AFTER_MS };
}

const NEVER_CONNECTED = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_\w+|ERR_TLS_\w+)$/;

function readBrokenConnection(method: string, original: Error): Failure {
  const cause: unknown = original.cause;
  const code = typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : original.name;
  return NEVER_CONNECTED.test(code) ? NOTHING_HAPPENED : { kind: "unknown", detail: `${method}: no answer (${code.slice(0, 40)})` };
}

function readPlatformError(method: string, data: WebAPICallResult & { readonly error: string }): Failure {
  const error = String(data.error);
  // An answer that is no JSON ends up here with its whole body for an error.
  if (!/^[a-z][a-z0-9_]{1,79}$/.test(error)) return { kind: "unknown", detail: `${method}: an answer that is not Slack's` };
  if (BUSY.has(error)) return { kind: "throttled", retryAfterMs: UNSAID_RETRY_AFTER_MS };
  if (IN_TROUBLE.has(error)) return { kind: "unknown", detail: `${method}: ${error}` };
  return { kind: "refused", reason: refusal(error), detail: [`${method}: ${error}`, ...hints(data)].join("; ").slice(0, 500) };
}

function refusal(error: string): Refusal {
  if (WORKSPACE_GONE.has(error)) return "workspace-gone";
  return LEARNER_GONE.has(error) ? "learner-gone" : "bad-message";
}

const BUSY = new Set(["ratelimited", "rate_limited", "message_limit_exceeded", "team_added_to_org", "accesslimited"]);

/** Slack warns that part of such a call may have succeeded. */
const IN_TROUBLE = new Set(["internal_error", "fatal_error", "service_unavailable", "request_timeout", "update_failed"]);

const LEARNER_GONE = new Set([
  "user_disabled",
  "user_not_found",
  "user_not_visible",
  "cannot_dm_bot",
  "channel_not_found",
  "not_in_channel",
  "is_archived",
  "messages_tab_disabled",
]);

const WORKSPACE_GONE = new Set([
  "invalid_auth",
  "not_authed",
  "account_inactive",
  "token_revoked",
  "token_expired",
  "app_access_restricted",
  "missing_scope",
  "no_permission",
  "org_login_required",
  "team_access_not_granted",
  "not_allowed_token_type",
]);

/** Where in the blocks Slack found fault: pointers and rules, no words of the message. */
function hints({ response_metadata }: WebAPICallResult): string[] {
  const messages = response_metadata?.messages;
  return Array.isArray(messages) ? messages.filter((text) => typeof text === "string").slice(0, 3) : [];
}
