import { isValidSlackRequest, webApi } from "@slack/bolt";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { TEST_BOT_TOKEN, TEST_SIGNING_SECRET } from "../../src/playground/slack/start-fake-slack.ts";
import { type Stage, startStage } from "./tiny-app.ts";

let stage: Stage;
beforeEach(async () => {
  stage = await startStage();
});
afterEach(() => stage.close());

const sdk = () => new webApi.WebClient(TEST_BOT_TOKEN, { slackApiUrl: stage.apiUrl, retryConfig: { retries: 0 } });
const thandi = () => stage.fake.addUser({ id: "U0THANDI", name: "Thandi", tz: "Africa/Johannesburg", locale: "en-ZA" });
const open = async () => (await stage.call("conversations.open", { users: thandi().id })).body["channel"].id as string;

describe("Slack's own client", () => {
  it("opens, posts, edits, reads and deletes", async () => {
    const client = sdk();
    const channel = (await client.conversations.open({ users: thandi().id })).channel!.id!;
    const metadata = { event_type: "fundi_delivery", event_payload: { id: "d1" } };
    const blocks = [{ type: "header" as const, text: { type: "plain_text" as const, text: "Lesson" } }];
    const posted = await client.chat.postMessage({ channel, text: "Lesson", blocks, metadata });
    await client.chat.update({ channel, ts: posted.ts!, text: "Done", blocks });
    const { messages } = await client.conversations.history({ channel, include_all_metadata: true });
    expect(messages).toMatchObject([{ text: "Done", ts: posted.ts, metadata, blocks: [{ type: "header" }], edited: { user: "U0FUNDI" } }]);
    await client.chat.delete({ channel, ts: posted.ts! });
    expect((await client.conversations.history({ channel })).messages).toEqual([]);
  });

  it("finds our signatures right", async () => {
    await stage.fake.say(thandi(), "hello");
    const { headers, raw } = stage.app.received[0]!;
    const signed = { "x-slack-signature": headers["x-slack-signature"]!, "x-slack-request-timestamp": Number(headers["x-slack-request-timestamp"]) };
    expect(isValidSlackRequest({ signingSecret: TEST_SIGNING_SECRET, body: raw, headers: signed })).toBe(true);
    expect(isValidSlackRequest({ signingSecret: "another", body: raw, headers: signed })).toBe(false);
  });
});

describe("The token", () => {
  it("must be there and right", async () => {
    expect((await stage.call("auth.test", {}, "xoxb-wrong")).body).toEqual({ ok: false, error: "invalid_auth" });
    expect(await (await fetch(`${stage.apiUrl}auth.test`, { method: "POST" })).json()).toEqual({ ok: false, error: "not_authed" });
    expect((await stage.call("auth.test")).body).toMatchObject({ ok: true, team_id: "T0PLAYGROUND", user_id: "U0FUNDI", bot_id: "B0FUNDI" });
  });

  it("works again after the app is installed anew", async () => {
    await stage.fake.uninstall();
    stage.fake.reinstall("xoxb-new");
    expect((await stage.call("auth.test", {}, "xoxb-new")).body["ok"]).toBe(true);
  });
});

describe("Methods", () => {
  it("that do not exist are named so", async () => {
    expect((await stage.call("chat.shout")).body).toEqual({ ok: false, error: "unknown_method" });
  });

  it("take forms as well as JSON", async () => {
    const channel = await open();
    const form = new URLSearchParams({ token: TEST_BOT_TOKEN, channel, text: "Hi", blocks: JSON.stringify([{ type: "divider" }]) });
    const body = (await (await fetch(`${stage.apiUrl}chat.postMessage`, { method: "POST", body: form })).json()) as Record<string, any>;
    expect(body).toMatchObject({ ok: true, message: { blocks: [{ type: "divider", block_id: expect.stringMatching(/^\w{5}$/) }] } });
  });

  it("tell who a user is, the locale on request", async () => {
    const { user } = (await stage.call("users.info", { user: thandi().id, include_locale: true })).body;
    expect(user).toMatchObject({ name: "Thandi", tz: "Africa/Johannesburg", tz_offset: 7200, deleted: false, locale: "en-ZA" });
    expect((await stage.call("users.info", { user: thandi().id })).body["user"].locale).toBeUndefined();
    expect((await stage.call("users.info", { user: "U404" })).body["error"]).toBe("user_not_found");
  });

  it("refuse a deactivated user", async () => {
    const channel = await open();
    stage.fake.deactivate(thandi());
    expect((await stage.call("users.info", { user: "U0THANDI" })).body["user"].deleted).toBe(true);
    expect((await stage.call("conversations.open", { users: "U0THANDI" })).body["error"]).toBe("user_disabled");
    expect((await stage.call("chat.postMessage", { channel, text: "Hi" })).body["error"]).toBe("is_archived");
  });

  it("know no channel that was never opened", async () => {
    thandi();
    expect((await stage.call("chat.postMessage", { channel: "D0THANDI", text: "Hi" })).body["error"]).toBe("channel_not_found");
  });
});

