import { describe, expect, test } from "vitest";
import { readSlackEvent } from "../../../src/adapters/slack/read-event.ts";
import { slackReceive } from "../../../src/adapters/slack/receive.ts";
import type { EventKey } from "../../../src/core/domain/ids.ts";
import type { RawRequest, Signal } from "../../../src/core/ports.ts";
import { clickBody, commandFields, eventBody, homeOpened, messageEvent, ON_HOME } from "./payloads.ts";
import { form, interactive, json, memoryInbox, NOW_MS, SECRET } from "./requests.ts";

/** The whole way in: received, kept as JSON as the store does, read again. */
async function signal(request: RawRequest, replyOrigins: readonly string[] = []): Promise<Signal | undefined> {
  const { inbox, events } = memoryInbox();
  await slackReceive({ signingSecret: SECRET, inbox, now: () => NOW_MS })(request);
  const [event] = JSON.parse(JSON.stringify(events));
  return event && readSlackEvent(event, replyOrigins);
}

const said = async (text: string) => (await signal(json(eventBody(messageEvent({ text })))))?.intent;

describe("what a person types", () => {
  test("a direct message says who said what and where to answer", async () => {
    expect(await signal(json(eventBody(messageEvent())))).toEqual({
      key: "slack:T1:message:D1:1793610000.000100",
      from: { platform: "slack", workspace: "T1", user: "U1", conversation: "D1" },
      intent: { kind: "said", text: "quiz" },
    });
  });

  test("a command says what followed it; its channel may be anybody's and is no place to answer", async () => {
    const told = await signal(form(commandFields({ channel_id: "D7", text: " pause 3 days " })));
    expect(told).toMatchObject({ from: { platform: "slack", workspace: "T1", user: "U1" }, intent: { kind: "said", text: "pause 3 days" } });
    expect(told?.from.conversation).toBeUndefined();
  });

  test.each([
    ["R&amp;D &lt;3 &gt; &amp;lt;", "R&D <3 > &lt;"],
    ["see <https://a.example/?x=1&amp;y=2|the page> now", "see the page now"],
    ["<https://a.example>", "https://a.example"],
    ["write to <mailto:a@b.example|a@b.example>", "write to a@b.example"],
    ["<@U0BOT> learn", "learn"],
    ["<@U2|sipho> and <#C1|general>", "sipho and general"],
    ["<!channel> quiz", "quiz"],
    ["3 &lt; 4", "3 < 4"],
    ["", ""],
  ])("%j is read as %j", async (text, expected) => {
    expect(await said(text)).toEqual({ kind: "said", text: expected });
  });

  test("text without end is cut, half characters and control signs are dropped", async () => {
    expect(await said(`a\u0000b\ud800c${"x".repeat(50_000)}`)).toMatchObject({
      kind: "said",
      text: expect.stringMatching(/^ab\ufffdcx{7000,8000}…$/),
    });
  });
});

describe("what a person presses", () => {
  test("a press says which message to rewrite and where, for a while, to answer", async () => {
    expect(await signal(interactive(clickBody()))).toEqual({
      key: "slack:T1:action:U1:1793610000.000200:2-buttons-0:press-2-1:1793610001.000001",
      from: { platform: "slack", workspace: "T1", user: "U1", conversation: "D1" },
      intent: { kind: "pressed", action: { type: "answer", choice: 1, item: "L1/2026-11-02/1/1" } },
      message: { conversation: "D1", message: "1793610000.000200" },
      replyUrl: "https://hooks.slack.com/actions/T1/1/secret",
      trigger: "12.34.abcdef",
    });
  });

  test("a press on the learner's own page says so, and names no message", async () => {
    const told = await signal(interactive(clickBody({ value: "command learn" }, ON_HOME)));
    expect(told).toMatchObject({ place: "home", intent: { kind: "pressed", action: { type: "command", word: "learn" } }, from: { user: "U1" } });
    expect(told).not.toHaveProperty("message");
    expect(told).not.toHaveProperty("replyUrl");
  });

  test("a press outside a direct message gives no place to answer in private", async () => {
    const told = await signal(interactive(clickBody({}, { container: { type: "message", message_ts: "1.2", channel_id: "C1" } })));
    expect(told?.from.conversation).toBeUndefined();
    expect(told?.message).toEqual({ conversation: "C1", message: "1.2" });
  });
});

