import { beforeEach, describe, expect, test } from "vitest";
import type { CourseId } from "../../../src/core/domain/ids.ts";
import type { Address } from "../../../src/core/ports.ts";
import { StoryFundi } from "../../fundi.ts";
import { publishable } from "../../make.ts";

const ada: Address = { platform: "slack", workspace: "T1", user: "U-ada" };
const courses = [
  publishable("basics", { "recall/one": 4, "recall/two": 4, "space/three": 4, "space/four": 4, "space/five": 4, "space/six": 4, "space/seven": 4 }),
];

const basics = courses[0]?.id as CourseId;

/** Monday 2 March 2026, 08:00 in Berlin. */
const MONDAY_AT_EIGHT = "2026-03-02T08:00+01:00";

let fundi: StoryFundi;
beforeEach(async () => {
  fundi = await StoryFundi.open(MONDAY_AT_EIGHT);
  await fundi.store.courses.publish(courses, fundi.now);
});

const texts = (): string[] => fundi.chat.messagesOf(ada).map(({ view }) => view.fallback);
const said = (fragment: string): number => texts().filter((text) => text.includes(fragment)).length;

describe("first contact", () => {
  test("says who Fundi is, what it stores and how to stop, once", async () => {
    await fundi.signal(ada, { kind: "opened", what: "conversation" });
    await fundi.signal(ada, { kind: "opened", what: "conversation" });
    expect(fundi.chat.messagesOf(ada)).toHaveLength(1);
    const words = JSON.stringify(fundi.chat.last(ada).view);
    expect(words).toContain("I am a program");
    expect(words).toContain("I store your name");
    expect(words).toContain("stop");
  });

  test("enrols nobody who has not chosen a course, and sends them nothing", async () => {
    await fundi.say(ada, "hello");
    await fundi.passTo("2026-03-06T18:00+01:00");
    expect(fundi.chat.messagesOf(ada)).toHaveLength(1);
  });

  test("waits until the chat can say who it is", async () => {
    fundi.chat.isAway = true;
    expect(await fundi.say(ada, "hello")).toEqual({ againMs: expect.any(Number) });
    expect(fundi.chat.messages).toHaveLength(0);
  });
});

