import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { EventKey, GroupQuizId } from "../../../src/core/domain/ids.ts";
import type { Address, SendOutcome, Signal } from "../../../src/core/ports.ts";
import { StoryFundi } from "../../fundi.ts";
import { publishable } from "../../make.ts";
import { beginAnew } from "./anew.ts";

const START = "2026-03-02T10:00+01:00";
const ada: Address = { platform: "slack", workspace: "T1", user: "U-ada" };
const somebody = (user: string): Address => ({ ...ada, user });
const bob = somebody("U-bob");
const course = publishable("basics", { "recall/one": 4 });

let fundi: StoryFundi;
beforeAll(async () => {
  fundi = await StoryFundi.open(START);
});
beforeEach(async () => {
  await beginAnew(fundi, START, course);
  for (const list of [fundi.chat.whispers, fundi.chat.answers]) list.splice(0);
  await fundi.join(ada, course.id);
});

const askHere = (more: Partial<Signal> = {}) => fundi.signal(ada, { kind: "said", text: "quiz here" }, { place: { channel: "C1" }, ...more });
const asked = () => fundi.chat.messages.filter(({ to }) => to === "C1");
const shown = () => JSON.stringify(asked().at(-1)?.view);
const heard = (who: Address) => fundi.chat.whispers.filter(({ to }) => to === who.user).map(({ view }) => view.fallback);
const count = async (table: string) => Number((await fundi.store.query(`SELECT count(*) FROM ${table}`, [])).rows[0]?.count);
const quizId = () => asked()[0]?.id as GroupQuizId;

function choose(who: Address, choice: number, more: Partial<Signal> = {}) {
  return fundi.signal(who, { kind: "pressed", action: { type: "group-answer", quiz: quizId(), choice } }, { message: asked()[0]?.ref, ...more });
}
const reveal = (who: Address) => fundi.signal(who, { kind: "pressed", action: { type: "reveal", quiz: quizId() } }, { message: asked()[0]?.ref });
/** The live count is written at most every few seconds of the machine's time. */
const aWhileLater = () => fundi.store.query("UPDATE group_quiz SET drawn_at = drawn_at - interval '1 minute'", []);
const refused: SendOutcome = { kind: "refused", reason: "learner-gone", detail: "not_in_channel" };

describe("a question to a whole channel", () => {
  test("is asked where the command was typed, with a button for each option and one to show the answer", async () => {
    await askHere();
    expect(asked()).toHaveLength(1);
    const actions = fundi.chat.actionsOf(asked()[0]?.view as never);
    expect(actions.map(({ type }) => type)).toEqual(["group-answer", "group-answer", "group-answer", "reveal"]);
    expect(shown()).toContain("Only you see what you choose");
  });

  test("and whoever asked there is not sent to their direct message, where nothing is", async () => {
    await askHere();
    expect(heard(ada)).toEqual([]);
  });

  test("is asked in the channel that the command names, wherever that was typed", async () => {
    await fundi.signal(ada, { kind: "said", text: "quiz team", channel: "C1" });
    expect(asked()).toHaveLength(1);
  });

  test("that is named in words only is asked nowhere, and how to name it is told", async () => {
    await fundi.say(ada, "quiz #team");
    await fundi.say(ada, "quiz here");
    expect(asked()).toEqual([]);
    expect(fundi.chat.last(ada).view.fallback).toContain("/fundi quiz here");
  });

  test("that Fundi was not invited to is refused, in a whisper that says what to do, and in nothing else", async () => {
    fundi.chat.answers.push({ outcome: refused, accepted: false });
    await askHere();
    expect(asked()).toEqual([]);
    expect(heard(ada)).toEqual([expect.stringContaining("/invite @Fundi")]);
  });

  test("is asked once, however often the platform tells of the command", async () => {
    for (let i = 0; i < 3; i++) await askHere({ key: "slack:T1:command:1.2.3" as EventKey });
    expect(asked()).toHaveLength(1);
  });

  test("waits where the platform is busy, and is then asked once", async () => {
    fundi.chat.answers.push({ outcome: { kind: "throttled", retryAfterMs: 7_000 }, accepted: false });
    const key = "slack:T1:command:1.2.4" as EventKey;
    expect(await askHere({ key })).toEqual({ againMs: 7_000 });
    expect(await askHere({ key })).toBeUndefined();
    expect(asked()).toHaveLength(1);
  });

  test("whose arrival is in doubt is not asked again, and the first press on it shows that it is there", async () => {
    fundi.chat.answers.push({ outcome: { kind: "unknown", detail: "cut" }, accepted: true });
    await askHere();
    expect(heard(ada).at(0)).toContain("I am not sure");
    await choose(bob, 1);
    expect(shown()).toContain("1 answer so far");
  });
});

