import type { AddressInfo } from "node:net";
import fastify from "fastify";
import type { FakeSlackOptions } from "../../src/playground/slack/fake-slack-options.ts";
import { type StartedFakeSlack, startFakeSlack, TEST_BOT_TOKEN } from "../../src/playground/slack/start-fake-slack.ts";

export interface Received {
  readonly headers: Record<string, string | undefined>;
  readonly raw: string;
  /** The JSON body, the `payload` of a click, or the fields of a command. */
  readonly body: Record<string, any>;
}

interface Answer {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly never?: true;
}

/** The smallest app there is: keeps what it receives and answers as told. */
export async function startTinyApp() {
  const received: Received[] = [];
  const answers: Answer[] = [];
  const server = fastify({ forceCloseConnections: true });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser("*", { parseAs: "string" }, (_request, body, done) => done(null, body));
  server.post("/slack/events", async (request, reply) => {
    const raw = String(request.body);
    received.push({ headers: request.headers as Received["headers"], raw, body: parse(raw) });
    const { status = 200, headers = {}, body = "", never } = answers.shift() ?? {};
    if (never) return new Promise(() => {});
    return reply.code(status).headers(headers).send(body);
  });
  await server.listen({ host: "127.0.0.1", port: 0 });
  const requestUrl = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}/slack/events`;
  return { received, answerNext: (...next: Answer[]) => void answers.push(...next), requestUrl, close: () => server.close() };
}

function parse(raw: string): Record<string, any> {
  if (raw.startsWith("{")) return JSON.parse(raw) as Record<string, any>;
  const form = Object.fromEntries(new URLSearchParams(raw));
  return form["payload"] === undefined ? form : (JSON.parse(form["payload"]) as Record<string, any>);
}

export type Stage = StartedFakeSlack & {
  readonly app: Awaited<ReturnType<typeof startTinyApp>>;
  /** Calls the Web API as JSON. */
  call(method: string, args?: object, token?: string): Promise<{ status: number; headers: Headers; body: Record<string, any> }>;
};

/** A fake Slack with a tiny app behind it; the learning clock stands at 09:00 UTC on Monday 12 January 2026. */
export async function startStage(options: Partial<FakeSlackOptions> = {}): Promise<Stage> {
  const app = await startTinyApp();
  const slack = await startFakeSlack({ requestUrl: app.requestUrl, now: () => Date.UTC(2026, 0, 12, 9), ...options });
  const call: Stage["call"] = async (method, args = {}, token = TEST_BOT_TOKEN) => {
    const headers = { "content-type": "application/json; charset=utf-8", authorization: `Bearer ${token}` };
    const response = await fetch(slack.apiUrl + method, { method: "POST", headers, body: JSON.stringify(args) });
    return { status: response.status, headers: response.headers, body: (await response.json()) as Record<string, any> };
  };
  const close = async () => {
    await slack.close();
    await app.close();
  };
  return { ...slack, app, call, close };
}

/** A message with one button, posted to a new user called Thandi. */
export async function withButton(stage: Stage) {
  const user = stage.fake.addUser({ name: "Thandi", tz: "Africa/Johannesburg" });
  const channel = (await stage.call("conversations.open", { users: user.id })).body["channel"].id as string;
  const button = { type: "button", action_id: "go", text: { type: "plain_text", text: "Start" }, value: "start 1" };
  const blocks = [{ type: "actions", block_id: "buttons", elements: [button] }];
  const ts = (await stage.call("chat.postMessage", { channel, text: "Ready?", blocks })).body["ts"] as string;
  return { user, channel, ts };
}
