import { beforeEach, describe, expect, test } from "vitest";
import type { DeliveryId, EventKey, ItemId } from "../../../src/core/domain/ids.ts";
import type { Address, Intent, Signal } from "../../../src/core/ports.ts";
import { replay } from "../../../src/core/usecases/replay.ts";
import { StoryFundi } from "../../fundi.ts";
import { choice, publishable } from "../../make.ts";
import { rounds } from "../../rounds.ts";

const SAME_CLICK_ROUNDS = rounds(40, 1_000);
const REPEATED_EVENTS = rounds(600, 10_000);
const LATE_MS = 24 * 3_600_000;

const course = publishable("basics", { "recall/one": 4, "recall/two": 4, "space/three": 4, "space/four": 4 });
const ada: Address = { platform: "slack", workspace: "T1", user: "U-ada" };
const learnerCalled = (user: string): Address => ({ ...ada, user });

let fundi: StoryFundi;
beforeEach(async () => {
  fundi = await StoryFundi.open("2026-03-02T08:00+01:00");
  await fundi.store.courses.publish([course], fundi.now);
});

async function openQuestion(from: Address): Promise<{ item: ItemId; message: Signal["message"] }> {
  const person = await fundi.store.people.find(from);
  const open = person && (await fundi.store.learning.openItem(person.learner.id));
  if (!open) throw new Error("no question waits");
  return { item: open.item.id, message: open.message };
}

/** Everything an answer touches, without ids that differ from run to run. */
async function record(from: Address) {
  const person = await fundi.store.people.find(from);
  const id = person?.learner.id as string;
  const read = async (sql: string) => JSON.parse(JSON.stringify((await fundi.store.query(sql, [id])).rows).replaceAll(id, "LEARNER"));
  return {
    answers: await read(`SELECT item_id, question_id, "right", day FROM answer WHERE learner_id = $1 ORDER BY item_id`),
    reviews: await read("SELECT outcome_id, stability, difficulty, last_day, due_day FROM review WHERE learner_id = $1 ORDER BY outcome_id"),
    mastery: await read("SELECT * FROM mastery WHERE learner_id = $1 ORDER BY outcome_id"),
    level: await read("SELECT * FROM learner_level WHERE learner_id = $1"),
    outcomes: await read("SELECT * FROM outcome_difficulty WHERE $1 <> '' ORDER BY outcome_id"),
    questions: await read("SELECT * FROM question_difficulty WHERE $1 <> '' ORDER BY question_version_id"),
    awards: await read("SELECT outcome_id, evidence, awarded_at FROM award WHERE learner_id = $1 ORDER BY outcome_id"),
    streak: await read("SELECT day, working, sessions, excused FROM streak_day WHERE learner_id = $1 ORDER BY day"),
    sessions: await read("SELECT id, completed_at IS NOT NULL AS completed FROM session WHERE learner_id = $1 ORDER BY id"),
  };
}

