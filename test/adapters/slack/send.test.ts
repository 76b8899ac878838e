import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { slackChat } from "../../../src/adapters/slack/chat.ts";
import type { DeliveryId } from "../../../src/core/domain/ids.ts";
import { TEST_BOT_TOKEN } from "../../../src/playground/slack/start-fake-slack.ts";
import { ID, inTime, LESSON, stage } from "./stage.ts";

let on: Awaited<ReturnType<typeof stage>>;
beforeEach(async () => {
  on = await stage();
});
afterEach(() => on.close());

const send = (to = on.to) => on.chat.send(to, ID, LESSON, inTime);

describe("a message that is sent", () => {
  test("is in the learner's direct message, with its blocks, its fallback and its delivery id", async () => {
    const outcome = await send();
    const [kept] = on.fake.messagesOf(on.thandi);
    expect(outcome).toEqual({ kind: "sent", message: { conversation: kept?.channel, message: kept?.message.ts } });
    expect(kept?.message).toMatchObject({
      text: "Today: retrieval",
      blocks: [{ type: "header" }, { type: "actions" }],
      metadata: { event_type: "fundi_delivery", event_payload: { id: ID } },
    });
  });

  test("asks Slack to unfold no links and to read nothing into its words", async () => {
    await send();
    const [call] = on.fake.ledger.calls("chat.postMessage");
    expect(call?.arguments).toMatchObject({ parse: "none" });
    for (const flag of ["unfurl_links", "unfurl_media", "link_names"]) expect(String(call?.arguments[flag])).toBe("false");
  });

  test("opens the conversation once, and not at all when it is known", async () => {
    await send();
    await send();
    expect(on.fake.ledger.calls("conversations.open")).toHaveLength(1);
    const fresh = slackChat({ tokenFor: async () => TEST_BOT_TOKEN, apiUrl: on.apiUrl });
    await fresh.send({ ...on.to, conversation: on.fake.channelOf(on.thandi) }, ID, LESSON, inTime);
    expect(on.fake.ledger.calls("conversations.open")).toHaveLength(1);
    expect(on.fake.ledger.posted("U1THANDI")).toHaveLength(3);
  });
});

describe("a call that Slack holds up is tried later, and nothing was posted", () => {
  test("a 429 says how long to wait, and until then Slack is not called again", async () => {
    on.fake.faults.add({ on: "chat.postMessage", fault: { kind: "throttle", retryAfterS: 17 }, times: 1 });
    for (let i = 0; i < 3; i++) expect(await send()).toEqual({ kind: "throttled", retryAfterMs: 17_000 });
    expect(on.fake.ledger.calls("chat.postMessage")).toHaveLength(1);
    expect(on.fake.ledger.posted()).toEqual([]);
  });

  test("a 429 that does not say waits half a minute", async () => {
    on.fake.faults.add({ on: "chat.postMessage", fault: { kind: "throttle" } });
    expect(await send()).toEqual({ kind: "throttled", retryAfterMs: 30_000 });
  });

  test("a 429 of one call holds up no other", async () => {
    on.fake.faults.add({ on: "chat.postMessage", fault: { kind: "throttle", retryAfterS: 60 }, times: 1 });
    expect(await send()).toMatchObject({ kind: "throttled" });
    expect(await on.chat.profile(on.to)).toMatchObject({ name: "Thandi" });
  });

  test.each(["ratelimited", "rate_limited"])("%s in an answer waits too", async (error) => {
    on.fake.faults.add({ on: "chat.postMessage", fault: { kind: "error", error } });
    expect(await send()).toEqual({ kind: "throttled", retryAfterMs: 30_000 });
  });

  test.each([
    ["a 500", { kind: "http-500" }],
    ["a broken connection", { kind: "drop", when: "before" }],
    ["an error of Slack's own", { kind: "error", error: "internal_error" }],
  ] as const)("%s before the message is posted leaves no doubt", async (_, fault) => {
    on.fake.faults.add({ on: "conversations.open", fault });
    expect(await send()).toEqual({ kind: "throttled", retryAfterMs: 5_000 });
    expect(on.fake.ledger.calls("chat.postMessage")).toEqual([]);
  });

  test("a Slack that nobody can reach leaves no doubt either", async () => {
    const gone = await stage();
    await gone.close();
    const to = { ...gone.to, conversation: "D1" };
    expect(await gone.chat.send(to, ID, LESSON, inTime)).toEqual({ kind: "throttled", retryAfterMs: 5_000 });
  });
});

