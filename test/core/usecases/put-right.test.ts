import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ItemId, QuestionId } from "../../../src/core/domain/ids.ts";
import type { Address } from "../../../src/core/ports.ts";
import { tick } from "../../../src/core/usecases/tick.ts";
import { StoryFundi } from "../../fundi.ts";
import { publishable } from "../../make.ts";
import { beginAnew } from "./anew.ts";
import { derivedFor, NO_DIFFERENCES, replayFor } from "./derived.ts";

const course = publishable("basics", { "recall/a": 4, "recall/b": 4, "recall/c": 4, "space/d": 4 });
const ada: Address = { platform: "slack", workspace: "T1", user: "U-ada" };
const eve: Address = { ...ada, workspace: "T2", user: "U-eve" };
const TUESDAY = "2026-03-03T09:00+01:00";

const START = "2026-03-02T08:00+01:00";

let fundi: StoryFundi;
beforeAll(async () => {
  fundi = await StoryFundi.open(START);
});
beforeEach(() => beginAnew(fundi, START, course));

/** Answers what waits, as `knows` says of each question, until nothing waits or so many are answered; returns what was asked. */
async function answerAll(who: Address, knows: (question: QuestionId, n: number) => boolean, atMost = 10): Promise<QuestionId[]> {
  await fundi.press(who, ({ type }) => type === "start");
  const asked: QuestionId[] = [];
  for (let open = await openItem(who); open && asked.length < atMost; open = await openItem(who)) {
    await fundi.answer(who, knows(open.shown.question.id, asked.length));
    asked.push(open.shown.question.id);
  }
  return asked;
}

async function openItem(who: Address) {
  const person = await fundi.store.people.find(who);
  return (person && (await fundi.store.learning.openItem(person.learner.id)))?.item;
}

async function prove(who: Address, knows: (question: QuestionId, n: number) => boolean): Promise<QuestionId[]> {
  await fundi.join(who, course.id);
  await fundi.say(who, "prove recall");
  return answerAll(who, knows);
}

const record = (who: Address) => derivedFor(fundi, who);
const replayOf = (who: Address) => replayFor(fundi, who);

async function uphold(question: QuestionId) {
  await fundi.store.items.uphold(question, fundi.now);
  const { replayed } = await tick(fundi.ports, fundi.now);
  await fundi.settle();
  return replayed;
}

const correctionOf = (who: Address) => fundi.chat.messagesOf(who).find(({ id }) => id.includes("/correction/"))?.view.fallback;

describe("When a question is withdrawn", () => {
  test("mastery, reviews and difficulties are as if it had never been answered", async () => {
    const [wrong, second] = await prove(ada, (_, n) => n > 0);
    await fundi.passTo(TUESDAY);
    await fundi.learn(ada);
    const before = await record(ada);
    const [report] = await uphold(wrong as QuestionId);
    const after = await record(ada);
    expect(report?.differences).toMatchObject({ mastery: 1, reviews: 1, levels: 1, sessions: 0, streakDays: 0 });
    expect(before.mastery).toMatchObject([{ answers: 8, right: 7 }, { answers: 0 }]);
    expect(after.mastery).toMatchObject([{ answers: 7, right: 7, days: 2 }, { answers: 0 }]);
    expect(after.questions.map((row) => String(row.question_version_id).split("@")[0])).toContain(second);
    expect(after.questions.map((row) => String(row.question_version_id).split("@")[0])).not.toContain(wrong);
    // A twin whose answer is not even stored comes to the same.
    await fundi.store.query("DELETE FROM answer WHERE question_id = $1", [wrong]);
    expect(await replayOf(ada)).toMatchObject({ answers: 9, differences: NO_DIFFERENCES });
    expect(after.streak).toEqual(before.streak);
    expect(await fundi.streak(ada)).toMatchObject({ current: 2 });
  });

  test("the badge that rested on it stays", async () => {
    const [wrong] = await prove(ada, () => true);
    await fundi.passTo(TUESDAY);
    await fundi.learn(ada);
    const { awards } = await record(ada);
    expect(awards).toHaveLength(1);
    await uphold(wrong as QuestionId);
    expect((await record(ada)).awards).toEqual(awards);
    expect((await record(ada)).mastery[0]).toMatchObject({ answers: 6 });
    expect(correctionOf(ada)).not.toContain("badge");
  });

  test("the badge it stood in the way of is awarded, by the answer that earned it, and told", async () => {
    const wrong = (await prove(ada, (_, n) => n !== 4)).at(-1) as QuestionId;
    await fundi.passTo(TUESDAY);
    await fundi.learn(ada);
    expect((await record(ada)).awards).toEqual([]);
    const at = new Date(fundi.now);
    await fundi.passTo("2026-03-03T12:00+01:00");
    expect(await uphold(wrong)).toMatchObject([{ differences: { awards: 1 }, learners: 1, told: 1 }]);
    const item = expect.stringContaining("/2026-03-03/1/1");
    expect((await record(ada)).awards).toMatchObject([
      { outcome_id: "basics/recall", awarded_at: at, evidence: { item, answers: 6, right: 6, days: 2, spaced: 1 } },
    ]);
    expect(correctionOf(ada)).toContain("With that you have earned the badge “Outcome basics/recall”.");
    expect(await replayOf(ada)).toMatchObject({ differences: NO_DIFFERENCES, told: 0 });
  });

  test("no other organisation's rows are touched by replaying one", async () => {
    await prove(ada, () => true);
    await prove(eve, (_, n) => n > 0);
    await fundi.store.query("UPDATE mastery SET mean = mean + 1", []);
    await fundi.store.query("UPDATE question_difficulty SET mean = mean + 1", []);
    await fundi.store.query("DELETE FROM learner_level", []);
    await fundi.store.query("UPDATE organisation SET time_scale = 2", []);
    const before = await record(eve);
    expect((await replayOf(ada)).differences).toEqual({ ...NO_DIFFERENCES, mastery: 1, levels: 1, difficulties: 6 });
    expect(await record(eve)).toEqual(before);
    await replayOf(eve);
    expect(await record(eve)).not.toEqual(before);
  });
});

