import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { answerWith, divider, input, modal, opened, option, plain, textInput } from "./a-modal.ts";
import { type Stage, startStage } from "./tiny-app.ts";

let stage: Stage;
beforeEach(async () => {
  stage = await startStage({ appTimeoutMs: 1_000 });
});
afterEach(() => stage.close());

const USER = "U0THANDI";
const last = () => stage.app.received.at(-1)!.body;
const submissions = () => stage.fake.ledger.deliveries("view").map(({ name }) => name);

describe("A submission", () => {
  it("carries all that was filled in, chosen and ticked", async () => {
    const groups = [{ label: plain("Morning"), options: [option("early"), option("late")] }];
    await opened(stage, [
      textInput("name"),
      input("minutes", { type: "number_input", is_decimal_allowed: false }),
      input("time", { type: "timepicker", initial_time: "09:00" }),
      input("tone", { type: "radio_buttons", options: [option("warm"), option("dry")] }),
      input("slot", { type: "static_select", option_groups: groups }),
      input("days", { type: "multi_static_select", options: [option("mon"), option("tue"), option("wed")] }),
    ]);
    await stage.fake.fill(USER, { block_id: "name" }, "Nomsa");
    await stage.fake.fill(USER, { block_id: "minutes" }, "7");
    await stage.fake.select(USER, { block_id: "time" }, "07:45");
    await stage.fake.select(USER, { block_id: "tone" }, "dry");
    await stage.fake.select(USER, { block_id: "slot" }, 1);
    await stage.fake.tick(USER, { block_id: "days" }, [0, 2]);
    expect(submissions()).toEqual([]);
    expect(await stage.fake.submit(USER)).toMatchObject({ outcome: "acknowledged" });
    expect(last()).toMatchObject({ type: "view_submission", user: { id: USER }, team: { id: "T0PLAYGROUND" }, response_urls: [] });
    expect(last()["view"]).toMatchObject({ callback_id: "settings", hash: expect.any(String) });
    expect(last()["view"].state.values).toEqual({
      name: { it: { type: "plain_text_input", value: "Nomsa" } },
      minutes: { it: { type: "number_input", value: "7" } },
      time: { it: { type: "timepicker", selected_time: "07:45" } },
      tone: { it: { type: "radio_buttons", selected_option: option("dry") } },
      slot: { it: { type: "static_select", selected_option: option("late") } },
      days: { it: { type: "multi_static_select", selected_options: [option("mon"), option("wed")] } },
    });
  });

  it("answered with nothing closes the modal and shows the one below", async () => {
    const first = await opened(stage, [textInput("a", { optional: true })]);
    answerWith(stage, { response_action: "push", view: modal([textInput("b", { optional: true })]) });
    await stage.fake.submit(USER);
    expect(stage.fake.modalOf(USER)).toMatchObject({ previous_view_id: first["id"] });
    await stage.fake.submit(USER);
    expect(stage.fake.modalOf(USER)).toMatchObject({ id: first["id"] });
    await stage.fake.submit(USER);
    expect(stage.fake.modalOf(USER)).toBeUndefined();
  });

  it("answered with errors stays open and shows them until the next try", async () => {
    await opened(stage, [textInput("name", { optional: true })]);
    answerWith(stage, { response_action: "errors", errors: { name: "Taken already." } });
    await stage.fake.submit(USER);
    expect(stage.fake.modalErrorsOf(USER)).toEqual({ name: "Taken already." });
    await stage.fake.submit(USER);
    expect([stage.fake.modalOf(USER), stage.fake.modalErrorsOf(USER)]).toEqual([undefined, {}]);
  });

  it("answered with errors beside what is no input is the app's bug, and said so", async () => {
    await opened(stage, [textInput("name", { optional: true }), { ...divider, block_id: "line" }]);
    answerWith(stage, { response_action: "errors", errors: { line: "?" } });
    await expect(stage.fake.submit(USER)).rejects.toThrow("no input block has the id line; there is: name");
    answerWith(stage, { response_action: "explode" });
    await expect(stage.fake.submit(USER)).rejects.toThrow("cannot be used");
    answerWith(stage, { response_action: "update", view: modal([]) });
    await expect(stage.fake.submit(USER)).rejects.toThrow("invalid_arguments");
    expect(stage.fake.modalOf(USER)).toBeDefined();
  });

  it("answered with an update or a clear is rewritten in place, or closed with all below", async () => {
    const { id, hash } = await opened(stage, [textInput("a", { optional: true })]);
    answerWith(stage, { response_action: "update", view: modal([divider], { title: plain("Saved") }) });
    await stage.fake.submit(USER);
    expect(stage.fake.modalOf(USER)).toMatchObject({ id, title: plain("Saved") });
    expect(stage.fake.modalOf(USER)?.hash).not.toBe(hash);
    answerWith(stage, { response_action: "push", view: modal([divider]) });
    await stage.fake.submit(USER);
    answerWith(stage, { response_action: "clear" });
    await stage.fake.submit(USER);
    expect(stage.fake.modalOf(USER)).toBeUndefined();
  });

  it("that the app does not take stays open and says that there was trouble", async () => {
    await opened(stage, [textInput("a", { optional: true })]);
    stage.app.answerNext({ status: 500 }, { never: true });
    for (const outcome of ["http_error", "http_timeout"]) {
      expect(await stage.fake.submit(USER)).toMatchObject({ outcome });
      expect(stage.fake.modalTroubleOf(USER)).toMatch("trouble");
      expect(stage.fake.modalOf(USER)).toBeDefined();
    }
    await stage.fake.submit(USER);
    expect(stage.fake.modalTroubleOf(USER)).toBeUndefined();
  });

  it("comes twice when duplicates are ordered", async () => {
    await opened(stage, [textInput("a", { optional: true })]);
    stage.fake.faults.add({ on: "view", fault: { kind: "duplicate" }, times: 1 });
    await stage.fake.submit(USER);
    await stage.fake.idle();
    expect(submissions()).toEqual(["view_submission", "view_submission"]);
  });
});

