import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Question } from "../../../src/core/domain/course.ts";
import type { Item } from "../../../src/core/domain/session-record.ts";
import type { Address } from "../../../src/core/ports.ts";
import type { FilledIn } from "../../../src/core/views/answer-form.ts";
import { StoryFundi } from "../../fundi.ts";
import { beginAnew } from "./anew.ts";
import { everyKind, fill, openForm, rightly, untilAsked, waiting } from "./every-kind.ts";

const ada: Address = { platform: "slack", workspace: "T1", user: "U-ada" };
const eve: Address = { ...ada, user: "U-eve" };
const course = everyKind();
const KINDS = ["multiple", "ordering", "numeric", "short-text"] as const;

let fundi: StoryFundi;
beforeAll(async () => {
  fundi = await StoryFundi.open("2026-03-02T10:00+01:00");
});
beforeEach(async () => {
  await beginAnew(fundi, "2026-03-02T10:00+01:00", course);
  fundi.chat.forms.splice(0);
  await fundi.join(ada, course.id);
});

const asked = (kind: Question["kind"]) => untilAsked(fundi, ada, kind);
const wrongly = (item: Item): FilledIn => {
  const right = rightly(item);
  return "typed" in right ? { typed: "99" } : { positions: right.positions.toReversed() };
};
const card = (message: string) => fundi.chat.messages.find(({ ref }) => ref.message === message);
const words = () => fundi.chat.last(ada).view.fallback;
const answersTo = async (item: string) => (await fundi.store.query('SELECT "right" FROM answer WHERE item_id = $1', [item])).rows;

describe("a question that takes more than one press", () => {
  test.each([
    ["multiple", { type: "several", options: { length: 3 } }],
    ["ordering", { type: "order", labels: ["Step 1", "Step 2", "Step 3"], options: { length: 3 } }],
    ["numeric", { type: "number", label: "Your answer in days", hint: "Type a number of days." }],
    ["short-text", { type: "words", label: "Your answer" }],
  ] as const)("opens a form of its own: %s", async (kind, field) => {
    const open = await asked(kind);
    const sent = fundi.chat.messages.length;
    expect(fundi.chat.actionsOf(fundi.chat.last(ada).view)).toContainEqual({ type: "fill", item: open.item.id });
    await openForm(fundi, ada, open);
    expect(fundi.chat.forms).toMatchObject([{ to: ada.user, message: open.message, form: { item: open.item.id, field } }]);
    expect(fundi.chat.messages).toHaveLength(sent);
    expect(await answersTo(open.item.id)).toEqual([]);
  });

  test.each(KINDS)("is scored once when its form is sent, and rewritten in place: %s", async (kind) => {
    const open = await asked(kind);
    await fill(fundi, ada, open, rightly(open.item));
    expect(await answersTo(open.item.id)).toEqual([{ right: true }]);
    expect(card(open.message.message)?.view.fallback).toContain("Right!");
    await Promise.all([fill(fundi, ada, open, wrongly(open.item)), fill(fundi, ada, open, rightly(open.item))]);
    expect(await answersTo(open.item.id)).toEqual([{ right: true }]);
    expect(card(open.message.message)?.view.fallback).toContain("Right!");
  });

  test("whose form comes too late can be answered by typing, and says so", async () => {
    const open = await asked("ordering");
    await openForm(fundi, ada, open, "expired");
    expect(fundi.chat.forms).toEqual([]);
    expect(words()).toMatch(/could not be opened in time.*Type the numbers in the right order/);
    const { positions } = rightly(open.item) as { positions: number[] };
    await fundi.say(ada, positions.map((position) => position + 1).join(" "));
    expect(await answersTo(open.item.id)).toEqual([{ right: true }]);
  });

  test("that was answered already opens no form: its card is brought up to date", async () => {
    const open = await asked("multiple");
    await fill(fundi, ada, open, rightly(open.item));
    const before = card(open.message.message)?.rewrites ?? 0;
    const sent = fundi.chat.messages.length;
    await openForm(fundi, ada, open);
    expect(fundi.chat.forms).toEqual([]);
    expect(card(open.message.message)).toMatchObject({ rewrites: before + 1, view: { fallback: expect.stringContaining("Right!") } });
    expect(fundi.chat.messages).toHaveLength(sent);
  });
});

describe("what a form brings and cannot be an answer", () => {
  test("a number that is none is asked for again, and the question stays", async () => {
    const open = await asked("numeric");
    await fill(fundi, ada, open, { typed: "about a fortnight" });
    expect(words()).toMatch(/could not read that as an answer.*Type a number of days/);
    expect(await answersTo(open.item.id)).toEqual([]);
    expect((await waiting(fundi, ada))?.item.id).toBe(open.item.id);
    await fill(fundi, ada, open, { typed: "14" });
    expect(await answersTo(open.item.id)).toEqual([{ right: true }]);
  });

  test.each([
    ["multiple", []],
    ["multiple", [0, 0]],
    ["multiple", [3]],
    ["ordering", [0, 1]],
    ["ordering", [0, 1, 1]],
    ["ordering", [0, 1, 99]],
    ["numeric", [0]],
    ["short-text", [0]],
  ] as const)("positions that a question does not offer are no answer: %s %j", async (kind, positions) => {
    const open = await asked(kind);
    await fill(fundi, ada, open, { positions });
    expect(await answersTo(open.item.id)).toEqual([]);
    expect((await waiting(fundi, ada))?.item.id).toBe(open.item.id);
  });

  test("somebody else's question can neither be opened nor answered", async () => {
    await fundi.join(eve, course.id);
    const open = await asked("multiple");
    await openForm(fundi, eve, open);
    expect(fundi.chat.last(eve).view.fallback).toContain("I no longer have this");
    await fill(fundi, eve, open, rightly(open.item));
    expect(fundi.chat.forms).toEqual([]);
    expect(await answersTo(open.item.id)).toEqual([]);
  });
});

test("“I don't know” typed into a form counts as not knowing, not as a wrong answer that was meant", async () => {
  const open = await asked("short-text");
  await fill(fundi, ada, open, { typed: "don't know" });
  expect(await answersTo(open.item.id)).toEqual([{ right: false }]);
  expect(card(open.message.message)?.view.fallback).toContain("Good to know what to learn");
});