describe("A session that waits for the withdrawn question alone", () => {
  /** Monday's lesson asks two questions; the second stays open. */
  beforeEach(async () => {
    await fundi.join(ada, course.id);
    await fundi.passTo("2026-03-02T09:00+01:00");
    expect(await answerAll(ada, () => true, 1)).toEqual(["basics/a-1"]);
    await fundi.passTo(TUESDAY);
  });
  const waiting = "basics/a-2" as QuestionId;
  const days = async () => (await record(ada)).streak.map(({ day, sessions }) => ({ day, sessions }));

  test("is complete on the day of its last answer, and the streak counts that day; who never answered is told nothing", async () => {
    expect(await fundi.streak(ada)).toMatchObject({ current: 0 });
    expect(await uphold(waiting)).toMatchObject([{ differences: { sessions: 1, streakDays: 1 }, learners: 1, told: 0 }]);
    const { sessions } = await record(ada);
    expect(sessions[0]).toMatchObject({ id: expect.stringContaining("/2026-03-02/1"), completed_at: new Date("2026-03-02T09:00+01:00") });
    expect(await days()).toMatchObject([
      { day: "2026-03-02", sessions: 1 },
      { day: "2026-03-03", sessions: 0 },
    ]);
    expect(await fundi.streak(ada)).toMatchObject({ current: 1 });
    expect(correctionOf(ada)).toBeUndefined();
    expect(await replayOf(ada)).toMatchObject({ differences: NO_DIFFERENCES });
  });

  test("is left open while it waits for another question too", async () => {
    await fundi.say(ada, "learn");
    await uphold("basics/b-1" as QuestionId);
    expect((await record(ada)).sessions.map(({ completed_at }) => completed_at)).toEqual([null, null]);
  });

  test("gains nothing when the withdrawn question is answered after all", async () => {
    const item = fundi.chat
      .messagesOf(ada)
      .findLast(({ id }) => id.includes("/2026-03-02/1/1/question"))
      ?.id.replace(/\/question$/, "") as ItemId;
    await uphold(waiting);
    const before = await record(ada);
    await fundi.signal(ada, { kind: "pressed", action: { type: "answer", item, choice: 0 } });
    const after = await record(ada);
    // Only that the outcome was practised just now is new.
    expect(after.mastery).toEqual(before.mastery.map((row) => ({ ...row, practised_at: new Date(fundi.now) })));
    expect({ ...after, mastery: [] }).toEqual({ ...before, mastery: [] });
    expect(await replayOf(ada)).toMatchObject({ differences: NO_DIFFERENCES });
  });

  test("counts a day on which nothing was sent, wherever the learner is now", async () => {
    await fundi.store.query("DELETE FROM streak_day", []);
    await fundi.store.query("UPDATE learner SET zone = 'Asia/Tokyo'", []);
    await fundi.store.query("UPDATE answer SET answered_at = '2026-03-02T22:30+01:00'", []);
    await uphold(waiting);
    expect(await days()).toEqual([{ day: "2026-03-02", sessions: 1 }]);
  });
});

describe("A withdrawn question that still stands in the chat", () => {
  test("is passed over by the session, proves nothing when it is answered after all, and the session goes on", async () => {
    await fundi.join(ada, course.id);
    await fundi.say(ada, "prove recall");
    await fundi.press(ada, ({ type }) => type === "start");
    const waiting = await openItem(ada);
    await uphold(waiting?.shown.question.id as QuestionId);
    expect((await record(ada)).mastery).toEqual([]);
    await fundi.answer(ada, true);
    expect((await record(ada)).mastery).toMatchObject([{ answers: 0, right: 0, days: 0, mean: 0 }]);
    expect((await record(ada)).questions).toEqual([]);
    expect((await record(ada)).reviews).toEqual([]);
    for (let n = 0; n < 4; n++) await fundi.answer(ada, true);
    expect(await openItem(ada)).toBeUndefined();
    expect((await record(ada)).mastery).toMatchObject([{ answers: 4, right: 4 }]);
    expect((await record(ada)).sessions).toMatchObject([{ completed_at: new Date(fundi.now) }]);
    expect(await replayOf(ada)).toMatchObject({ answers: 5, differences: NO_DIFFERENCES, told: 1 });
  });
});
