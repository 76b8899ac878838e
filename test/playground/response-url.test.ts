import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Stage, startStage, withButton } from "./tiny-app.ts";

let stage: Stage;
let machine = 0;
beforeEach(async () => {
  machine = 0;
  stage = await startStage({ machineNow: () => machine });
});
afterEach(() => stage.close());

async function use(url: string, body: object): Promise<{ status: number; body: unknown }> {
  const response = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  return { status: response.status, body: await response.json() };
}

async function clicked() {
  const there = await withButton(stage);
  await stage.fake.click(there.user, { label: "Start" });
  const texts = () => stage.fake.messagesOf(there.user).map(({ message, onlyFor }) => (onlyFor ? `(${message.text})` : message.text));
  return { ...there, url: stage.app.received.at(-1)!.body["response_url"] as string, texts };
}

describe("A response_url", () => {
  it("replaces the message it came from", async () => {
    const { url, texts, user } = await clicked();
    expect(await use(url, { replace_original: true, text: "Right!" })).toEqual({ status: 200, body: { ok: true } });
    expect(texts()).toEqual(["Right!"]);
    expect(stage.fake.ledger.calls("response_url")).toMatchObject([{ answer: "ok", applied: true, user: user.id, message: { text: "Right!" } }]);
  });

  it("deletes it", async () => {
    const { url, texts } = await clicked();
    await use(url, { delete_original: true });
    expect(texts()).toEqual([]);
    expect(await use(url, { delete_original: true })).toMatchObject({ status: 400, body: { error: "message_not_found" } });
  });

  it("says something new, to the user alone unless it is for the channel", async () => {
    const { url, texts } = await clicked();
    await use(url, { text: "Psst" });
    await use(url, { text: "All", response_type: "in_channel" });
    expect(texts()).toEqual(["Ready?", "(Psst)", "All"]);
  });

  it("can be used five times", async () => {
    const { url } = await clicked();
    for (let i = 1; i <= 5; i++) expect((await use(url, { replace_original: true, text: `${i}` })).status).toBe(200);
    expect(await use(url, { text: "6" })).toEqual({ status: 404, body: { ok: false, error: "used_url" } });
  });

  it("dies after thirty minutes of machine time", async () => {
    const { url } = await clicked();
    machine += 30 * 60_000;
    expect((await use(url, { text: "still" })).status).toBe(200);
    machine += 1;
    expect(await use(url, { text: "late" })).toEqual({ status: 404, body: { ok: false, error: "expired_url" } });
  });

  it("checks blocks like any message", async () => {
    const { url } = await clicked();
    expect(await use(url, { text: "t", blocks: [{ type: "nonsense" }] })).toMatchObject({ status: 400, body: { error: "invalid_blocks" } });
    expect(await use(url, { blocks: [] })).toMatchObject({ status: 400, body: { error: "no_text" } });
  });

  it("changes an ephemeral message, which nothing else can", async () => {
    const { user, channel } = await withButton(stage);
    const button = { type: "button", action_id: "hide", text: { type: "plain_text", text: "Hide" } };
    const posted = await stage.call("chat.postEphemeral", {
      channel,
      user: user.id,
      text: "Psst",
      blocks: [{ type: "actions", elements: [button] }],
    });
    expect((await stage.call("chat.update", { channel, ts: posted.body["message_ts"], text: "?" })).body["error"]).toBe("message_not_found");
    await stage.fake.click(user, { label: "Hide" });
    const { body } = stage.app.received.at(-1)!;
    expect([body["message"], body["container"].is_ephemeral]).toEqual([undefined, true]);
    await use(body["response_url"], { replace_original: true, text: "Hidden" });
    expect(stage.fake.messagesOf(user).at(-1)).toMatchObject({ onlyFor: user.id, message: { text: "Hidden" } });
  });

  it("works for a command", async () => {
    const user = stage.fake.addUser({ name: "Thandi", tz: "UTC" });
    await stage.fake.command(user, "/fundi", "help");
    await use(stage.app.received.at(-1)!.body["response_url"], { text: "Help", replace_original: true });
    expect(stage.fake.messagesOf(user)).toMatchObject([{ onlyFor: user.id, message: { text: "Help" } }]);
  });
});
