import http from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

/** What was asked of the Web API. */
export interface Asked {
  readonly method: string;
  readonly token?: string;
  readonly fields: Readonly<Record<string, string>>;
}

export interface Answered {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
  /** The connection is cut instead. */
  readonly cut?: boolean;
}

export interface TinySlack {
  /** Ends with a slash. */
  readonly apiUrl: string;
  readonly asked: Asked[];
  /** How it answers from now on; what it does not know it refuses. */
  answer: (asked: Asked) => Answered | undefined | Promise<Answered | undefined>;
}

/** A Web API that says what the test tells it to; it ends with the test. */
export async function tinySlack(answer: TinySlack["answer"] = () => undefined): Promise<TinySlack> {
  const asked: Asked[] = [];
  const server = http.createServer(async (request, response) => {
    const one = await read(request);
    asked.push(one);
    const { status = 200, headers, body, cut } = (await slack.answer(one)) ?? { body: { ok: false, error: "unknown_method" } };
    if (cut) request.socket.destroy();
    else response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const slack: TinySlack = { apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`, asked, answer };
  return slack;
}

async function read(request: http.IncomingMessage): Promise<Asked> {
  const token = request.headers.authorization?.replace("Bearer ", "");
  const fields = Object.fromEntries(new URLSearchParams(await text(request)));
  return { method: request.url?.replace("/api/", "") ?? "", fields, ...(token && { token }) };
}

export const no = (error: string): Answered => ({ body: { ok: false, error } });

/** What `auth.test` says of a good token. */
export const whoAmI = (scopes: readonly string[] = []): Answered => ({
  headers: { "x-oauth-scopes": scopes.join(",") },
  body: { ok: true, url: "https://acme.slack.com/", team: "Acme", team_id: "T1", user: "fundi", user_id: "U0BOT", bot_id: "B1" },
});
