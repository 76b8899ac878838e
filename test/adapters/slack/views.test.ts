import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { GroupQuizId, ItemId } from "../../../src/core/domain/ids.ts";
import type { AnswerForm, FormField } from "../../../src/core/views/answer-form.ts";
import { notice } from "../../../src/core/views/message-cards.ts";
import type { View } from "../../../src/core/views/view.ts";
import { roundTrip } from "./round-trip.ts";
import { ID, inTime, LESSON } from "./stage.ts";

const item = "L1/2026-11-02/1/1" as ItemId;
const QUIZ = "slack:T1:command:1.2.3" as GroupQuizId;

let on: Awaited<ReturnType<typeof roundTrip>>;
beforeEach(async () => {
  on = await roundTrip();
});
afterEach(() => on.close());

const formWith = (field: FormField): AnswerForm => ({
  item,
  title: "Your answer",
  question: "Which?",
  open: "Choose…",
  openDescription: "Open the form",
  submit: "Send",
  cancel: "Cancel",
  field,
});

/** A question in the direct message, whose form Thandi opens. */
async function opened(field: FormField): Promise<void> {
  const form = formWith(field);
  await on.chat.send(on.to, ID, { fallback: "Which?", blocks: [{ type: "form", form }] }, inTime);
  await on.fake.click(on.thandi, { label: "Choose…" });
  const { trigger = "", message, intent } = on.told();
  expect(intent).toEqual({ kind: "pressed", action: { type: "fill", item } });
  if (!message) throw new Error("a press names its message");
  expect(await on.chat.openForm(on.to, trigger, form, message)).toBe("opened");
}

describe("a form that is opened, filled in and sent comes back as an answer to its question, over all the protocol", () => {
  test("boxes, over both their groups", async () => {
    await opened({ type: "several", label: "Tick", options: Array.from({ length: 12 }, (_, n) => `Option ${n}`) });
    await on.fake.tick(on.thandi, { block_id: "field-0" }, [0, 2]);
    await on.fake.tick(on.thandi, { block_id: "field-1" }, [1]);
    await on.fake.submit(on.thandi);
    const [card] = on.fake.messagesOf(on.thandi);
    expect(on.told()).toMatchObject({
      from: { user: on.thandi.id, conversation: card?.channel },
      intent: { kind: "filled", item, filled: { positions: [0, 2, 11] } },
      message: { conversation: card?.channel, message: card?.message.ts },
    });
    expect(on.fake.modalOf(on.thandi)).toBeUndefined();
  });

  test("an order; a step put at two places is said beside the second, and the form stays open until that is mended", async () => {
    await opened({ type: "order", labels: ["First", "Second"], options: ["Water", "Tea"], mistake: "Use each step once." });
    for (const block_id of ["field-0", "field-1"]) await on.fake.select(on.thandi, { block_id }, 1);
    const before = on.events.length;
    await on.fake.submit(on.thandi);
    expect(on.fake.modalErrorsOf(on.thandi)).toEqual({ "field-1": "Use each step once." });
    expect(on.events).toHaveLength(before);
    await on.fake.select(on.thandi, { block_id: "field-1" }, 0);
    await on.fake.submit(on.thandi);
    expect(on.told().intent).toMatchObject({ kind: "filled", filled: { positions: [1, 0] } });
    expect(on.fake.modalOf(on.thandi)).toBeUndefined();
  });

  test.each([
    ["number", "3.5"],
    ["words", "spaced repetition"],
  ] as const)("%s that were typed", async (type, typed) => {
    await opened({ type, label: "Your answer", hint: "" });
    await on.fake.fill(on.thandi, { block_id: "field-0" }, typed);
    await on.fake.submit(on.thandi);
    expect(on.told().intent).toMatchObject({ filled: { typed } });
  });
});

describe("a form that cannot be opened", () => {
  const message = { conversation: "D1", message: "1.2" };
  const words = formWith({ type: "words", label: "Your answer", hint: "" });

  test("is too late, with a trigger that was never given or is used up", async () => {
    expect(await on.chat.openForm(on.to, "1.2.3", words, message)).toBe("too-late");
    await opened({ type: "words", label: "Your answer", hint: "" });
    const { trigger = "" } = on.told();
    expect(await on.chat.openForm(on.to, trigger, words, message)).toBe("too-late");
  });

  test.each([
    ["fails", { kind: "http-500" }],
    ["is busy", { kind: "throttle", retryAfterS: 1 }],
    ["breaks off", { kind: "drop", when: "before" }],
  ] as const)("is too late when Slack %s", async (_, fault) => {
    on.fake.faults.add({ on: "views.open", fault });
    expect(await on.chat.openForm(on.to, "1.2.3", words, message)).toBe("too-late");
  });
});

