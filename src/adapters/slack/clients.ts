import { webApi } from "@slack/bolt";
import { BoundedMap } from "./bounded-map.ts";

export interface ClientOptions {
  /** Nothing for a workspace that is not installed any more. */
  readonly tokenFor: (workspace: string) => string | undefined;
  /** Another address of the Web API, for tests and the playground. */
  readonly apiUrl?: string;
  /** How long one call may take, 10 s by default. */
  readonly timeoutMs?: number;
}

const CLIENTS_AT_MOST = 500;
const TIMEOUT_MS = 10_000;
/** What to wait when Slack says "too many" but not for how long. */
export const UNSAID_RETRY_AFTER_MS = 30_000;

/**
 * Slack's own client, one per workspace and token, without its defaults: ten retries in half an hour, no time limit, and a queue that one refusal
 * stops.
 */
export function slackClients({ tokenFor, ...options }: ClientOptions): (workspace: string) => webApi.WebClient | undefined {
  const kept = new BoundedMap<{ readonly token: string; readonly client: webApi.WebClient }>(CLIENTS_AT_MOST);
  return (workspace) => {
    const token = tokenFor(workspace);
    const known = kept.get(workspace);
    if (!token || known?.token === token) return token ? known?.client : undefined;
    const client = newClient(token, options);
    kept.set(workspace, { token, client });
    return client;
  };
}

function newClient(token: string, { apiUrl, timeoutMs = TIMEOUT_MS }: Omit<ClientOptions, "tokenFor">): webApi.WebClient {
  // Never `headers` in these options: the client writes its token into that object, and the next workspace would be called with it.
  return new webApi.WebClient(token, {
    ...(apiUrl && { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs,
    allowAbsoluteUrls: false,
    logger: SILENT,
    fetch: fetchWithWait,
  });
}

/** The client turns a 429 without a number of seconds into an error that cannot be told from others: it gets one here. */
async function fetchWithWait(...call: Parameters<typeof fetch>): Promise<Response> {
  const response = await fetch(...call);
  if (response.status !== 429 || /^\s*\d/.test(response.headers.get("retry-after") ?? "")) return response;
  await response.body?.cancel();
  return new Response(null, { status: 429, headers: { "retry-after": String(UNSAID_RETRY_AFTER_MS / 1000) } });
}

/** Outcomes tell what happened; the client's own lines would add learners' texts and addresses to the log. */
const SILENT = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => webApi.LogLevel.ERROR,
  setName() {},
};
