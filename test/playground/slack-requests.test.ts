import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { TEST_SIGNING_SECRET } from "../../src/playground/slack/start-fake-slack.ts";
import { type Stage, startStage, withButton } from "./tiny-app.ts";

let stage: Stage;
beforeEach(async () => {
  stage = await startStage({ retryDelaysMs: [0, 5, 10], appTimeoutMs: 1_000 });
});
afterEach(() => stage.close());

const last = () => stage.app.received.at(-1)!;
const thandi = () => stage.fake.addUser({ id: "U0THANDI", name: "Thandi", tz: "Africa/Johannesburg" });

describe("Every request to the app", () => {
  it("is signed over its raw body with machine time", async () => {
    await stage.fake.say(thandi(), "héllo 👋");
    const { headers, raw } = last();
    const timestamp = headers["x-slack-request-timestamp"]!;
    const expected = createHmac("sha256", TEST_SIGNING_SECRET).update(`v0:${timestamp}:${raw}`).digest("hex");
    expect(headers["x-slack-signature"]).toBe(`v0=${expected}`);
    expect(Math.abs(Number(timestamp) - Date.now() / 1000)).toBeLessThan(5);
  });

  it("bears a wrong signature or a foreign time stamp when a test wants one", async () => {
    await stage.fake.deliver({ what: "raw", contentType: "application/json", body: "{}", timestamp: 1, signature: "v0=00" });
    expect(last().headers).toMatchObject({ "x-slack-request-timestamp": "1", "x-slack-signature": "v0=00" });
  });
});

describe("An event", () => {
  it("tells of a direct message as JSON, with the text escaped and the blocks not", async () => {
    const answer = await stage.fake.say(thandi(), "1 < 2 & <@U1>");
    expect(answer).toMatchObject({ outcome: "acknowledged", status: 200 });
    expect(last().headers["content-type"]).toBe("application/json");
    const { event, ...envelope } = last().body;
    expect(envelope).toMatchObject({ type: "event_callback", team_id: "T0PLAYGROUND", event_id: expect.stringMatching(/^Ev/) });
    expect(event).toMatchObject({ type: "message", channel: "D0THANDI", channel_type: "im", user: "U0THANDI", text: "1 &lt; 2 &amp; &lt;@U1&gt;" });
    expect(event.blocks[0].elements[0].elements[0].text).toBe("1 < 2 & <@U1>");
    expect(event.ts).toBe("1768208400.000000");
  });

  it("tells that the direct message was opened", async () => {
    await stage.fake.openDm(thandi());
    expect(last().body["event"]).toMatchObject({ type: "app_home_opened", tab: "messages", user: "U0THANDI", channel: "D0THANDI" });
  });

  it("is tried three times more with the reason of the last failure, the same id and a fresh signature", async () => {
    stage.app.answerNext({ status: 500 }, { never: true }, { status: 503 }, { status: 200 });
    expect(await stage.fake.say(thandi(), "hi")).toMatchObject({ outcome: "http_error", status: 500 });
    await stage.fake.idle();
    const attempts = stage.app.received.map(({ headers }) => [headers["x-slack-retry-num"], headers["x-slack-retry-reason"]]);
    expect(attempts).toEqual([
      [undefined, undefined],
      ["1", "http_error"],
      ["2", "http_timeout"],
      ["3", "http_error"],
    ]);
    expect(new Set(stage.app.received.map(({ body }) => body["event_id"])).size).toBe(1);
    expect(stage.fake.ledger.deliveries("event").map(({ attempt, outcome }) => [attempt, outcome])).toEqual([
      [0, "http_error"],
      [1, "http_timeout"],
      [2, "http_error"],
      [3, "acknowledged"],
    ]);
  });

  it("is not tried again when the app says so", async () => {
    stage.app.answerNext({ status: 500, headers: { "x-slack-no-retry": "1" } });
    await stage.fake.say(thandi(), "hi");
    await stage.fake.idle();
    expect(stage.app.received).toHaveLength(1);
  });

  it("meets an app that is not there without throwing", async () => {
    stage.fake.requestUrl = "http://127.0.0.1:1/slack/events";
    expect(await stage.fake.say(thandi(), "anyone?")).toMatchObject({ outcome: "connection_failed" });
  });

  it("comes twice when duplicates are ordered", async () => {
    stage.fake.faults.add({ on: "event", fault: { kind: "duplicate" }, times: 1 });
    await stage.fake.say(thandi(), "once");
    await stage.fake.idle();
    const [one, two] = stage.app.received;
    expect([stage.app.received.length, one!.body["event_id"]]).toEqual([2, two!.body["event_id"]]);
  });

  it("says that the app was removed, when its token is already dead", async () => {
    await stage.fake.uninstall();
    expect(last().body["event"]).toEqual({ type: "app_uninstalled" });
    expect((await stage.call("auth.test")).body).toMatchObject({ ok: false, error: "token_revoked" });
  });
});