describe("answers in a channel", () => {
  beforeEach(() => askHere());

  test("are private, and the first one counts", async () => {
    await choose(bob, 1);
    await choose(bob, 0);
    await choose(bob, 1);
    expect(heard(bob)).toEqual([expect.stringMatching(/^Your answer: 2\./), expect.stringMatching(/^Your first answer counts: 2\./)]);
    expect(fundi.chat.whispers.filter(({ to }) => to === bob.user).map(({ conversation }) => conversation)).toEqual(["C1", "C1"]);
    expect(shown()).not.toMatch(/U-bob|chosen/);
  });

  test("are counted live, in place", async () => {
    await choose(bob, 1);
    expect(shown()).toContain("1 answer so far");
    expect(await choose(ada, 0)).toEqual({ againMs: expect.any(Number) });
    expect(shown()).toContain("1 answer so far");
    await aWhileLater();
    await choose(ada, 0);
    expect(shown()).toContain("2 answers so far");
    expect(asked()).toHaveLength(1);
  });

  test("may be given by anybody, and make nobody a learner", async () => {
    await choose(bob, 1);
    expect(await fundi.store.people.find(bob)).toBeUndefined();
    expect(fundi.chat.messagesOf(bob)).toEqual([]);
    expect(await count("learner")).toBe(1);
  });

  test("move nobody's mastery, reviews or streak, not even a learner's", async () => {
    await choose(ada, 0);
    await fundi.passTo("2026-03-02T10:20+01:00");
    for (const table of ["answer", "mastery", "review", "streak_day", "session_item"]) expect([table, await count(table)]).toEqual([table, 0]);
  });

  test("to what was not asked, or pressed on another message, count for nothing", async () => {
    await choose(bob, 3);
    await choose(bob, 1, { message: { conversation: "C2", message: "1" } });
    await choose(bob, 1, { message: undefined });
    expect(heard(bob)).toEqual([]);
    expect(await count("group_answer")).toBe(0);
  });

  test("ten at once from one person count once", async () => {
    await Promise.all(Array.from({ length: 10 }, (_, i) => choose(bob, i % 3)));
    expect(await count("group_answer")).toBe(1);
  });
});

describe("the answer", () => {
  beforeEach(() => askHere());

  test("is shown early to everybody by whoever asked, and by nobody else", async () => {
    await reveal(bob);
    expect(heard(bob)).toEqual([expect.stringContaining("Whoever asked can show the answer early")]);
    expect(shown()).not.toContain("right answer");
    await reveal(ada);
    expect(shown()).toContain("right answer");
    expect(fundi.chat.actionsOf(asked()[0]?.view as never)).toEqual([]);
  });

  test("comes by itself after 15 minutes, with its explanation and its source, once", async () => {
    await fundi.passTo("2026-03-02T10:14+01:00");
    expect(shown()).not.toContain("right answer");
    await fundi.passTo("2026-03-02T10:15+01:00");
    for (const words of ["right answer", "Right is “Yes”: This is why Yes is right.", "example.org/source", "Nobody answered."])
      expect(shown()).toContain(words);
    const { rewrites } = asked()[0] ?? {};
    await fundi.passTo("2026-03-02T12:00+01:00");
    expect(asked()[0]?.rewrites).toBe(rewrites);
  });

  test("keeps to itself how fewer than five chose", async () => {
    for (let i = 0; i < 4; i++) await choose(somebody(`U-${i}`), i % 3);
    await reveal(ada);
    expect(shown()).toContain("4 answers in all");
    expect(shown()).toContain("Fewer than five");
    expect(shown()).not.toContain("chosen by");
  });

  test("says from five on how many chose what", async () => {
    for (let i = 0; i < 6; i++) await choose(somebody(`U-${i}`), i < 4 ? 0 : 1);
    await reveal(ada);
    expect(shown()).toContain("6 answers in all");
    for (const words of ["chosen by 4", "chosen by 2", "chosen by 0"]) expect(shown()).toContain(words);
  });

  test("once shown, who chose what is forgotten, and whoever comes late is told that it is over", async () => {
    await choose(bob, 1);
    await reveal(ada);
    expect(await count("group_answer")).toBe(0);
    expect((await fundi.store.query("SELECT * FROM group_quiz", [])).rows.map((row) => JSON.stringify(row))).toEqual([
      expect.not.stringContaining("U-bob"),
    ]);
    await choose(bob, 0);
    expect(heard(bob).at(-1)).toContain("closed");
    expect(await count("group_answer")).toBe(0);
  });
});
