import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { slackChat } from "../../../src/adapters/slack/chat.ts";
import type { Address } from "../../../src/core/ports.ts";
import { ID, inTime, LESSON, VERDICT } from "./stage.ts";

type Answer = (method: string, request: IncomingMessage, response: ServerResponse) => void;

const TOKEN = "xoxb-canary-token";
const to: Address = { platform: "slack", workspace: "T1", user: "U1", conversation: "D1" };
let stop: () => Promise<void> = async () => {};
afterEach(() => stop());

/** A server that is no Slack, or not quite. */
async function serve(answer: Answer): Promise<string> {
  const server = createServer((request, response) => {
    request.resume().on("end", () => answer((request.url ?? "").replace("/api/", ""), request, response));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  stop = () =>
    new Promise((closed) => {
      server.closeAllConnections();
      server.close(() => closed());
    });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const says =
  (status: number, body: string, headers: Record<string, string> = {}): Answer =>
  (_, __, response) =>
    void response.writeHead(status, { "content-type": "application/json", ...headers }).end(body);

const chatWith = async (answer: Answer) => slackChat({ tokenFor: async () => TOKEN, apiUrl: `${await serve(answer)}/api/`, timeoutMs: 2_000 });

describe("what stands between us and Slack", () => {
  test.each([
    [
      "a page instead of an answer",
      says(200, "<html>Please log in with xoxb-canary-token</html>"),
      { kind: "unknown", detail: "chat.postMessage: an answer that is not Slack's" },
    ],
    ["an empty answer", says(200, ""), { kind: "unknown" }],
    ["an answer that is no object", says(200, "7"), { kind: "unknown" }],
    ["a yes without a message", says(200, '{"ok":true}'), { kind: "unknown", detail: "chat.postMessage: no ts in the answer" }],
    ["a redirect", says(302, "", { location: "http://127.0.0.1:1/" }), { kind: "unknown" }],
    ["a gateway without a server behind it", says(502, "bad gateway"), { kind: "unknown", detail: "chat.postMessage: HTTP 502" }],
    ["a proxy that lets nothing through", says(403, "forbidden"), { kind: "throttled", retryAfterMs: 30_000 }],
    ["a wait given as a date", says(429, "{}", { "retry-after": "Mon, 02 Nov 2026 09:00:00 GMT" }), { kind: "throttled", retryAfterMs: 30_000 }],
    ["a wait of nothing", says(429, "{}", { "retry-after": "0" }), { kind: "throttled", retryAfterMs: 1_000 }],
  ])("%s", async (_, answer, expected) => {
    const outcome = await (await chatWith(answer)).send(to, ID, LESSON, inTime);
    expect(outcome).toMatchObject(expected);
    expect(JSON.stringify(outcome)).not.toContain("canary");
  });

  test("an answer that breaks off in the middle leaves the message in doubt", async () => {
    const chat = await chatWith((_, __, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
      response.write('{"ok":true', () => response.destroy());
    });
    expect(await chat.send(to, ID, LESSON, inTime)).toEqual({ kind: "unknown", detail: "chat.postMessage: the answer broke off" });
  });

  test("Slack's hint where a message is wrong is passed on, at bounded length", async () => {
    const messages = ["[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]", "x".repeat(10_000)];
    const outcome = await (await chatWith(says(200, JSON.stringify({ ok: false, error: "invalid_blocks", response_metadata: { messages } })))).send(
      to,
      ID,
      LESSON,
      inTime,
    );
    expect(outcome).toMatchObject({
      kind: "refused",
      reason: "bad-message",
      detail: expect.stringMatching(/^chat\.postMessage: invalid_blocks; \[ERROR\] must be less/),
    });
    expect(JSON.stringify(outcome).length).toBeLessThan(600);
  });

  test("a reply address that redirects is not followed", async () => {
    const asked: string[] = [];
    const url = await serve((method, _, response) => {
      asked.push(method);
      if (method === "/hooks/1") response.writeHead(307, { location: "/elsewhere" }).end();
      else response.writeHead(200).end('{"ok":true}');
    });
    const chat = slackChat({ tokenFor: async () => TOKEN, apiUrl: `${url}/api/`, replyOrigins: [url] });
    await chat.rewrite(to, { conversation: "D1", message: "1.2" }, ID, VERDICT, `${url}/hooks/1`);
    expect(asked).toEqual(["/hooks/1", "chat.update"]);
  });
});

test("each workspace is called with its own token, however calls mix, and with the new one after a new installation", async () => {
  const used: string[] = [];
  const url = await serve((method, request, response) => {
    used.push(`${method} ${request.headers.authorization}`);
    response.end(JSON.stringify({ ok: true, ts: "1.2", channel: "D1" }));
  });
  const tokens = new Map([
    ["T1", "xoxb-one"],
    ["T2", "xoxb-two"],
  ]);
  const chat = slackChat({ tokenFor: async (workspace) => tokens.get(workspace), apiUrl: `${url}/api/` });
  const sendTo = (workspace: string) => chat.send({ ...to, workspace }, ID, LESSON, inTime);

  await sendTo("T1");
  await sendTo("T2");
  await sendTo("T1");
  expect(used).toEqual(["one", "two", "one"].map((token) => `chat.postMessage Bearer xoxb-${token}`));

  used.length = 0;
  await Promise.all(Array.from({ length: 40 }, (_, n) => sendTo(n % 2 ? "T1" : "T2")));
  expect(used.filter((call) => call.endsWith("xoxb-one"))).toHaveLength(20);
  expect(used.filter((call) => call.endsWith("xoxb-two"))).toHaveLength(20);

  used.length = 0;
  tokens.set("T1", "xoxb-new");
  await sendTo("T1");
  await sendTo("T2");
  expect(used).toEqual(["chat.postMessage Bearer xoxb-new", "chat.postMessage Bearer xoxb-two"]);
});
