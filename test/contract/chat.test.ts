import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { slackChat } from "../../src/adapters/slack/chat.ts";
import type { DeliveryId } from "../../src/core/domain/ids.ts";
import type { Address, Chat, MessageRef } from "../../src/core/ports.ts";
import { notice } from "../../src/core/views/message-cards.ts";
import { startFakeSlack, TEST_BOT_TOKEN } from "../../src/playground/slack/start-fake-slack.ts";
import { MemoryChat } from "../memory-chat.ts";

/** A chat with one person in it, and what that person reads. */
interface Stage {
  readonly chat: Chat;
  readonly to: Address;
  /** The words of each message, oldest first. */
  reads(): string[];
  close(): Promise<void>;
}

async function slackStage(): Promise<Stage> {
  const { fake, apiUrl, close } = await startFakeSlack();
  const user = fake.addUser({ name: "Thandi", tz: "Africa/Johannesburg" });
  const chat = slackChat({ tokenFor: () => TEST_BOT_TOKEN, apiUrl, replyOrigins: [fake.publicUrl] });
  const to: Address = { platform: "slack", workspace: fake.app.teamId, user: user.id };
  return { chat, to, close, reads: () => fake.messagesOf(user).map(({ message }) => message.text) };
}

async function memoryStage(): Promise<Stage> {
  const chat = new MemoryChat();
  const to: Address = { platform: "slack", workspace: "T1", user: "U1" };
  chat.profiles.set(to.user, { name: "Thandi", zone: "Africa/Johannesburg", locale: "en" });
  return { chat, to, close: async () => {}, reads: () => chat.messagesOf(to).map(({ view }) => view.fallback) };
}

const first = "L1/2026-03-02/1/card" as DeliveryId;
const second = "L1/2026-03-03/1/card" as DeliveryId;
const inTime = async (): Promise<boolean> => true;

describe.each([
  ["Slack", slackStage],
  ["memory", memoryStage],
])("a chat (%s)", (_name, open) => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await open();
  });
  afterEach(() => stage.close());

  async function send(id: DeliveryId, words: string): Promise<MessageRef> {
    const outcome = await stage.chat.send(stage.to, id, notice(words), inTime);
    if (outcome.kind !== "sent") throw new Error(JSON.stringify(outcome));
    return outcome.message;
  }

  test("shows what was sent, in order", async () => {
    await send(first, "One");
    await send(second, "Two");
    expect(stage.reads()).toEqual(["One", "Two"]);
  });

  test("finds a message by its delivery, and knows when there is none", async () => {
    await send(second, "Two");
    const message = await send(first, "One");
    expect(await stage.chat.find(stage.to, first)).toEqual({ kind: "found", message });
    expect(await stage.chat.find(stage.to, "L1/2026-03-04/1/card" as DeliveryId)).toEqual({ kind: "absent" });
  });

  test("rewrites a message in place, as often as it is asked to", async () => {
    const message = await send(first, "One");
    await send(second, "Two");
    for (let i = 0; i < 2; i++) {
      expect(await stage.chat.rewrite(stage.to, message, first, notice("One, answered"))).toEqual({ kind: "sent", message });
    }
    expect(stage.reads()).toEqual(["One, answered", "Two"]);
  });

  test("still finds a message that was rewritten", async () => {
    const message = await send(first, "One");
    await stage.chat.rewrite(stage.to, message, first, notice("One, answered"));
    expect(await stage.chat.find(stage.to, first)).toEqual({ kind: "found", message });
  });

  test("refuses to rewrite what is not there", async () => {
    const message = await send(first, "One");
    const gone = { ...message, message: "1700000000.000001" };
    expect(await stage.chat.rewrite(stage.to, gone, first, notice("One"))).toMatchObject({ kind: "refused", reason: "bad-message" });
  });

  test("posts nothing for a sender that was held up", async () => {
    expect(await stage.chat.send(stage.to, first, notice("One"), async () => false)).toMatchObject({ kind: "throttled" });
    expect(stage.reads()).toEqual([]);
  });

  test("says who somebody is", async () => {
    expect(await stage.chat.profile(stage.to)).toMatchObject({ name: "Thandi", zone: "Africa/Johannesburg" });
  });
});
