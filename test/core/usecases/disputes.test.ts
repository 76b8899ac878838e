import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ItemId, QuestionId } from "../../../src/core/domain/ids.ts";
import type { Address } from "../../../src/core/ports.ts";
import { keepItem } from "../../../src/core/usecases/care-for-items.ts";
import { tick } from "../../../src/core/usecases/tick.ts";
import { StoryFundi } from "../../fundi.ts";
import { publishable } from "../../make.ts";
import { beginAnew } from "./anew.ts";

const course = publishable("basics", { "recall/one": 4, "recall/two": 4 });
const [first, second] = ["basics/one-1", "basics/one-2"] as [QuestionId, QuestionId];
const ada: Address = { platform: "slack", workspace: "T1", user: "U-ada" };
const called = (user: string, workspace = "T1"): Address => ({ ...ada, user, workspace });

const START = "2026-03-02T08:00+01:00";

let fundi: StoryFundi;
beforeAll(async () => {
  fundi = await StoryFundi.open(START);
});
beforeEach(() => beginAnew(fundi, START, course));

/** Takes up the course and opens its first lesson; both of its questions are asked, one after the other. */
async function begin(...learners: Address[]): Promise<void> {
  for (const who of learners) {
    await fundi.join(who, course.id);
    await fundi.say(who, "learn");
    await fundi.press(who, ({ type }) => type === "start");
  }
}

const dispute = (who: Address, question: QuestionId) =>
  fundi.press(who, (action) => action.type === "dispute" && action.item.endsWith(place(question)));
/** The lesson's questions are asked in the author's order. */
const place = (question: QuestionId): string => (question === first ? "/0" : "/1");
const cardsOf = (who: Address) => fundi.chat.messagesOf(who).filter(({ id }) => id.endsWith("/question"));
const disputesOffered = (who: Address) => cardsOf(who).map(({ view }) => fundi.chat.actionsOf(view).filter(({ type }) => type === "dispute").length);
const disputes = async () => (await fundi.store.query("SELECT item_id, learner_id, state, decided_at FROM dispute ORDER BY item_id", [])).rows;
const messagesAbout = (who: Address, part: "correction" | "report") => fundi.chat.messagesOf(who).filter(({ id }) => id.includes(`/${part}/`));

async function openItem(who: Address): Promise<ItemId> {
  const person = await fundi.store.people.find(who);
  const open = person && (await fundi.store.learning.openItem(person.learner.id));
  if (!open) throw new Error("no question waits");
  return open.item.id;
}

/** The author decides, and the next look at the clock does the rest. */
async function uphold(question: QuestionId): Promise<void> {
  await fundi.store.items.uphold(question, fundi.now);
  await look();
}

async function look() {
  const { replayed } = await tick(fundi.ports, fundi.now);
  await fundi.settle();
  return replayed;
}

describe("Something wrong with this question?", () => {
  beforeEach(() => begin(ada));

  test("stands below every answered question, right or wrong, pressed or typed, and below no open one", async () => {
    expect(disputesOffered(ada)).toEqual([0]);
    await fundi.answer(ada, true);
    expect(disputesOffered(ada)).toEqual([1, 0]);
    await fundi.answer(ada, false, "type");
    expect(disputesOffered(ada)).toEqual([1, 1]);
  });

  test("reaches the author's list once however often it is pressed, and the card thanks instead of asking again", async () => {
    await fundi.answer(ada, false);
    const [card] = cardsOf(ada);
    const action = { type: "dispute", item: card?.id.replace(/\/question$/, "") as ItemId } as const;
    await Promise.all(Array.from({ length: 5 }, () => fundi.signal(ada, { kind: "pressed", action }, { message: card?.ref, settle: false })));
    await fundi.settle();
    expect(await disputes()).toMatchObject([{ item_id: action.item, state: "open", decided_at: null }]);
    expect((await fundi.store.items.health()).map(({ disputes: count }) => count)).toEqual([1, 0, 0, 0, 0, 0, 0, 0]);
    expect(card?.view.blocks.at(-1)).toEqual({ type: "note", text: "Noted: the author will look at this question. Thank you." });
    expect(fundi.chat.actionsOf(card?.view as never)).toEqual([]);
    expect(JSON.stringify(card?.view)).toContain("Not quite");
  });

  test("changes nothing else: the answer stays as it was scored, and the session goes on", async () => {
    await fundi.answer(ada, true);
    const answers = async () => (await fundi.store.query("SELECT * FROM answer", [])).rows;
    const before = await answers();
    await dispute(ada, first);
    expect(await answers()).toEqual(before);
    await fundi.answer(ada, true);
    expect(fundi.chat.last(ada).view.fallback).toContain("Both right");
  });

  test("is not kept about a question that waits, one that never was, or another learner's", async () => {
    const eve = called("U-eve");
    await begin(eve);
    const open = await openItem(ada);
    await fundi.answer(eve, true);
    const [theirs] = cardsOf(eve);
    const before = JSON.stringify(fundi.chat.messages);
    const press = (item: string, from = ada) =>
      fundi.signal(from, { kind: "pressed", action: { type: "dispute", item: item as ItemId } }, { message: theirs?.ref });
    await press(open);
    await press(theirs?.id.replace(/\/question$/, "") as string);
    await press("nobody/2026-03-02/1/0");
    await press("");
    expect(await disputes()).toEqual([]);
    expect(JSON.stringify(fundi.chat.messages)).toBe(before);
  });
});