describe("A click", () => {
  it("comes as a bare form with the message, the button and the ways to answer", async () => {
    const { user, channel, ts } = await withButton(stage);
    expect(await stage.fake.click(user, { label: "Start" })).toMatchObject({ outcome: "acknowledged" });
    expect(last().headers["content-type"]).toBe("application/x-www-form-urlencoded");
    expect(last().body).toMatchObject({
      type: "block_actions",
      user: { id: user.id, team_id: "T0PLAYGROUND" },
      container: { type: "message", message_ts: ts, channel_id: channel, is_ephemeral: false },
      channel: { id: channel },
      message: { ts, text: "Ready?" },
      response_url: expect.stringContaining("/hooks/actions/T0PLAYGROUND/"),
      trigger_id: expect.stringMatching(/^\d+\.\d+\.[0-9a-f]{32}$/),
      actions: [{ type: "button", action_id: "go", block_id: "buttons", value: "start 1", action_ts: expect.stringMatching(/^\d+\.\d{6}$/) }],
    });
  });

  it("is given up after the time Slack waits, and never tried again", async () => {
    const { user } = await withButton(stage);
    stage.app.answerNext({ never: true });
    expect(await stage.fake.click(user, { label: "Start" })).toMatchObject({ outcome: "http_timeout" });
    await stage.fake.idle();
    expect(stage.app.received).toHaveLength(1);
  });

  it("can be repeated as it was, though its button is gone", async () => {
    const { user, channel, ts } = await withButton(stage);
    await stage.fake.click(user, { label: "Start" });
    await stage.call("chat.update", { channel, ts, text: "Started" });
    await stage.fake.repeatLast("click");
    const [first, second] = stage.app.received;
    expect(second!.raw).toBe(first!.raw);
    expect(() => stage.fake.clickPayload(user, { label: "Start" })).toThrow("Nothing on the screen fits");
  });

  it("is impossible for a deactivated user", async () => {
    const { user } = await withButton(stage);
    stage.fake.deactivate(user);
    expect(() => stage.fake.click(user, { label: "Start" })).toThrow("deactivated");
  });
});

describe("Ticked boxes", () => {
  const option = (text: string) => ({ text: { type: "plain_text", text }, value: text });
  const boxes = { type: "checkboxes", action_id: "boxes", options: ["a", "b", "c"].map(option) };
  const submit = { type: "button", action_id: "submit", text: { type: "plain_text", text: "Submit" } };

  it("are told as they change, and come with the button in state.values", async () => {
    const user = thandi();
    const blocks = [{ type: "actions", block_id: "q", elements: [boxes, submit] }];
    await stage.call("chat.postMessage", { channel: user.id, text: "Which?", blocks });
    await stage.fake.tick(user, { action_id: "boxes" }, [0, 2]);
    expect(last().body["actions"][0]).toMatchObject({ type: "checkboxes", selected_options: [{ value: "a" }, { value: "c" }] });
    await stage.fake.click(user, { label: "Submit" });
    expect(last().body["state"].values).toEqual({ q: { boxes: { type: "checkboxes", selected_options: [option("a"), option("c")] } } });
  });

  it("are silent inside an input, and empty until ticked", async () => {
    const user = thandi();
    const input = { type: "input", block_id: "in", label: { type: "plain_text", text: "Which?" }, element: boxes };
    await stage.call("chat.postMessage", { channel: user.id, text: "Which?", blocks: [input, { type: "actions", elements: [submit] }] });
    await stage.fake.click(user, { label: "Submit" });
    expect(last().body["state"].values.in.boxes.selected_options).toEqual([]);
    expect(await stage.fake.tick(user, {}, [1])).toBeUndefined();
    await stage.fake.click(user, { label: "Submit" });
    expect(last().body["state"].values.in.boxes.selected_options).toEqual([option("b")]);
  });
});

describe("A slash command", () => {
  it("comes as form fields", async () => {
    await stage.fake.command(thandi(), "/fundi", "settings time 08:30");
    expect(last().headers["content-type"]).toBe("application/x-www-form-urlencoded");
    expect(last().body).toMatchObject({
      command: "/fundi",
      text: "settings time 08:30",
      user_id: "U0THANDI",
      channel_id: "D0THANDI",
      is_enterprise_install: "false",
    });
  });

  it.each([
    ["plain text", "text/plain", "Here is help."],
    ["JSON", "application/json", JSON.stringify({ response_type: "ephemeral", text: "Here is help." })],
  ])("answered at once in %s is shown to the user alone", async (_, contentType, body) => {
    stage.app.answerNext({ headers: { "content-type": contentType }, body });
    await stage.fake.command(thandi(), "/fundi", "help");
    expect(stage.fake.messagesOf("U0THANDI")).toMatchObject([{ onlyFor: "U0THANDI", message: { text: "Here is help." } }]);
    expect((await stage.call("conversations.history", { channel: "D0THANDI" })).body["messages"]).toEqual([]);
  });
});
