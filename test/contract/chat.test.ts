import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { slackChat } from "../../src/adapters/slack/chat.ts";
import type { DeliveryId, GroupQuizId, ItemId } from "../../src/core/domain/ids.ts";
import type { Address, Chat, MessageRef } from "../../src/core/ports.ts";
import { notice } from "../../src/core/views/message-cards.ts";
import { startFakeSlack, TEST_BOT_TOKEN } from "../../src/playground/slack/start-fake-slack.ts";
import { MemoryChat } from "../memory-chat.ts";

/** A chat with one person in it, and what that person reads. */
interface Stage {
  readonly chat: Chat;
  readonly to: Address;
  /** A channel the person is in; the app was invited, or not. */
  channel(isInvited: boolean): Promise<string>;
  /** The words of each message, oldest first; in the direct message, or in a channel that everybody sees. */
  reads(channel?: string): string[];
  /** What only this person reads in a channel. */
  hears(channel: string): string[];
  /** What was read on the person's own page last. */
  home(): string | undefined;
  close(): Promise<void>;
}

async function slackStage(): Promise<Stage> {
  const { fake, apiUrl, close } = await startFakeSlack();
  const user = fake.addUser({ name: "Thandi", tz: "Africa/Johannesburg" });
  const chat = slackChat({ tokenFor: async () => TEST_BOT_TOKEN, apiUrl, replyOrigins: [fake.publicUrl] });
  const to: Address = { platform: "slack", workspace: fake.app.teamId, user: user.id };
  const words = (kept: ReturnType<typeof fake.messagesOf>) => kept.map(({ message }) => message.text);
  return {
    chat,
    to,
    close,
    async channel(isInvited) {
      const channel = fake.addChannel({ name: "team", members: [user] });
      if (isInvited) fake.joinChannel(channel);
      return channel;
    },
    reads: (channel) => words(channel ? fake.messagesIn(channel) : fake.messagesOf(user)),
    hears: (channel) => words(fake.ephemeralsFor(user, channel)),
    home: () => JSON.stringify(fake.homeOf(user)?.blocks),
  };
}

async function memoryStage(): Promise<Stage> {
  const chat = new MemoryChat();
  const to: Address = { platform: "slack", workspace: "T1", user: "U1" };
  chat.profiles.set(to.user, { name: "Thandi", zone: "Africa/Johannesburg", locale: "en" });
  return {
    chat,
    to,
    close: async () => {},
    async channel(isInvited) {
      const outcome = { kind: "refused" as const, reason: "bad-message" as const, detail: "not in channel" };
      if (!isInvited) chat.answers.push({ outcome, accepted: false });
      return "C1";
    },
    reads: (channel) => chat.messages.filter((kept) => kept.to === (channel ?? to.user)).map(({ view }) => view.fallback),
    hears: (channel) => chat.whispers.filter((kept) => kept.conversation === channel).map(({ view }) => view.fallback),
    home: () => JSON.stringify(chat.homes.get(to.user)?.blocks),
  };
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

  const quiz = "slack:T1:command:1.2.3" as GroupQuizId;
  const channelOf = (conversation: string) => ({ platform: "slack" as const, workspace: stage.to.workspace, conversation });

  test("announces in a channel it was invited to, and rewrites that in place", async () => {
    const channel = await stage.channel(true);
    const outcome = await stage.chat.announce(channelOf(channel), quiz, notice("Which?"));
    if (outcome.kind !== "sent") throw new Error(JSON.stringify(outcome));
    expect(outcome.message.conversation).toBe(channel);
    expect(await stage.chat.rewrite(stage.to, outcome.message, quiz, notice("This one"))).toMatchObject({ kind: "sent" });
    expect(stage.reads(channel)).toEqual(["This one"]);
    expect(stage.reads()).toEqual([]);
  });

  test("is refused in a channel it was not invited to", async () => {
    const channel = await stage.channel(false);
    expect(await stage.chat.announce(channelOf(channel), quiz, notice("Which?"))).toMatchObject({ kind: "refused" });
    expect(stage.reads(channel)).toEqual([]);
  });

  test("whispers to one person, and nobody else in the channel reads it", async () => {
    const channel = await stage.channel(true);
    await stage.chat.whisper(stage.to, notice("Only you"), { conversation: channel });
    expect(stage.hears(channel)).toEqual(["Only you"]);
    expect(stage.reads(channel)).toEqual([]);
  });

  test("shows somebody's own page as it was shown last", async () => {
    expect(await stage.chat.showHome(stage.to, notice("Before"))).toBe("sent");
    expect(await stage.chat.showHome(stage.to, notice("After"))).toBe("sent");
    expect(stage.home()).toContain("After");
    expect(stage.home()).not.toContain("Before");
  });

  test("cannot open a form when it is too late for that", async () => {
    const field = { type: "words" as const, label: "Your answer", hint: "" };
    const words = { title: "Your answer", question: "Which?", open: "Open", openDescription: "Open", submit: "Send", cancel: "Cancel" };
    const form = { item: "L1/2026-03-02/1/0" as ItemId, ...words, field };
    const message = await send(first, "One");
    expect(await stage.chat.openForm(stage.to, "expired", form, message)).toBe("too-late");
  });

  test("says who somebody is", async () => {
    expect(await stage.chat.profile(stage.to)).toMatchObject({ name: "Thandi", zone: "Africa/Johannesburg" });
  });
});