describe("Slack's own client", () => {
  const number = (more: object = {}) => input("n", { type: "number_input", is_decimal_allowed: false, min_value: "5", max_value: "30", ...more });

  it("does not send a modal with a required input left empty", async () => {
    await opened(stage, [textInput("must"), textInput("may", { optional: true })]);
    expect(await stage.fake.submit(USER)).toBeUndefined();
    expect(stage.fake.modalErrorsOf(USER)).toEqual({ must: expect.stringContaining("required") });
    expect(submissions()).toEqual([]);
  });

  it.each([
    ["words", "ten", {}],
    ["a fraction where whole numbers are asked for", "7.5", {}],
    ["less than the least", "4", {}],
    ["more than the most", "31", {}],
  ])("does not send %s as a number", async (_, text, more) => {
    await opened(stage, [number(more)]);
    await stage.fake.fill(USER, {}, text);
    expect(await stage.fake.submit(USER)).toBeUndefined();
    expect(Object.keys(stage.fake.modalErrorsOf(USER))).toEqual(["n"]);
  });

  it("sends numbers within the limits", async () => {
    await opened(stage, [number({ is_decimal_allowed: true })]);
    await stage.fake.fill(USER, {}, "7.5");
    expect(await stage.fake.submit(USER)).toMatchObject({ outcome: "acknowledged" });
  });

  it("cannot submit what has no submit button", async () => {
    await opened(stage, [divider], { submit: undefined });
    await expect(stage.fake.submit(USER)).rejects.toThrow("nothing to submit it with");
  });
});

describe("Acting in a modal", () => {
  const menu = { type: "overflow", action_id: "more", options: [option("skip"), option("stop")] };

  it("goes to the modal on top, unless a message is named", async () => {
    const user = stage.fake.addUser({ id: USER, name: "Thandi", tz: "UTC" });
    const go = { type: "actions", elements: [{ type: "button", action_id: "go", text: plain("Start") }] };
    const { ts } = (await stage.call("chat.postMessage", { channel: user.id, text: "Hi", blocks: [go] })).body;
    const view = await opened(stage, [go]);
    await stage.fake.click(user, { label: "Start" });
    expect(last()["container"]).toEqual({ type: "view", view_id: view["id"] });
    await stage.fake.click(user, { label: "Start", ts });
    expect(last()["container"]).toMatchObject({ type: "message", message_ts: ts });
  });

  it("tells of a choice in a menu at once, and an overflow menu holds nothing", async () => {
    await opened(stage, [{ type: "section", block_id: "s", text: plain("More"), accessory: menu }]);
    await stage.fake.select(USER, { action_id: "more" }, "stop");
    expect(last()["actions"][0]).toMatchObject({ type: "overflow", block_id: "s", selected_option: option("stop") });
    expect(last()["view"].state.values).toEqual({});
    expect(() => stage.fake.select(USER, { action_id: "more" }, "fly")).toThrow("skip | stop");
  });

  it("forgets a choice that an update no longer offers", async () => {
    const pick = (...texts: string[]) => input("p", { type: "static_select", options: texts.map(option) });
    const { id } = await opened(stage, [pick("a", "b")]);
    await stage.fake.select(USER, {}, "b");
    await stage.call("views.update", { view_id: id, view: modal([pick("a", "c")]) });
    expect(stage.fake.modalOf(USER)?.state.values["p"]).toEqual({ it: { type: "static_select", selected_option: null } });
  });
});

describe("Closing a modal", () => {
  it("is told only to an app that asked for it", async () => {
    await opened(stage, [divider]);
    expect(await stage.fake.closeModal(USER)).toBeUndefined();
    const { id } = await opened(stage, [divider], { notify_on_close: true });
    await stage.fake.closeModal(USER);
    expect(last()).toMatchObject({ type: "view_closed", is_cleared: false, view: { id } });
    expect(() => stage.fake.modalOf(USER)).not.toThrow();
    await expect(stage.fake.closeModal(USER)).rejects.toThrow("No modal is open");
  });

  it("closes those below as well when it says so", async () => {
    await opened(stage, [textInput("a", { optional: true })]);
    answerWith(stage, { response_action: "push", view: modal([divider], { clear_on_close: true, notify_on_close: true }) });
    await stage.fake.submit(USER);
    await stage.fake.closeModal(USER);
    expect([last()["is_cleared"], stage.fake.modalOf(USER)]).toEqual([true, undefined]);
  });
});