describe("a working day", () => {
  beforeEach(() => fundi.join(ada, basics));

  test("brings one lesson at nine in the learner's own morning", async () => {
    await fundi.passTo("2026-03-02T08:59+01:00");
    expect(said("Then 2 questions")).toBe(0);
    await fundi.passTo("2026-03-02T09:00+01:00");
    expect(said("Then 2 questions")).toBe(1);
  });

  test("asks one question after the other and ends with score, streak and what comes next", async () => {
    await fundi.passTo("2026-03-02T09:00+01:00");
    await fundi.learn(ada);
    expect(fundi.chat.last(ada).view.fallback).toMatch(/Both right.*1 working day in a row.*Next lesson: two, tomorrow at 09:00/);
    expect(await fundi.streak(ada)).toMatchObject({ current: 1, learningDays: 1 });
  });

  test("takes typed numbers as well as buttons", async () => {
    await fundi.passTo("2026-03-02T09:00+01:00");
    await fundi.learn(ada, { how: "type" });
    expect(fundi.chat.last(ada).view.fallback).toContain("Both right");
  });

  test("rewrites an answered question in place: verdict, why, the right one, the source, and no way left to answer", async () => {
    await fundi.passTo("2026-03-02T09:00+01:00");
    await fundi.press(ada, ({ type }) => type === "start");
    const question = fundi.chat.last(ada);
    await fundi.answer(ada, false);
    expect(question.rewrites).toBe(1);
    expect(fundi.chat.actionsOf(question.view).map(({ type }) => type)).toEqual(["dispute"]);
    const words = JSON.stringify(question.view);
    for (const part of ["Not quite.", "your answer", "right answer", "This is why", "Right is “Yes”", "example.org/source"])
      expect(words).toContain(part);
  });

  test("reminds once in the afternoon, never twice, and not after the session was done", async () => {
    await fundi.passTo("2026-03-02T23:00+01:00");
    expect(said("only reminder")).toBe(1);
    await fundi.passTo("2026-03-03T09:00+01:00");
    await fundi.learn(ada);
    await fundi.passTo("2026-03-03T23:00+01:00");
    expect(said("only reminder")).toBe(1);
  });

  test("comes early to whoever asks before nine, and not a second time", async () => {
    await fundi.say(ada, "learn");
    expect(said("Then 2 questions")).toBe(1);
    await fundi.passTo("2026-03-02T23:00+01:00");
    expect(said("Then 2 questions")).toBe(1);
  });

  test("brings more to whoever asks for more", async () => {
    await fundi.passTo("2026-03-02T09:00+01:00");
    await fundi.learn(ada);
    await fundi.say(ada, "learn");
    expect(fundi.chat.last(ada).view.fallback).toContain("two");
    await fundi.learn(ada);
    expect(await fundi.streak(ada)).toMatchObject({ current: 1, learningDays: 1 });
  });

  test("shows the session that still waits again instead of a new one", async () => {
    await fundi.passTo("2026-03-02T09:00+01:00");
    await fundi.say(ada, "learn");
    await fundi.learn(ada);
    expect(said("Both right")).toBe(1);
    expect(await fundi.streak(ada)).toMatchObject({ current: 1 });
  });

  test("goes straight to the questions on “quiz me”", async () => {
    await fundi.passTo("2026-03-02T09:00+01:00");
    await fundi.say(ada, "quiz me");
    expect(fundi.chat.last(ada).view.fallback).toContain("Question 1 of 2");
  });

  test("starts with what is due for review, in a question not seen before", async () => {
    await fundi.passTo("2026-03-02T09:00+01:00");
    await fundi.learn(ada);
    await fundi.passTo("2026-03-03T09:00+01:00");
    await fundi.press(ada, ({ type }) => type === "start");
    expect(JSON.stringify(fundi.chat.last(ada).view)).toMatch(/basics\/one-[34]\?/);
  });
});

describe("the streak", () => {
  beforeEach(() => fundi.join(ada, basics));

  async function learnOn(...days: string[]): Promise<void> {
    for (const day of days) {
      await fundi.passTo(`${day}T09:00+01:00`);
      await fundi.learn(ada);
    }
  }

  test("rests over the weekend", async () => {
    await learnOn("2026-03-06");
    const messages = fundi.chat.messages.length;
    await fundi.passTo("2026-03-08T23:00+01:00");
    expect(fundi.chat.messages).toHaveLength(messages);
    await learnOn("2026-03-09");
    expect(await fundi.streak(ada)).toMatchObject({ current: 2 });
  });

  test("survives a missed day with a spare day earned by five, and says so", async () => {
    await learnOn("2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05", "2026-03-06");
    await fundi.passTo("2026-03-10T09:00+01:00");
    expect(fundi.chat.last(ada).view.fallback).toContain("You missed Monday. A spare day kept your streak of 5.");
    await fundi.learn(ada);
    expect(await fundi.streak(ada)).toMatchObject({ current: 6, freezes: 0 });
  });

  test("breaks without a spare day, and two sessions on the next working day bring it back", async () => {
    await learnOn("2026-03-02", "2026-03-03");
    await fundi.passTo("2026-03-05T09:00+01:00");
    expect(fundi.chat.last(ada).view.fallback).toContain("You missed Wednesday, so your streak of 2 paused. Two sessions today bring it back.");
    await fundi.learn(ada);
    expect(await fundi.streak(ada)).toMatchObject({ current: 1 });
    await fundi.say(ada, "learn");
    await fundi.learn(ada);
    expect(await fundi.streak(ada)).toMatchObject({ current: 3 });
    expect(fundi.chat.last(ada).view.fallback).toContain("your streak is back at 3");
  });

  test("survives our own outage of 72 hours, and the learner is told once (T4)", async () => {
    await learnOn("2026-03-02", "2026-03-03");
    await fundi.passTo("2026-03-04T09:30+01:00");
    fundi.beAwayTo("2026-03-07T09:30+01:00");
    await fundi.passTo("2026-03-09T09:00+01:00");
    expect(fundi.chat.last(ada).view.fallback).toContain("my fault: your streak is safe");
    await fundi.learn(ada);
    expect(await fundi.streak(ada)).toMatchObject({ current: 3 });
    await learnOn("2026-03-10");
    expect(said("my fault")).toBe(1);
  });
});

