import { WebClient } from "@slack/web-api";
import { BoundedMap } from "./bounded-map.ts";
import { callOptions, type Reach } from "./call-options.ts";

export interface ClientOptions extends Reach {
  /** Nothing for a workspace that is not installed any more; throws when its token cannot be had now. */
  readonly tokenFor: (workspace: string) => Promise<string | undefined>;
}

interface Kept {
  readonly token: string;
  readonly client: WebClient;
  readonly waits: Waits;
}

/** By method: the machine's time before which Slack does not want to be called. */
type Waits = Map<string, number>;

const CLIENTS_AT_MOST = 500;
/** What to wait when Slack says "too many" but not for how long. */
export const UNSAID_RETRY_AFTER_MS = 30_000;

/**
 * Slack's own client, one per workspace and token, without its defaults: ten retries in half an hour, no time limit, and a queue that one refusal
 * stops. A method that Slack asked to wait is not called before; the others of the workspace go on.
 */
export function slackClients({ tokenFor, ...options }: ClientOptions): (workspace: string) => Promise<WebClient | undefined> {
  const kept = new BoundedMap<Kept>(CLIENTS_AT_MOST);
  return async (workspace) => {
    const token = await tokenFor(workspace);
    const known = kept.get(workspace);
    if (!token || known?.token === token) return token ? known?.client : undefined;
    const waits = known?.waits ?? new Map();
    const client = newClient(token, waits, options);
    kept.set(workspace, { token, client, waits });
    return client;
  };
}

const newClient = (token: string, waits: Waits, reach: Reach): WebClient =>
  new WebClient(token, { ...callOptions(reach), fetch: patientFetch(waits) });

/**
 * Calls no method before the time Slack named for it: whoever does is told so without a call. A 429 without a number of seconds, which the client turns
 * into an error that cannot be told from others, gets one here.
 */
function patientFetch(waits: Waits): typeof fetch {
  return async (url, init) => {
    const method = methodIn(url);
    const waitMs = (waits.get(method) ?? 0) - Date.now();
    if (waitMs > 0) return tooMany(waitMs);
    const response = await fetch(url, init);
    if (response.status !== 429) return response;
    await response.body?.cancel();
    const seconds = /^\s*(\d{1,6})/.exec(response.headers.get("retry-after") ?? "")?.[1];
    const askedMs = seconds === undefined ? UNSAID_RETRY_AFTER_MS : Math.max(1, Number(seconds)) * 1000;
    waits.set(method, Date.now() + askedMs);
    return tooMany(askedMs);
  };
}

/** Whole seconds, rounded up: a little late is no trouble, a little early is. */
const tooMany = (waitMs: number): Response => new Response(null, { status: 429, headers: { "retry-after": String(Math.ceil(waitMs / 1000)) } });

const methodIn = (url: Parameters<typeof fetch>[0]): string => new URL(url instanceof Request ? url.url : url).pathname.split("/").at(-1) ?? "";
