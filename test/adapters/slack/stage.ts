import { type SlackChatOptions, slackChat } from "../../../src/adapters/slack/chat.ts";
import type { DeliveryId, ItemId } from "../../../src/core/domain/ids.ts";
import type { Address } from "../../../src/core/ports.ts";
import type { View } from "../../../src/core/views/view.ts";
import type { FakeSlackOptions } from "../../../src/playground/slack/fake-slack-options.ts";
import { startFakeSlack, TEST_BOT_TOKEN } from "../../../src/playground/slack/start-fake-slack.ts";

export const ID = "L1/2026-11-02/lesson" as DeliveryId;

export const LESSON: View = {
  fallback: "Today: retrieval",
  blocks: [
    { type: "heading", text: "Retrieval" },
    { type: "buttons", buttons: [{ label: "2", action: { type: "answer", item: "L1/2026-11-02/1/1" as ItemId, choice: 1 } }] },
  ],
};

export const VERDICT: View = { fallback: "Right: recall", blocks: [{ type: "verdict", right: true, text: "Right: recall" }] };

/** A workspace with one learner, and our way into it. */
export async function stage(options: Partial<SlackChatOptions> = {}, fakeOptions: Partial<FakeSlackOptions> = {}) {
  const started = await startFakeSlack(fakeOptions);
  const { fake } = started;
  const thandi = fake.addUser({ id: "U1THANDI", name: "Thandi", tz: "Africa/Johannesburg", locale: "en-ZA" });
  const to: Address = { platform: "slack", workspace: fake.app.teamId, user: thandi.id };
  const chat = slackChat({ tokenFor: async () => TEST_BOT_TOKEN, apiUrl: started.apiUrl, replyOrigins: [fake.publicUrl], ...options });
  return { ...started, chat, to, thandi };
}

/** Whoever sends is not late. */
export const inTime = async (): Promise<boolean> => true;