describe("answers", () => {
  test(`A1: the same click ten times at once is scored once and is one streak step (${SAME_CLICK_ROUNDS} rounds)`, { timeout: 600_000 }, async () => {
    for (let round = 0; round < SAME_CLICK_ROUNDS; round++) {
      const who = learnerCalled(`U-${round}`);
      await fundi.join(who, course.id);
      await fundi.say(who, "learn");
      await fundi.press(who, ({ type }) => type === "start");
      for (let question = 0; question < 2; question++) {
        const { item, message } = await openQuestion(who);
        const click: Intent = { kind: "pressed", action: { type: "answer", item, choice: round % 3 } };
        const clicks = Array.from({ length: 10 }, () => fundi.signal(who, click, { message, settle: false }));
        await Promise.all(clicks);
        await fundi.settle();
      }
      const { answers, mastery, streak } = await record(who);
      expect(answers).toHaveLength(2);
      expect(mastery).toMatchObject([{ answers: 0, days: 0 }]);
      expect(streak).toMatchObject([{ sessions: 1 }]);
    }
  });

  test("A1: the last two questions answered at the same instant complete the session once", async () => {
    await fundi.join(ada, course.id);
    await fundi.say(ada, "learn");
    await fundi.press(ada, ({ type }) => type === "start");
    const { item } = await openQuestion(ada);
    const all = [0, 1].map((position) => item.replace(/0$/, String(position)) as ItemId);
    await Promise.all(all.map((id) => fundi.signal(ada, { kind: "pressed", action: { type: "answer", item: id, choice: 0 } }, { settle: false })));
    await fundi.settle();
    expect((await record(ada)).streak).toMatchObject([{ sessions: 1 }]);
    expect(fundi.chat.messagesOf(ada).filter(({ id }) => id.endsWith("/summary"))).toHaveLength(1);
  });

  test(`A2: ${REPEATED_EVENTS} repeated and shuffled events, up to 24 h late, change nothing`, { timeout: 600_000 }, async () => {
    await fundi.join(ada, course.id);
    const events: Signal[] = [];
    const say = async (intent: Intent) => {
      const message = fundi.chat.messagesOf(ada).at(-1)?.ref;
      const signal: Signal = { key: `event:${events.length}` as EventKey, from: ada, intent, message };
      events.push(signal);
      await fundi.receive(signal);
    };
    await say({ kind: "said", text: "learn" });
    const start = fundi.chat.actionsOf(fundi.chat.last(ada).view).find(({ type }) => type === "start");
    await say({ kind: "pressed", action: start as never });
    for (let question = 0; question < 2; question++)
      await say({ kind: "pressed", action: { type: "answer", item: (await openQuestion(ada)).item, choice: 0 } });
    const before = await record(ada);
    const messages = fundi.chat.messages.length;
    for (let i = 0; i < REPEATED_EVENTS; i++) {
      fundi.now += LATE_MS / REPEATED_EVENTS;
      // 7919 is prime: every event comes again and again, in an order of its own.
      await fundi.receive(events[(i * 7919) % events.length] as Signal);
    }
    expect(await record(ada)).toEqual(before);
    expect(fundi.chat.messages).toHaveLength(messages);
  });

  test("A3: an answer that was typed and is handled again, because its worker died before it said so, answers no later question", async () => {
    await fundi.join(ada, course.id);
    await fundi.say(ada, "learn");
    await fundi.press(ada, ({ type }) => type === "start");
    const typed: Signal = { key: "event:typed" as EventKey, from: ada, intent: { kind: "said", text: "2" } };
    await fundi.receive(typed);
    for (const question of [2, 3]) {
      expect((await record(ada)).answers).toHaveLength(question - 1);
      const messages = fundi.chat.messages.length;
      await fundi.store.query("UPDATE inbox_event SET done_at = NULL, payload = $1::jsonb WHERE key = $2", [JSON.stringify(typed), typed.key]);
      await fundi.receive(typed);
      expect((await record(ada)).answers).toHaveLength(question - 1);
      expect(fundi.chat.messages).toHaveLength(messages);
      if (question === 2) await fundi.answer(ada, true);
    }
  });

  test("A4: a question whose key was mended after it was sent is scored against what was shown", async () => {
    await fundi.join(ada, course.id);
    await fundi.say(ada, "learn");
    await fundi.press(ada, ({ type }) => type === "start");
    const mended = {
      ...course,
      lessons: course.lessons.map((lesson) => ({
        ...lesson,
        questions: lesson.questions.map((question) => ({
          ...question,
          ...choice("single", ["Yes", "*No", "Perhaps"], question.id),
          outcome: question.outcome,
        })),
      })),
    };
    expect(await fundi.store.courses.publish([mended], fundi.now)).toMatchObject({ versions: 16 });
    await fundi.answer(ada, true);
    expect((await record(ada)).answers).toMatchObject([{ right: true }]);
  });

  test("A4: a lesson withdrawn after it was sent can still be finished", async () => {
    await fundi.join(ada, course.id);
    await fundi.say(ada, "learn");
    await fundi.store.courses.publish([publishable("other", { "else/one": 3 })], fundi.now);
    await fundi.learn(ada);
    expect(fundi.chat.last(ada).view.fallback).toContain("Both right");
  });

  test("A5: replaying the whole history finds no difference, and makes all that is derived anew when it is lost", async () => {
    const ben = learnerCalled("U-ben");
    await fundi.join(ada, course.id);
    await fundi.join(ben, course.id);
    for (const [day, right] of [
      ["02", true],
      ["03", false],
      ["05", true],
      ["09", true],
      ["10", false],
      ["17", true],
      ["24", true],
    ] as const) {
      await fundi.passTo(`2026-03-${day}T09:00+01:00`);
      await fundi.learn(ada, { right });
      await fundi.learn(ben, { right: !right || day > "09" });
    }
    const kept = [await record(ada), await record(ben)];
    expect(kept[0]?.mastery).not.toEqual([]);
    expect(kept[0]?.questions).not.toEqual([]);
    expect(await replayed()).toMatchObject([{ differences: NO_DIFFERENCES, learners: 0, told: 0 }]);
    await fundi.store.query("DELETE FROM mastery", []);
    await fundi.store.query("DELETE FROM learner_level", []);
    await fundi.store.query("DELETE FROM question_difficulty", []);
    await fundi.store.query("UPDATE review SET due_day = '2026-12-24', stability = 1", []);
    await fundi.store.query("UPDATE streak_day SET sessions = sessions + 1 WHERE sessions > 0", []);
    const [dry] = await replayed({ dryRun: true });
    expect(dry?.differences.mastery).toBe(4);
    expect((await record(ada)).mastery).toEqual([]);
    expect(await replayed()).toMatchObject([{ ...dry, learners: 2 }]);
    expect([await record(ada), await record(ben)]).toEqual(kept);
  });

  test("A5: answers that come while a replay is going on are part of it or come after it", async () => {
    await fundi.join(ada, course.id);
    await fundi.say(ada, "learn");
    await fundi.press(ada, ({ type }) => type === "start");
    await fundi.answer(ada, true);
    await Promise.all([replayed(), fundi.answer(ada, false), replayed()]);
    expect(await replayed()).toMatchObject([{ differences: NO_DIFFERENCES }]);
  });
});