describe("the learner's own page", () => {
  const page: View = { fallback: "Home", blocks: [{ type: "note", text: "Today" }, ...LESSON.blocks.slice(1)] };

  test("is shown, as often as it is asked for, and its buttons and menus say that they are pressed there", async () => {
    const options = [{ label: "08:30", action: { type: "command" as const, word: "settings" as const, rest: "time 08:30" } }];
    const withMenu: View = { ...page, blocks: [...page.blocks, { type: "menu", label: "Time", options }] };
    for (let i = 0; i < 2; i++) expect(await on.chat.showHome(on.to, withMenu)).toBe("sent");
    expect(on.fake.homeOf(on.thandi)?.blocks).toMatchObject([{ type: "context" }, { type: "actions" }, { type: "section" }]);
    await on.fake.click(on.thandi, { view: "home", label: "2" });
    expect(on.told()).toMatchObject({ place: "home", intent: { action: { type: "answer", choice: 1 } } });
    await on.fake.select(on.thandi, { view: "home", block_id: "2-menu" }, 0);
    expect(on.told()).toMatchObject({ place: "home", intent: { action: { word: "settings", rest: "time 08:30" } } });
  });

  test.each([
    ["throttled", { kind: "throttle", retryAfterS: 1 }],
    ["unknown", { kind: "http-500" }],
    ["refused", { kind: "error", error: "invalid_arguments" }],
  ] as const)("is %s when Slack says so", async (outcome, fault) => {
    on.fake.faults.add({ on: "views.publish", fault });
    expect(await on.chat.showHome(on.to, page)).toBe(outcome);
  });
});

describe("in a channel", () => {
  let channel: string;
  beforeEach(() => {
    channel = on.fake.addChannel({ name: "team", members: [on.thandi] });
  });
  const to = () => ({ platform: "slack" as const, workspace: on.to.workspace, conversation: channel });

  test("a question is announced once invited, and refused before", async () => {
    expect(await on.chat.announce(to(), QUIZ, notice("Which?"))).toMatchObject({ kind: "refused" });
    on.fake.joinChannel(channel);
    const outcome = await on.chat.announce(to(), QUIZ, notice("Which?"));
    expect(outcome).toMatchObject({ kind: "sent", message: { conversation: channel } });
    expect(on.fake.messagesIn(channel).map(({ message }) => message.text)).toEqual(["Which?"]);
  });

  test("a press there says in which message, and gives no place to answer in private", async () => {
    on.fake.joinChannel(channel);
    const action = { type: "group-answer" as const, quiz: QUIZ, choice: 1 };
    await on.chat.announce(to(), QUIZ, notice("Which?", [{ label: "2", action }]));
    await on.fake.click(on.thandi, { channel, label: "2" });
    const told = on.told();
    expect(told).toMatchObject({ intent: { kind: "pressed", action }, message: { conversation: channel } });
    expect(told.from).not.toHaveProperty("conversation");
  });

  test("a whisper reaches one person only: by the address that came along, else by a call", async () => {
    on.fake.joinChannel(channel);
    await on.fake.command(on.thandi, "/fundi", "quiz here", { channel });
    const { replyUrl } = on.told();
    await on.chat.whisper(on.to, notice("By the address"), { conversation: channel, replyUrl });
    await on.chat.whisper(on.to, notice("By a call"), { conversation: channel });
    expect(on.fake.ephemeralsFor(on.thandi, channel).map(({ message }) => message.text)).toEqual(["By the address", "By a call"]);
    expect(on.fake.messagesIn(channel)).toEqual([]);
    expect(on.fake.ledger.calls("chat.postEphemeral")).toHaveLength(1);
  });

  test("a whisper that fails is lost, and nobody is told", async () => {
    await on.chat.whisper(on.to, notice("Nobody hears this"), { conversation: "C0NOWHERE" });
    await on.chat.whisper({ ...on.to, workspace: "T0" }, notice("Nor this"), { conversation: channel });
    expect(on.fake.ephemeralsFor(on.thandi, channel)).toEqual([]);
  });
});
