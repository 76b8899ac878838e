import { webApi } from "@slack/bolt";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { TEST_BOT_TOKEN } from "../../src/playground/slack/start-fake-slack.ts";
import { aTrigger, divider, home, modal, opened, plain, textInput, thandi } from "./a-modal.ts";
import { type Stage, startStage, withButton } from "./tiny-app.ts";

let stage: Stage;
let machine = 0;
beforeEach(async () => {
  machine = 0;
  stage = await startStage({ machineNow: () => machine });
});
afterEach(() => stage.close());

const open = (trigger_id: unknown, view: object = modal([divider])) => stage.call("views.open", { trigger_id, view });
const push = async (view: object = modal([divider])) => stage.call("views.push", { trigger_id: await aTrigger(stage), view });
const last = () => stage.app.received.at(-1)!.body;

describe("A trigger", () => {
  it("comes with a click, a command, a shortcut and a submission, and opens a modal", async () => {
    const { user } = await withButton(stage);
    await stage.fake.click(user, { label: "Start" });
    expect((await open(last()["trigger_id"])).body["ok"]).toBe(true);
    await stage.fake.command(user, "/fundi", "settings");
    expect((await open(last()["trigger_id"], modal([textInput("name", { optional: true })]))).body["ok"]).toBe(true);
    await stage.fake.submit(user);
    expect(last()["type"]).toBe("view_submission");
    expect((await open(last()["trigger_id"])).body["ok"]).toBe(true);
    await stage.fake.shortcut(user, "new");
    expect((await open(last()["trigger_id"])).body["ok"]).toBe(true);
  });

  it("works once", async () => {
    const trigger = await aTrigger(stage);
    await open(trigger);
    expect((await open(trigger)).body).toEqual({ ok: false, error: "exchanged_trigger_id" });
  });

  it("works for three seconds of machine time", async () => {
    const [first, second] = [await aTrigger(stage), await aTrigger(stage)];
    machine += 3_000;
    expect((await open(first)).body["ok"]).toBe(true);
    machine += 1;
    expect((await open(second)).body).toEqual({ ok: false, error: "expired_trigger_id" });
  });

  it("must have been handed out", async () => {
    expect((await open("12.34.abc")).body["error"]).toBe("invalid_trigger_id");
    expect((await open(undefined)).body["error"]).toBe("invalid_arguments");
  });

  it("is not used up by a view that Slack refuses", async () => {
    const trigger = await aTrigger(stage);
    expect((await open(trigger, modal([]))).body["error"]).toBe("invalid_arguments");
    expect((await open(trigger)).body["ok"]).toBe(true);
  });
});

describe("A modal", () => {
  it("is known to the app by all that Slack tells of it", async () => {
    const view = await opened(stage, [textInput("name")], { private_metadata: "lesson 7", external_id: "mine", notify_on_close: true });
    expect(view).toMatchObject({
      id: expect.stringMatching(/^V/),
      hash: expect.stringMatching(/^\d+\.[0-9a-f]{8}$/),
      type: "modal",
      callback_id: "settings",
      private_metadata: "lesson 7",
      external_id: "mine",
      root_view_id: view["id"],
      previous_view_id: null,
      app_id: "A0FUNDI",
      bot_id: "B0FUNDI",
      team_id: "T0PLAYGROUND",
      notify_on_close: true,
      state: { values: { name: { it: { type: "plain_text_input", value: null } } } },
    });
    expect(stage.fake.modalOf("U0THANDI")).toMatchObject({ id: view["id"], hash: view["hash"] });
    expect(stage.fake.ledger.calls("views.open")).toMatchObject([{ answer: "ok", applied: true, user: "U0THANDI", view: { id: view["id"] } }]);
  });

  it("is opened by Slack's own client, in a form", async () => {
    const client = new webApi.WebClient(TEST_BOT_TOKEN, { slackApiUrl: stage.apiUrl, retryConfig: { retries: 0 } });
    const view = { type: "modal" as const, title: { type: "plain_text" as const, text: "Hi" }, blocks: [{ type: "divider" as const }] };
    expect(await client.views.open({ trigger_id: await aTrigger(stage), view })).toMatchObject({ ok: true, view: { type: "modal" } });
  });

  it("stands on at most two others", async () => {
    expect((await push()).body["error"]).toBe("not_found");
    const first = await opened(stage, [divider]);
    const second = (await push()).body["view"];
    expect(second).toMatchObject({ root_view_id: first["id"], previous_view_id: first["id"] });
    expect((await push()).body["view"]).toMatchObject({ root_view_id: first["id"], previous_view_id: second.id });
    expect((await push()).body).toEqual({ ok: false, error: "push_limit_reached" });
  });

  it("is updated by its id or the app's own, while it is open and only from the state the app knows", async () => {
    const { id, hash } = await opened(stage, [textInput("name")], { external_id: "mine" });
    await stage.fake.fill("U0THANDI", {}, "Nomsa");
    const view = modal([textInput("name"), divider], { external_id: "mine" });
    const updated = (await stage.call("views.update", { view_id: id, hash, view })).body["view"];
    expect(updated).toMatchObject({ id, root_view_id: id, state: { values: { name: { it: { value: "Nomsa" } } } } });
    expect(updated.hash).not.toBe(hash);
    expect((await stage.call("views.update", { view_id: id, hash, view })).body["error"]).toBe("hash_conflict");
    expect((await stage.call("views.update", { external_id: "mine", view })).body["ok"]).toBe(true);
    await stage.fake.closeModal("U0THANDI");
    expect((await stage.call("views.update", { view_id: id, view })).body["error"]).toBe("not_found");
  });

  it("may not take another's external_id", async () => {
    await opened(stage, [divider], { external_id: "mine" });
    expect((await push(modal([divider], { external_id: "mine" }))).body["error"]).toBe("duplicate_external_id");
  });
});