describe("an installation for a whole enterprise is its workspace", () => {
  const everywhere = { is_enterprise_install: true, enterprise: { id: "E1" } };
  const authorizations = [{ enterprise_id: "E1", team_id: "T1", user_id: "UBOT", is_bot: true, is_enterprise_install: true }];

  test.each([
    ["a press", interactive(clickBody({}, { ...everywhere, team: null }))],
    ["a press in one of its teams", interactive(clickBody({}, everywhere))],
    ["an event", json(eventBody(messageEvent(), { authorizations }))],
    ["a command, which says so in words", form(commandFields({ is_enterprise_install: "true", enterprise_id: "E1" }))],
  ])("%s", async (_, request) => {
    expect((await signal(request))?.from.workspace).toBe("E1");
  });

  test("and an installation for one team of an enterprise is that team's", async () => {
    expect((await signal(interactive(clickBody({}, { enterprise: { id: "E1" } }))))?.from.workspace).toBe("T1");
    expect((await signal(form(commandFields({ enterprise_id: "E1" }))))?.from.workspace).toBe("T1");
  });
});

describe("only Slack's own reply addresses are answered", () => {
  const replyUrl = async (response_url: unknown, origins: readonly string[] = []) =>
    (await signal(interactive(clickBody({}, { response_url })), origins))?.replyUrl;

  test.each([
    "https://hooks.slack.com.evil.example/actions",
    "https://hooks.slack.com@evil.example/actions",
    "https://user:pass@hooks.slack.com/actions",
    "http://hooks.slack.com/actions",
    "https://hooks.slack.com:8443/actions",
    "http://169.254.169.254/latest/meta-data",
    "file:///etc/passwd",
    "//hooks.slack.com/x",
    "nonsense",
    "",
    42,
    null,
  ])("%j is not", async (url) => {
    expect(await replyUrl(url)).toBeUndefined();
  });

  test("an origin the operator named is, by whole origin only", async () => {
    expect(await replyUrl("http://127.0.0.1:4010/hooks/actions/x", ["http://127.0.0.1:4010"])).toBe("http://127.0.0.1:4010/hooks/actions/x");
    expect(await replyUrl("http://127.0.0.1:40100/hooks", ["http://127.0.0.1:4010"])).toBeUndefined();
  });
});

describe("what happens around", () => {
  test.each([
    ["messages", "conversation"],
    ["home", "home"],
    ["about", "conversation"],
    [undefined, "conversation"],
  ])("looking at the tab %s opens the %s", async (tab, what) => {
    expect(await signal(json(eventBody(homeOpened({ tab }))))).toMatchObject({
      intent: { kind: "opened", what },
      from: { user: "U1", conversation: "D1" },
    });
  });

  test.each([{ type: "app_uninstalled" }, { type: "tokens_revoked", tokens: { oauth: [], bot: ["UBOT"] } }])(
    "$type means the workspace left",
    async (event) => {
      expect(await signal(json(eventBody(event)))).toMatchObject({ from: { workspace: "T1" }, intent: { kind: "workspace-left" } });
    },
  );

  test.each([undefined, null, 7, "x", [], {}, { type: "event_callback" }, { type: "block_actions", actions: [] }])(
    "a kept payload of %j says nothing",
    (payload) => {
      expect(readSlackEvent({ key: "slack:x" as EventKey, platform: "slack", payload })).toBeUndefined();
    },
  );
});