const NO_DIFFERENCES = { mastery: 0, reviews: 0, levels: 0, difficulties: 0, sessions: 0, streakDays: 0, awards: 0 };

async function replayed({ dryRun = false } = {}) {
  const organisations = await fundi.store.replaying.organisations("all");
  return Promise.all(organisations.map(({ id }) => replay(fundi.ports, id, { dryRun, onProgress: () => {} })));
}

describe("what is not theirs", () => {
  test("nobody answers, starts or sees another learner's session", async () => {
    const eve = learnerCalled("U-eve");
    await fundi.join(ada, course.id);
    await fundi.join(eve, course.id);
    await fundi.say(ada, "learn");
    await fundi.press(ada, ({ type }) => type === "start");
    const { item } = await openQuestion(ada);
    const before = await record(ada);
    await fundi.signal(eve, { kind: "pressed", action: { type: "answer", item, choice: 0 } });
    await fundi.signal(eve, { kind: "pressed", action: { type: "start", session: item.replace(/\/0$/, "") as never } });
    expect(await record(ada)).toEqual(before);
    expect((await record(eve)).answers).toEqual([]);
    expect(JSON.stringify(fundi.chat.last(eve).view)).toContain("I no longer have this");
  });
});

describe("deliveries in doubt", () => {
  beforeEach(async () => {
    await fundi.join(ada, course.id);
  });
  const cards = () => fundi.chat.messagesOf(ada).filter(({ id }) => (id as DeliveryId).endsWith("/card"));

  test("a message that arrived although the reply was lost is found and not sent again", async () => {
    fundi.chat.answers.push({ outcome: { kind: "unknown", detail: "cut" }, accepted: true });
    await fundi.say(ada, "learn");
    expect(cards()).toHaveLength(1);
    await fundi.learn(ada);
    expect(fundi.chat.last(ada).view.fallback).toContain("Both right");
  });

  test("a message that did not arrive is sent again", async () => {
    fundi.chat.answers.push({ outcome: { kind: "unknown", detail: "cut" }, accepted: false });
    await fundi.say(ada, "learn");
    expect(cards()).toHaveLength(1);
  });

  test("a throttled message waits and is sent once", async () => {
    fundi.chat.answers.push({ outcome: { kind: "throttled", retryAfterMs: 1 }, accepted: false });
    await fundi.say(ada, "learn");
    expect(cards()).toHaveLength(1);
  });

  test("nothing more is sent to somebody the platform says is gone, until they write again", async () => {
    fundi.chat.answers.push({ outcome: { kind: "refused", reason: "learner-gone", detail: "user_disabled" }, accepted: false });
    await fundi.say(ada, "learn");
    await fundi.passTo("2026-03-04T10:00+01:00");
    expect(cards()).toHaveLength(0);
    await fundi.say(ada, "learn");
    expect(fundi.chat.last(ada).id).toContain("/reply/");
    await fundi.passTo("2026-03-05T10:00+01:00");
    expect(cards().map(({ id }) => id.split("/")[1])).toEqual(["2026-03-04", "2026-03-05"]);
  });

  test("nothing more is sent to a workspace that removed the app", async () => {
    await fundi.signal(ada, { kind: "workspace-left" });
    const messages = fundi.chat.messages.length;
    await fundi.passTo("2026-03-04T10:00+01:00");
    expect(fundi.chat.messages).toHaveLength(messages);
  });
});