describe("A Home", () => {
  const publish = (more: object = {}) => stage.call("views.publish", { user_id: "U0THANDI", view: home(), ...more });

  it("is shown when its user looks, and told with it from then on", async () => {
    thandi(stage);
    await stage.fake.openHome("U0THANDI");
    expect(last()["event"]).toMatchObject({ type: "app_home_opened", tab: "home", user: "U0THANDI", channel: "D0THANDI" });
    expect([last()["event"].view, stage.fake.homeOf("U0THANDI")]).toEqual([undefined, undefined]);
    const { view } = (await publish()).body;
    expect(stage.fake.homeOf("U0THANDI")).toEqual(view);
    await stage.fake.openHome("U0THANDI");
    expect(last()["event"].view).toMatchObject({ id: view.id, hash: view.hash, type: "home" });
    await stage.fake.openDm("U0THANDI");
    expect(last()["event"].view).toBeUndefined();
  });

  it("is not overwritten by an app that knew another one", async () => {
    thandi(stage);
    const { hash } = (await publish()).body["view"];
    expect((await publish({ hash })).body["ok"]).toBe(true);
    expect((await publish({ hash })).body).toEqual({ ok: false, error: "hash_conflict" });
    expect(stage.fake.ledger.calls("views.publish").map(({ answer, applied, user }) => [answer, applied, user])).toEqual([
      ["ok", true, "U0THANDI"],
      ["ok", true, "U0THANDI"],
      ["hash_conflict", false, "U0THANDI"],
    ]);
  });

  it("needs a user and a home view", async () => {
    expect((await publish()).body["error"]).toBe("user_not_found");
    thandi(stage);
    expect((await publish({ view: modal([divider]) })).body["error"]).toBe("invalid_arguments");
    expect((await publish({ view: home([divider], { title: plain("Home") }) })).body["error"]).toBe("invalid_arguments");
  });

  it("takes clicks, which say where they happened and offer no response_url", async () => {
    thandi(stage);
    const buttons = { type: "actions", block_id: "b", elements: [{ type: "button", action_id: "go", text: plain("Start") }] };
    const { id } = (await publish({ view: home([buttons]) })).body["view"];
    expect(() => stage.fake.click("U0THANDI", { label: "Start" })).toThrow("Nothing on the screen");
    await stage.fake.click("U0THANDI", { view: "home", label: "Start" });
    expect(last()).toMatchObject({ type: "block_actions", container: { type: "view", view_id: id }, view: { id }, actions: [{ action_id: "go" }] });
    for (const absent of ["channel", "message", "response_url"]) expect(last()).not.toHaveProperty(absent);
  });
});