describe("a message that may have arrived is in doubt, is not sent again, and can be looked for", () => {
  test.each([
    ["a 500", { kind: "http-500" }, "absent", "chat.postMessage: HTTP 500"],
    ["a 500 after posting", { kind: "http-500", applied: true }, "found", "chat.postMessage: HTTP 500"],
    ["a connection that broke before", { kind: "drop", when: "before" }, "absent", "chat.postMessage: no answer (UND_ERR_SOCKET)"],
    ["a connection that broke after", { kind: "drop", when: "after" }, "found", "chat.postMessage: no answer (UND_ERR_SOCKET)"],
    ["Slack in trouble", { kind: "error", error: "fatal_error" }, "absent", "chat.postMessage: fatal_error"],
  ] as const)("%s", async (_, fault, found, detail) => {
    on.fake.faults.add({ on: "chat.postMessage", fault, times: 1 });
    expect(await send()).toEqual({ kind: "unknown", detail });
    expect(await on.chat.find(on.to, ID)).toMatchObject({ kind: found });
    expect(on.fake.ledger.calls("chat.postMessage")).toHaveLength(1);
  });

  test("an answer that takes too long", async () => {
    const hurried = slackChat({ tokenFor: async () => TEST_BOT_TOKEN, apiUrl: on.apiUrl, timeoutMs: 200 });
    await hurried.send(on.to, "another" as DeliveryId, LESSON, inTime);
    const hold = on.fake.faults.hold("chat.postMessage", "after");
    expect(await hurried.send(on.to, ID, LESSON, inTime)).toEqual({ kind: "unknown", detail: "chat.postMessage: no answer (TimeoutError)" });
    hold.release();
    expect(await hurried.find(on.to, ID)).toMatchObject({ kind: "found" });
  });
});

describe("a message that Slack will never take", () => {
  test("a closed account", async () => {
    on.fake.deactivate(on.thandi);
    expect(await send()).toEqual({ kind: "refused", reason: "learner-gone", detail: "conversations.open: user_disabled" });
  });

  test("a closed account whose conversation is known", async () => {
    await send();
    on.fake.deactivate(on.thandi);
    expect(await send()).toEqual({ kind: "refused", reason: "learner-gone", detail: "chat.postMessage: is_archived" });
  });

  test("somebody Slack does not know", async () => {
    expect(await send({ ...on.to, user: "UNOBODY" })).toMatchObject({ kind: "refused", reason: "learner-gone" });
  });

  test("a removed app", async () => {
    await on.fake.uninstall();
    expect(await send()).toEqual({ kind: "refused", reason: "workspace-gone", detail: "conversations.open: token_revoked" });
  });

  test.each(["account_inactive", "missing_scope", "token_expired"])("a token Slack does not take: %s", async (error) => {
    on.fake.faults.add({ on: "chat.postMessage", fault: { kind: "error", error } });
    expect(await send()).toMatchObject({ kind: "refused", reason: "workspace-gone" });
  });

  test("a workspace without a token is not even called", async () => {
    const chat = slackChat({ tokenFor: async () => undefined, apiUrl: on.apiUrl });
    expect(await chat.send(on.to, ID, LESSON, inTime)).toMatchObject({ kind: "refused", reason: "workspace-gone" });
    expect(on.fake.ledger.calls()).toEqual([]);
  });

  test.each(["invalid_blocks", "msg_blocks_too_long", "no_text", "an_error_of_tomorrow"])("a message it finds fault with: %s", async (error) => {
    on.fake.faults.add({ on: "chat.postMessage", fault: { kind: "error", error } });
    expect(await send()).toEqual({ kind: "refused", reason: "bad-message", detail: `chat.postMessage: ${error}` });
  });
});

test("a message whose sender was held up until others may doubt it is not posted at all", async () => {
  expect(await on.chat.send(on.to, ID, LESSON, async () => false)).toMatchObject({ kind: "throttled" });
  expect(on.fake.ledger.posted()).toEqual([]);
});