describe("A message", () => {
  it("loses its blocks when it is rewritten with text alone, and keeps its metadata", async () => {
    const channel = await open();
    const metadata = { event_type: "t", event_payload: {} };
    const { ts } = (await stage.call("chat.postMessage", { channel, text: "One", blocks: [{ type: "divider" }], metadata })).body;
    await stage.call("chat.update", { channel, ts, text: "Two" });
    const [kept] = stage.fake.messagesOf("U0THANDI");
    expect(kept!.message).toMatchObject({ text: "Two", metadata });
    expect(kept!.message.blocks).toBeUndefined();
  });

  it("of somebody else cannot be rewritten", async () => {
    const channel = await open();
    await stage.fake.say("U0THANDI", "mine");
    const { ts } = stage.fake.messagesOf("U0THANDI")[0]!.message;
    expect((await stage.call("chat.update", { channel, ts, text: "yours" })).body["error"]).toBe("cant_update_message");
    expect((await stage.call("chat.update", { channel, ts: "1.000000", text: "?" })).body["error"]).toBe("message_not_found");
  });

  it("has a time stamp of its own even when the clock stands still or goes back", async () => {
    let now = Date.UTC(2026, 0, 12, 9);
    const other = await startStage({ now: () => now });
    const user = other.fake.addUser({ name: "Sipho", tz: "UTC" });
    for (const step of [0, 0, -3_600_000]) {
      now += step;
      await other.call("chat.postMessage", { channel: user.id, text: "Hi" });
    }
    const stamps = other.fake.messagesOf(user).map(({ message }) => message.ts);
    expect(stamps).toEqual(["1768208400.000000", "1768208400.000001", "1768208400.000002"]);
    await other.close();
  });
});

describe("The history", () => {
  it("comes newest first, in pages, from a time on", async () => {
    const channel = await open();
    const stamps: string[] = [];
    for (const text of ["a", "b", "c"]) stamps.push((await stage.call("chat.postMessage", { channel, text })).body["ts"]);
    const first = (await stage.call("conversations.history", { channel, limit: 2 })).body;
    expect(first).toMatchObject({ has_more: true, messages: [{ text: "c" }, { text: "b" }] });
    const rest = (await stage.call("conversations.history", { channel, limit: 2, cursor: first["response_metadata"].next_cursor })).body;
    expect(rest).toMatchObject({ has_more: false, messages: [{ text: "a" }], response_metadata: { next_cursor: "" } });
    const newer = (await stage.call("conversations.history", { channel, oldest: stamps[1] })).body["messages"];
    expect(newer).toMatchObject([{ text: "c" }]);
  });

  it("shows metadata only when asked", async () => {
    const channel = await open();
    await stage.call("chat.postMessage", { channel, text: "a", metadata: { event_type: "t", event_payload: { id: 1 } } });
    expect((await stage.call("conversations.history", { channel })).body["messages"][0].metadata).toBeUndefined();
  });
});

describe("The ledger", () => {
  it("says what reached whom", async () => {
    const channel = await open();
    await stage.call("chat.postMessage", { channel, text: "Hi" });
    await stage.call("chat.postMessage", { channel });
    expect(stage.fake.ledger.calls("chat.postMessage")).toMatchObject([
      { answer: "ok", applied: true, user: "U0THANDI", message: { text: "Hi" }, learningAt: Date.UTC(2026, 0, 12, 9) },
      { answer: "no_text", applied: false, user: "U0THANDI" },
    ]);
    expect(stage.fake.ledger.posted("U0THANDI")).toHaveLength(1);
  });

  it("keeps only the newest entries when it is bounded", async () => {
    const other = await startStage({ ledgerLimit: 10 });
    for (let i = 0; i < 25; i++) await other.call("api.test", { i });
    expect(other.fake.ledger.calls().map((call) => call.arguments["i"])).toEqual([15, 16, 17, 18, 19, 20, 21, 22, 23, 24]);
    await other.close();
  });

  it("lets a test wait for what is to come", async () => {
    await open();
    const waiting = stage.fake.until(() => stage.fake.messagesOf("U0THANDI").find(({ message }) => message.text === "late"));
    await stage.call("chat.postMessage", { channel: "U0THANDI", text: "late" });
    expect((await waiting).message.text).toBe("late");
    await expect(stage.fake.until(() => undefined, 10)).rejects.toThrow("Nothing came within 10 ms");
  });
});

describe("Slack's rates", () => {
  it("are enforced on request: one post a second and channel beyond a short burst", async () => {
    let machine = 0;
    const other = await startStage({ enforceRateLimits: true, machineNow: () => machine });
    const user = other.fake.addUser({ name: "Lerato", tz: "UTC" });
    const post = () => other.call("chat.postMessage", { channel: user.id, text: "Hi" });
    for (let i = 0; i < 3; i++) expect((await post()).status).toBe(200);
    const refused = await post();
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "1"]);
    machine += 1_000;
    expect((await post()).status).toBe(200);
    await other.close();
  });

  it("are those of each method's tier", async () => {
    const other = await startStage({ enforceRateLimits: true, machineNow: () => 0 });
    const user = other.fake.addUser({ name: "Lerato", tz: "UTC" });
    const statuses = await Promise.all(Array.from({ length: 51 }, async () => (await other.call("dnd.info", { user: user.id })).status));
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
    await other.close();
  });
});
