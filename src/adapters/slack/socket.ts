import { setTimeout as wait } from "node:timers/promises";
import { type App, type ReceiverEvent, SocketModeReceiver } from "@slack/bolt";
import type { RawReply } from "../../core/ports.ts";
import { callOptions, isDead, reasonOf, silent } from "./call-options.ts";

interface SocketOptions {
  readonly appToken: string;
  /** What is done with one body; the same as for those that come by HTTP. */
  readonly intake: (body: Readonly<Record<string, unknown>>) => Promise<RawReply>;
  /** For operators; holds no token. */
  readonly warn: (line: string) => void;
  readonly apiUrl?: string;
  /** How long to wait before the first new try, 1 s by default; it doubles up to half a minute. */
  readonly againMs?: number;
}

export interface Socket {
  /** Resolves when Slack has said hello, or when it cannot be reached now: then it is tried again. Throws one sentence when it will never work. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

const AGAIN_MS = 1_000;
const AGAIN_AT_MOST_MS = 30_000;
/** A connection that broke sooner would break again. */
const HELD_MS = 10_000;
const HELLO_WITHIN_MS = 30_000;
const CLOSED_WITHIN_MS = 2_000;

/**
 * Slack over a connection that we open: no public address is needed. Bolt's receiver speaks the protocol and gives each body to us instead of to an app.
 * Its own reconnecting is off: it gives up on the first refusal, and does so by an unhandled rejection that ends the process.
 */
export function slackSocket({ appToken, intake, warn, apiUrl, againMs = AGAIN_MS }: SocketOptions): Socket {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: silent(),
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: callOptions({ apiUrl }) },
    processEventErrorHandler: async ({ error }) => {
      // Most likely the connection was lost before the acknowledgement: Slack sends the event again.
      warn(`an event came by Socket Mode and could not be acknowledged (${reasonOf(error)})`);
      return false;
    },
  });
  guard(receiver.client, () => warn("a message came by Socket Mode that has not the shape of an event; it was left out"));
  receiver.init({ processEvent: (event: ReceiverEvent) => take(event, intake) } as unknown as App);
  const stopping = new AbortController();

  async function connect(): Promise<void> {
    const late = setTimeout(() => void receiver.client.disconnect(), HELLO_WITHIN_MS);
    // A connection that breaks before the hello rejects with nothing at all.
    await receiver.start().finally(() => clearTimeout(late));
  }

  /** Tries until it holds; the first time at once. Nobody waits for it: what it has to say it says to `warn`. */
  async function reconnect(tries: number): Promise<void> {
    try {
      await wait(tries === 0 ? 0 : Math.min(againMs * 2 ** (tries - 1), AGAIN_AT_MOST_MS), undefined, { signal: stopping.signal });
      await connect();
    } catch (error) {
      if (stopping.signal.aborted) return;
      warn(`Slack cannot be reached by Socket Mode (${reasonOf(error)}); it is tried again`);
      return reconnect(tries + 1);
    }
    if (stopping.signal.aborted) await receiver.stop();
    else onceLost();
  }

  /** Slack asks for a new connection every few hours. */
  function onceLost(): void {
    const since = performance.now();
    receiver.client.once("disconnected", () => {
      if (!stopping.signal.aborted) void reconnect(performance.now() - since < HELD_MS ? 1 : 0);
    });
  }

  return {
    async start() {
      try {
        await connect();
        onceLost();
      } catch (error) {
        if (isDead(error) || isRefused(error)) throw refused(error);
        warn(`Slack cannot be reached by Socket Mode (${reasonOf(error)}); it is tried again`);
        void reconnect(1);
      }
    },
    async stop() {
      stopping.abort();
      const closed = receiver.client.disconnect();
      await Promise.race([closed, wait(CLOSED_WITHIN_MS, undefined, { ref: false })]);
    },
  };
}

/** What is an event without being one inside (Slack tells so that it sends too many) breaks the client's reader, by a rejection that ends the process. */
function guard(client: SocketModeReceiver["client"], onError: () => void): void {
  const readers = client.listeners("ws_message") as ((...message: unknown[]) => Promise<void>)[];
  client.removeAllListeners("ws_message");
  client.on("ws_message", (...message: unknown[]) => {
    for (const read of readers) void read(...message).catch(onError);
  });
}

/** Acknowledged only when it is kept: what could not be kept comes again, what is malformed would come again for nothing. */
async function take({ body, ack }: ReceiverEvent, intake: SocketOptions["intake"]): Promise<void> {
  if (typeof body !== "object" || body === null) return;
  const isCommand = typeof body.command === "string" && body.type === undefined;
  const { status, body: answer } = await intake(isCommand ? { ...body, type: "command" } : body);
  if (status === 503) return;
  await ack(status === 200 ? answer : undefined);
}

const isRefused = (error: unknown): boolean => ["not_allowed_token_type", "missing_scope", "access_denied"].includes(reasonOf(error));

function refused(error: unknown): Error {
  const where = "https://api.slack.com/apps → your app → “Basic Information” → “App-Level Tokens”";
  return new Error(`Slack does not take SLACK_APP_TOKEN (${reasonOf(error)}): copy it anew from ${where}; it needs the scope connections:write.`, {
    cause: error,
  });
}