describe("A dispute that is upheld", () => {
  const [ben, cem, dan, eve, fay] = [called("U-ben"), called("U-cem"), called("U-dan"), called("U-eve", "T2"), called("U-fay", "T3")] as const;

  test("is told once to everybody who answered, can be reached and has not said stop, in every organisation, however often the records are put right", async () => {
    await begin(ada, ben, cem, dan, eve, fay);
    for (const who of [ada, ben, cem, eve, fay]) await fundi.answer(who, false);
    await dispute(ada, first);
    await fundi.say(cem, "stop");
    await fundi.say(ben, "pause 3 days");
    await fundi.signal(fay, { kind: "workspace-left" });
    expect(await fundi.store.items.uphold(first, fundi.now)).toEqual({ versions: 1, learners: 5 });
    expect((await look()).map(({ told }) => told).sort()).toEqual([0, 1, 2]);
    expect(messagesAbout(ada, "correction").map(({ view }) => view.fallback)).toEqual([
      "A question you answered was wrong, and that was our fault: “Question basics/one-1?”. It no longer counts, and I have put your record right. Thank you for reporting it.",
    ]);
    expect(messagesAbout(ben, "correction")[0]?.view.fallback).not.toContain("Thank you");
    expect([ben, cem, dan, eve, fay].map((who) => messagesAbout(who, "correction").length)).toEqual([1, 0, 0, 1, 0]);
    await fundi.store.items.uphold(first, fundi.now);
    await fundi.store.query("UPDATE organisation SET replay_due = true", []);
    expect((await look()).map(({ told }) => told)).toEqual([0, 0, 0]);
    expect(await disputes()).toMatchObject([{ state: "upheld", decided_at: expect.any(Date) }]);
  });

  test("shows on the card when it is touched again: the question no longer counts", async () => {
    await begin(ada);
    await fundi.answer(ada, true);
    const [card] = cardsOf(ada);
    await uphold(first);
    const item = card?.id.replace(/\/question$/, "") as ItemId;
    await fundi.signal(ada, { kind: "pressed", action: { type: "dispute", item } }, { message: card?.ref });
    expect(card?.view.blocks.at(-1)).toEqual({ type: "note", text: "Something was wrong with this question. It no longer counts." });
  });
});

describe("A dispute that is not upheld", () => {
  test("brings the question back, and is told once to whoever reported it and wants to hear from us", async () => {
    const [ben, cem] = [called("U-ben"), called("U-cem")];
    await begin(ada, ben, cem);
    for (const who of [ada, ben, cem]) await fundi.answer(who, false);
    for (const who of [ada, cem]) await dispute(who, first);
    await fundi.say(cem, "stop");
    expect(await keepItem(fundi.ports, first, fundi.now)).toBe(1);
    expect(await keepItem(fundi.ports, first, fundi.now)).toBe(0);
    await fundi.settle();
    expect(messagesAbout(ada, "report").map(({ view }) => view.fallback)).toEqual([
      "You reported a question: “Question basics/one-1?”. Its author looked at it and finds it right as it is. Thank you for looking closely.",
    ]);
    expect([ben, cem].map((who) => messagesAbout(who, "report").length)).toEqual([0, 0]);
    expect(await disputes()).toMatchObject([{ state: "dismissed" }, { state: "dismissed" }]);
    expect(await look()).toEqual([]);
    expect(await keepItem(fundi.ports, "basics/nope" as QuestionId, fundi.now)).toBeUndefined();
  });

  test("does not bring back what was found to be wrong before, and tells nobody that it was right", async () => {
    await begin(ada);
    await fundi.answer(ada, true);
    await uphold(first);
    const item = cardsOf(ada)[0]?.id.replace(/\/question$/, "") as ItemId;
    await fundi.signal(ada, { kind: "pressed", action: { type: "dispute", item } }, { message: cardsOf(ada)[0]?.ref });
    await keepItem(fundi.ports, first, fundi.now);
    await fundi.settle();
    expect(messagesAbout(ada, "report")).toEqual([]);
    expect((await fundi.store.items.health())[0]).toMatchObject({ question: first, state: "upheld", disputes: 0 });
    expect((await fundi.store.items.health())[1]).toMatchObject({ question: second, state: "in-rotation" });
  });
});
