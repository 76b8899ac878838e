import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readSlackEvent } from "../../../src/adapters/slack/read-event.ts";
import { slackReceive } from "../../../src/adapters/slack/receive.ts";
import type { DeliveryId } from "../../../src/core/domain/ids.ts";
import type { MessageRef } from "../../../src/core/ports.ts";
import { FORM, memoryInbox, NOW_MS, SECRET, signedRequest } from "./requests.ts";
import { ID, inTime, LESSON, stage, VERDICT } from "./stage.ts";

let on: Awaited<ReturnType<typeof stage>>;
beforeEach(async () => {
  on = await stage();
});
afterEach(() => on.close());

async function sent(id = ID): Promise<MessageRef> {
  const outcome = await on.chat.send(on.to, id, LESSON, inTime);
  if (outcome.kind !== "sent") throw new Error(`expected to be sent: ${JSON.stringify(outcome)}`);
  return outcome.message;
}

/** Presses the lesson's button and reads what we are told, by the whole way in. */
async function press() {
  const { inbox, events } = memoryInbox();
  const click = on.fake.clickPayload(on.thandi, { label: "2" });
  await slackReceive({ signingSecret: SECRET, inbox, now: () => NOW_MS })(signedRequest(click.body, FORM));
  const signal = events[0] && readSlackEvent(events[0], [on.fake.publicUrl]);
  if (!signal?.message || !signal.replyUrl) throw new Error(`expected a press: ${JSON.stringify(signal)}`);
  return { message: signal.message, replyUrl: signal.replyUrl };
}

const shown = () => on.fake.messagesOf(on.thandi).map(({ message }) => message.text);

describe("rewriting a message in place", () => {
  test("goes through the address that came with the press, which costs no call", async () => {
    await sent();
    const { message, replyUrl } = await press();
    expect(await on.chat.rewrite(on.to, message, ID, VERDICT, replyUrl)).toEqual({ kind: "sent", message });
    expect(shown()).toEqual(["Right: recall"]);
    expect(on.fake.ledger.calls("chat.update")).toEqual([]);
  });

  test.each([
    ["is used up", { kind: "error", error: "used_url" }],
    ["breaks", { kind: "drop", when: "before" }],
    ["breaks after it worked", { kind: "drop", when: "after" }],
    ["is throttled", { kind: "throttle", retryAfterS: 60 }],
    ["fails", { kind: "http-500" }],
  ] as const)("goes the long way when that address %s", async (_, fault) => {
    await sent();
    const { message, replyUrl } = await press();
    on.fake.faults.add({ on: "response_url", fault });
    expect(await on.chat.rewrite(on.to, message, ID, VERDICT, replyUrl)).toEqual({ kind: "sent", message });
    expect(shown()).toEqual(["Right: recall"]);
    expect(on.fake.ledger.calls("chat.update")).toHaveLength(1);
  });

  test("never calls an address that is not Slack's, whoever asks", async () => {
    const message = await sent();
    const foreign = `${on.fake.publicUrl.replace("127.0.0.1", "localhost")}/hooks/actions/x/1/y`;
    expect(await on.chat.rewrite(on.to, message, ID, VERDICT, foreign)).toMatchObject({ kind: "sent" });
    expect(on.fake.ledger.calls("response_url")).toEqual([]);
  });

  test("can be done twice, keeps the delivery id, and takes the buttons away", async () => {
    const message = await sent();
    await on.chat.rewrite(on.to, message, ID, VERDICT);
    await on.chat.rewrite(on.to, message, ID, VERDICT);
    const [kept] = on.fake.messagesOf(on.thandi);
    expect(kept?.message).toMatchObject({ blocks: [{ type: "rich_text" }], metadata: { event_payload: { id: ID } } });
    expect(await on.chat.find(on.to, ID)).toEqual({ kind: "found", message });
  });

  test("a message that is gone is refused, one in a busy Slack waits, one without an answer is in doubt", async () => {
    const message = await sent();
    const gone = await on.chat.rewrite(on.to, { ...message, message: "1.000001" }, ID, VERDICT);
    expect(gone).toEqual({ kind: "refused", reason: "bad-message", detail: "chat.update: message_not_found" });
    on.fake.faults.add({ on: "chat.update", fault: { kind: "drop", when: "after" }, times: 1 });
    expect(await on.chat.rewrite(on.to, message, ID, VERDICT)).toMatchObject({ kind: "unknown" });
    on.fake.faults.add({ on: "chat.update", fault: { kind: "throttle", retryAfterS: 3 }, times: 1 });
    expect(await on.chat.rewrite(on.to, message, ID, VERDICT)).toEqual({ kind: "throttled", retryAfterMs: 3_000 });
  });
});

describe("looking for a message", () => {
  test("finds exactly the one with this delivery id", async () => {
    const first = await sent();
    await sent("L1/2026-11-02/summary" as DeliveryId);
    expect(await on.chat.find(on.to, ID)).toEqual({ kind: "found", message: first });
    expect(await on.chat.find(on.to, "L1/2026-11-03/lesson" as DeliveryId)).toEqual({ kind: "absent" });
  });

  test("looks through pages, and gives up after the newest six hundred", async () => {
    const message = await sent();
    for (let n = 0; n < 450; n++) void on.fake.say(on.thandi, `Message ${n}`);
    expect(await on.chat.find(on.to, ID)).toEqual({ kind: "found", message });
    for (let n = 0; n < 200; n++) void on.fake.say(on.thandi, `Message ${n}`);
    expect(await on.chat.find(on.to, ID)).toEqual({ kind: "absent" });
    expect(on.fake.ledger.calls("conversations.history")).toHaveLength(6);
  });

  test.each([
    ["throttled", { kind: "throttle", retryAfterS: 9 }, "asked to wait 9000 ms"],
    ["in trouble", { kind: "http-500" }, "conversations.history: HTTP 500"],
    ["not allowed", { kind: "error", error: "missing_scope" }, "conversations.history: missing_scope"],
  ] as const)("is unclear when Slack is %s", async (_, fault, detail) => {
    await sent();
    on.fake.faults.add({ on: "conversations.history", fault });
    expect(await on.chat.find(on.to, ID)).toEqual({ kind: "unclear", detail });
  });
});

describe("who somebody is", () => {
  test("a name, a zone and a language", async () => {
    expect(await on.chat.profile(on.to)).toEqual({ name: "Thandi", zone: "Africa/Johannesburg", locale: "en-ZA" });
  });

  test("is nothing for strangers, closed accounts, and when Slack cannot be asked", async () => {
    expect(await on.chat.profile({ ...on.to, user: "UNOBODY" })).toBeUndefined();
    on.fake.faults.add({ on: "users.info", fault: { kind: "http-500" }, times: 1 });
    expect(await on.chat.profile(on.to)).toBeUndefined();
    on.fake.deactivate(on.thandi);
    expect(await on.chat.profile(on.to)).toBeUndefined();
  });
});
