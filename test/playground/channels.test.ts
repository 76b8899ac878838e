import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { plain, thandi } from "./a-modal.ts";
import { type Stage, startStage } from "./tiny-app.ts";

let stage: Stage;
let general: string;
beforeEach(async () => {
  stage = await startStage({ scopes: ["chat:write", "channels:history"] });
  stage.fake.addUser({ id: "U0SIPHO", name: "Sipho", tz: "UTC" });
  general = stage.fake.addChannel({ name: "general", members: [thandi(stage)] });
});
afterEach(() => stage.close());

const last = () => stage.app.received.at(-1)!.body;
const post = (channel = general, more: object = {}) => stage.call("chat.postMessage", { channel, text: "Quiz!", ...more });
const reply = (body: object) => fetch(last()["response_url"], { method: "POST", body: JSON.stringify(body) });
const button = { type: "actions", elements: [{ type: "button", action_id: "a", text: plain("Answer") }] };

describe("A channel", () => {
  it("takes the bot's messages once the bot was invited", async () => {
    expect((await post("C404")).body["error"]).toBe("channel_not_found");
    expect((await post()).body["error"]).toBe("not_in_channel");
    expect((await stage.call("conversations.history", { channel: general })).body["error"]).toBe("not_in_channel");
    stage.fake.joinChannel(general);
    const { ts } = (await post()).body;
    await stage.call("chat.update", { channel: general, ts, text: "Over." });
    expect(stage.fake.messagesIn(general)).toMatchObject([{ message: { text: "Over." } }]);
    expect((await stage.call("conversations.history", { channel: general })).body["messages"]).toMatchObject([{ text: "Over." }]);
    expect(stage.fake.messagesOf("U0THANDI")).toEqual([]);
  });

  it("shows a message for one member to that member alone, and to no stranger", async () => {
    stage.fake.joinChannel(general);
    const whisper = (user: string) => stage.call("chat.postEphemeral", { channel: general, user, text: "Psst" });
    expect((await whisper("U0SIPHO")).body["error"]).toBe("user_not_in_channel");
    await whisper("U0THANDI");
    expect(stage.fake.ephemeralsFor("U0THANDI", general)).toMatchObject([{ onlyFor: "U0THANDI", message: { text: "Psst" } }]);
    expect([stage.fake.ephemeralsFor("U0SIPHO", general), stage.fake.messagesIn(general)]).toEqual([[], []]);
  });

  it("is where a click on its message happened, and where it is answered", async () => {
    stage.fake.joinChannel(general);
    const { ts } = (await post(general, { blocks: [button] })).body;
    await stage.fake.click("U0THANDI", { channel: general, label: "Answer" });
    expect(last()).toMatchObject({ container: { channel_id: general, message_ts: ts }, channel: { id: general, name: "general" } });
    await reply({ text: "Noted.", response_type: "ephemeral", replace_original: false });
    expect(stage.fake.ephemeralsFor("U0THANDI", general)).toMatchObject([{ message: { text: "Noted." } }]);
    expect(stage.fake.messagesIn(general)).toHaveLength(1);
    await reply({ text: "Closed.", replace_original: true });
    expect(stage.fake.messagesIn(general)).toMatchObject([{ message: { text: "Closed." } }]);
  });

  it("shows nothing to click to somebody who is not in it", async () => {
    stage.fake.joinChannel(general);
    await post(general, { blocks: [button] });
    expect(() => stage.fake.click("U0SIPHO", { channel: general })).toThrow("Sipho is not in");
  });

  it("is named by a command typed there, with the people and channels it mentions", async () => {
    stage.fake.addUser({ id: "U0LONG", name: "Thandi Nkosi", tz: "UTC" });
    await stage.fake.command("U0THANDI", "/fundi", "kudos @thandi nkosi and @Sipho in #general, not @nobody", { channel: general });
    expect(last()).toMatchObject({
      channel_id: general,
      channel_name: "general",
      text: `kudos <@U0LONG|Thandi Nkosi> and <@U0SIPHO|Sipho> in <#${general}|general>, not @nobody`,
    });
    await reply({ text: "Thanks." });
    expect(stage.fake.ephemeralsFor("U0THANDI", general)).toHaveLength(1);
  });

  it("hears people, of which the app is not told", async () => {
    expect(stage.fake.sayIn("U0THANDI", general, "Morning!")).toMatchObject({ channel: general, message: { user: "U0THANDI", text: "Morning!" } });
    expect(() => stage.fake.sayIn("U0SIPHO", general, "Hi")).toThrow("not in");
    expect([stage.fake.messagesIn(general).length, stage.app.received.length]).toEqual([1, 0]);
  });
});