describe("silence", () => {
  beforeEach(() => fundi.join(ada, basics));

  test("after five unanswered working days Fundi says so once and stops", async () => {
    await fundi.passTo("2026-03-20T20:00+01:00");
    expect(said("Then 2 questions")).toBe(5);
    expect(said("I stop here")).toBe(1);
    await fundi.say(ada, "resume");
    await fundi.passTo("2026-03-23T09:00+01:00");
    expect(said("Then 2 questions")).toBe(6);
  });

  test("“stop” ends every message at once; “resume” brings them back", async () => {
    await fundi.passTo("2026-03-02T09:00+01:00");
    await fundi.say(ada, "stop");
    const messages = fundi.chat.messages.length;
    await fundi.passTo("2026-03-06T20:00+01:00");
    expect(fundi.chat.messages).toHaveLength(messages);
  });

  test("“pause 3 days” ends by itself", async () => {
    await fundi.say(ada, "pause 3 days");
    await fundi.passTo("2026-03-04T20:00+01:00");
    expect(said("Then 2 questions")).toBe(0);
    await fundi.passTo("2026-03-05T09:00+01:00");
    expect(said("Then 2 questions")).toBe(1);
  });

  test("a pause ends in the learner's own morning, far from UTC too", async () => {
    const kiri: Address = { platform: "slack", workspace: "T1", user: "U-kiri" };
    fundi.chat.profiles.set(kiri.user, { name: "Kiri", zone: "Pacific/Auckland", locale: "en" });
    fundi.now = Date.parse("2026-03-02T10:00+13:00");
    await fundi.join(kiri, basics);
    await fundi.say(kiri, "pause 2 days");
    await fundi.passTo("2026-03-04T08:59+13:00");
    expect(fundi.chat.messagesOf(kiri).filter(({ id }) => id.endsWith("/card"))).toHaveLength(0);
    await fundi.passTo("2026-03-04T09:00+13:00");
    expect(fundi.chat.messagesOf(kiri).filter(({ id }) => id.endsWith("/card"))).toHaveLength(1);
  });

  test("nothing due and nothing new: no message", async () => {
    const small = await StoryFundi.open(MONDAY_AT_EIGHT);
    await small.store.courses.publish([publishable("small", { "only/one": 3 })], small.now);
    await small.join(ada, publishable("small", { "only/one": 3 }).id);
    await small.passTo("2026-03-02T09:00+01:00");
    await small.learn(ada);
    await small.passTo("2026-03-04T09:00+01:00");
    await small.learn(ada);
    const messages = small.chat.messages.length;
    await small.passTo("2026-03-12T20:00+01:00");
    expect(small.chat.messages).toHaveLength(messages);
  });
});

describe("our own clock", () => {
  test("T2: set a day ahead and back again, it skips no morning and sends none twice", async () => {
    await fundi.join(ada, basics);
    fundi.beAwayTo("2026-03-03T08:00+01:00");
    await fundi.passTo("2026-03-03T08:01+01:00");
    fundi.beAwayTo("2026-03-02T08:30+01:00");
    await fundi.passTo("2026-03-03T20:00+01:00");
    const cards = fundi.chat.messagesOf(ada).filter(({ id }) => id.endsWith("/card"));
    expect(cards.map(({ id }) => id.split("/")[1])).toEqual(["2026-03-02", "2026-03-03"]);
  });
});
