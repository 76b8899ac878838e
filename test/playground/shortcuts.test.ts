import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { thandi } from "./a-modal.ts";
import { type Stage, startStage } from "./tiny-app.ts";

let stage: Stage;
beforeEach(async () => {
  stage = await startStage();
});
afterEach(() => stage.close());

const last = () => stage.app.received.at(-1)!.body;
const who = { user: { id: "U0THANDI" }, team: { id: "T0PLAYGROUND" } };
const trigger_id = expect.stringMatching(/^\d+\.\d+\.[0-9a-f]{32}$/);

describe("A shortcut", () => {
  it("from anywhere says who called it, and nothing of a place", async () => {
    await stage.fake.shortcut(thandi(stage), "next_lesson");
    expect(last()).toMatchObject({ type: "shortcut", callback_id: "next_lesson", trigger_id, ...who, action_ts: "1768208400.000000" });
    for (const absent of ["channel", "message", "response_url"]) expect(last()).not.toHaveProperty(absent);
    expect(stage.fake.ledger.deliveries("shortcut")).toMatchObject([{ name: "next_lesson", user: "U0THANDI", outcome: "acknowledged" }]);
  });

  it("on a message brings the message and a way to answer it", async () => {
    await stage.fake.say(thandi(stage), "Photosynthesis turns light into sugar.");
    const [kept] = stage.fake.messagesOf("U0THANDI");
    await stage.fake.messageShortcut("U0THANDI", "make_lesson", kept!);
    expect(last()).toMatchObject({
      type: "message_action",
      callback_id: "make_lesson",
      trigger_id,
      ...who,
      channel: { id: "D0THANDI" },
      message_ts: kept!.message.ts,
      message: { text: "Photosynthesis turns light into sugar." },
    });
    await fetch(last()["response_url"], { method: "POST", body: JSON.stringify({ text: "Made." }) });
    expect(stage.fake.messagesOf("U0THANDI").at(-1)).toMatchObject({ onlyFor: "U0THANDI", message: { text: "Made." } });
  });
});
