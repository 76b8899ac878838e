import { beforeEach, describe, expect, test } from "vitest";
import type { Course } from "../../../src/core/domain/course.ts";
import { DEFAULT_MASTERY_RULE } from "../../../src/core/domain/mastery/rule.ts";
import type { Address } from "../../../src/core/ports.ts";
import { StoryFundi } from "../../fundi.ts";
import { choice, publishable } from "../../make.ts";

const ada: Address = { platform: "slack", workspace: "T1", user: "U-ada" };
const course = publishable("basics", { "recall/a": 4, "recall/b": 4, "recall/c": 4, "space/d": 4, "space/e": 4 });
const [MONDAY, TUESDAY, WEDNESDAY] = ["2026-03-02T09:00+01:00", "2026-03-03T09:00+01:00", "2026-03-04T09:00+01:00"] as const;

let fundi: StoryFundi;
beforeEach(async () => {
  fundi = await StoryFundi.open("2026-03-02T08:00+01:00");
  await fundi.store.courses.publish([course], fundi.now);
  await fundi.join(ada, course.id);
});

const answerTo = async (text: string): Promise<string> => {
  await fundi.say(ada, text);
  return fundi.chat.last(ada).view.fallback;
};
const summary = (): string => fundi.chat.last(ada).view.fallback;
const awards = async () =>
  (await fundi.store.query("SELECT outcome_id AS outcome, rule, evidence, awarded_at AS at FROM award ORDER BY awarded_at", [])).rows;
/** Questions of the newest session, as `a-1`; those below their own lesson as `a-1 (lesson)`. */
const asked = async (): Promise<string[]> => {
  const { rows } = await fundi.store.query(
    `SELECT question_id AS question, aid FROM answer WHERE item_id LIKE (SELECT id FROM session ORDER BY day DESC, number DESC LIMIT 1) || '/%' ORDER BY seq`,
    [],
  );
  return rows.map(({ question, aid }) => String(question).split("/")[1] + (aid === "lesson" ? " (lesson)" : ""));
};

describe("A badge", () => {
  test("is earned on the third day by somebody who knows, without lessons: five mixed questions, then right answers after a break", async () => {
    expect(await answerTo("prove recall")).toContain("Prove it: Outcome basics/recall. Then 5 questions");
    await fundi.learn(ada);
    expect(await answerTo("why recall")).toBe(
      "Outcome basics/recall. So far 5 of 5 right on 1 day. Not yet: answers on another day; one right answer after at least a day without practice; confidence 84 % (needs 85 %). Shortest way: one right answer after a day without practice.",
    );
    await fundi.passTo(TUESDAY);
    expect(summary()).toContain("d. Then");
    await fundi.learn(ada);
    expect(await asked()).toEqual([expect.stringMatching(/^[abc]-\d$/), expect.stringMatching(/^[abc]-\d$/), "d-1 (lesson)", "d-2 (lesson)"]);
    expect(summary()).toContain("You have earned the badge “Outcome basics/recall”!");
    const [award] = await awards();
    expect(award).toMatchObject({
      outcome: "basics/recall",
      rule: DEFAULT_MASTERY_RULE,
      evidence: { answers: 6, right: 6, days: 2, spaced: 1, item: expect.stringContaining("/2026-03-03/1/0") },
    });
    await fundi.passTo(WEDNESDAY);
    expect(await answerTo("why recall")).toMatch(
      /^Outcome basics\/recall\. Mastered on Tuesday: 7 of 7 right on 2 days, 1 of them after a break\. We are 9\d % sure you would get at least 8 of 10 such questions right in two weeks \(lucky guesses do not count\)\.$/,
    );
    expect(await awards()).toHaveLength(1);
  });

  test("is not earned on the day itself, however many right answers", async () => {
    await fundi.say(ada, "prove recall");
    await fundi.learn(ada);
    expect(await answerTo("prove recall")).toContain("You have seen too much on “Outcome basics/recall” lately for a fair test.");
    for (let more = 0; more < 2; more++) {
      await fundi.say(ada, "learn");
      await fundi.learn(ada);
    }
    expect(await awards()).toEqual([]);
  });

  test("is earned along the lessons by answering on the days after them; answers right below a lesson count for nothing", async () => {
    await fundi.passTo(MONDAY);
    await fundi.learn(ada);
    expect(await asked()).toEqual(["a-1 (lesson)", "a-2 (lesson)"]);
    expect(await answerTo("why")).toContain("Nothing yet. It begins with its first lesson.");
    for (const day of ["03", "04", "05", "06"]) {
      await fundi.passTo(`2026-03-${day}T09:00+01:00`);
      await fundi.learn(ada);
    }
    expect((await awards()).map(({ outcome }) => outcome)).toEqual(["basics/recall"]);
    expect(await answerTo("why recall")).toContain("Mastered");
  });

  test("is never earned by wrong answers or by showing up", async () => {
    for (const day of ["02", "03", "04", "05", "06", "09", "10", "11", "12", "13"]) {
      await fundi.passTo(`2026-03-${day}T09:00+01:00`);
      await fundi.learn(ada, { right: false });
    }
    expect(await awards()).toEqual([]);
    expect(await answerTo("why recall")).toMatch(
      /So far 0 of \d+ right.*Not yet: .*more right answers on this outcome itself; confidence 0 % \(needs 85 %\)/,
    );
  });

  test("is awarded once when the answer that completes it is sent ten times at once", async () => {
    await fundi.say(ada, "prove recall");
    await fundi.learn(ada);
    await fundi.passTo(TUESDAY);
    await fundi.press(ada, ({ type }) => type === "start");
    const { rows } = await fundi.store.query("SELECT id FROM session_item WHERE id LIKE '%2026-03-03/1/0'", []);
    const item = rows[0]?.id as never;
    const person = await fundi.store.people.find(ada);
    const open = person && (await fundi.store.learning.openItem(person.learner.id));
    const choice = open?.item.order.indexOf(0) as number;
    const click = { kind: "pressed", action: { type: "answer", item, choice } } as const;
    await Promise.all(Array.from({ length: 10 }, () => fundi.signal(ada, click, { settle: false })));
    await fundi.settle();
    expect(await awards()).toHaveLength(1);
  });

  test("stays under the rule it was earned by, whatever the author writes later; the next one is earned by the new rule", async () => {
    await fundi.say(ada, "prove recall");
    await fundi.learn(ada);
    await fundi.passTo(TUESDAY);
    const strict: Course = { ...course, outcomes: course.outcomes.map((outcome) => ({ ...outcome, rule: { ...outcome.rule, minAnswers: 30 } })) };
    await fundi.store.courses.publish([strict], fundi.now);
    await fundi.learn(ada);
    expect(await awards()).toEqual([]);
    await fundi.store.courses.publish([course], fundi.now);
    await fundi.passTo(WEDNESDAY);
    await fundi.learn(ada);
    await fundi.store.courses.publish([strict], fundi.now);
    expect((await awards()).map(({ rule }) => (rule as { minAnswers: number }).minAnswers)).toEqual([5]);
    expect(await answerTo("why recall")).toContain("Mastered");
  });
});

describe("Proving an outcome", () => {
  test("keeps its lessons away while it goes well, and brings them back when it does not", async () => {
    await fundi.say(ada, "prove recall");
    await fundi.learn(ada);
    await fundi.passTo(TUESDAY);
    expect(summary()).toContain("d. Then");
    const ben = { ...ada, user: "U-ben" };
    await fundi.join(ben, course.id);
    await fundi.say(ben, "prove recall");
    await fundi.learn(ben, { right: false });
    await fundi.passTo(WEDNESDAY);
    expect(fundi.chat.last(ben).view.fallback).toContain("a. Then");
  });

  test("is offered on the first lesson of an outcome, by its button", async () => {
    await fundi.passTo(MONDAY);
    await fundi.press(ada, (action) => action.type === "prove" && action.outcome === "basics/recall");
    expect(summary()).toContain("Prove it: Outcome basics/recall");
    await fundi.learn(ada);
    await fundi.passTo(TUESDAY);
    expect(fundi.chat.actionsOf(fundi.chat.last(ada).view).map(({ type }) => type)).toEqual(["start", "prove"]);
  });

  test("asks which one, where the name fits several or none", async () => {
    expect(await answerTo("prove basics")).toContain("Which one do you mean?");
    await fundi.press(ada, (action) => action.type === "prove" && action.outcome === "basics/space");
    expect(summary()).toContain("Prove it: Outcome basics/space");
    expect(await answerTo("prove juggling")).toContain("I know no outcome named “juggling”.");
    expect(await answerTo("prove")).toContain("Which outcome do you want to prove?");
  });
});

describe("Why", () => {
  test("explains today's session: the next lesson, what is recalled, and the hour", async () => {
    await fundi.passTo(MONDAY);
    await fundi.learn(ada);
    await fundi.passTo(TUESDAY);
    expect(await answerTo("why did I get this?")).toBe(
      "Today brought “b”. It is the next lesson of Course basics. Questions on “Outcome basics/recall”: recalled before they fade, and your badge needs them. Your sessions come at 09:00 on your working days.",
    );
  });

  test("explains a quiet day: before its hour, at the weekend, on a pause, after stop, without a course", async () => {
    expect(await answerTo("why nothing today")).toBe("Nothing has come today. Your next session comes today at 09:00.");
    await fundi.passTo("2026-03-07T12:00+01:00");
    expect(await answerTo("why did I get nothing today")).toBe(
      "Nothing has come today. Today is no working day of yours: a day off, or a public holiday. Your next session comes on Monday at 09:00.",
    );
    await fundi.say(ada, "pause 3 days");
    expect(await answerTo("why nothing today")).toContain("You are on a pause; I write again on Tuesday.");
    await fundi.say(ada, "stop");
    expect(await answerTo("why nothing today")).toContain("You told me to stop");
    const eve = { ...ada, user: "U-eve" };
    await fundi.say(eve, "hello");
    await fundi.say(eve, "why");
    expect(fundi.chat.last(eve).view.fallback).toBe("Nothing has come today. You are in no course yet.");
  });

  test("says that nothing is due, and when the next review is", async () => {
    const tiny = publishable("tiny", { "only/one": 4 });
    const small = await StoryFundi.open("2026-03-02T08:00+01:00");
    await small.store.courses.publish([tiny], small.now);
    await small.join(ada, tiny.id);
    await small.passTo(MONDAY);
    await small.learn(ada);
    await small.passTo("2026-03-03T10:00+01:00");
    await small.say(ada, "why nothing today");
    expect(small.chat.last(ada).view.fallback).toBe(
      "Nothing has come today. No lesson is new and no review is due, and then I keep quiet. The next review is due tomorrow.",
    );
  });

  test("prints the rule of the badge in plain words", async () => {
    await fundi.say(ada, "why recall");
    expect(JSON.stringify(fundi.chat.last(ada).view)).toContain(
      "Awarded when the answers given make it at least 85 % sure that the holder would answer 8 of 10 or more of typical questions on this outcome rightly in two weeks, lucky guesses discounted, and at least 80 % sure from the answers on this outcome alone. It takes at least 5 answers on at least 2 different days, with 1 right answer or more after at least 18 hours without practice.",
    );
  });

  test("answers a word it does not know with the outcomes there are", async () => {
    expect(await answerTo("why juggling")).toContain("I know no outcome named “juggling”. Which one do you mean?");
    await fundi.press(ada, (action) => action.type === "why" && action.outcome === "basics/space");
    expect(summary()).toContain("Outcome basics/space. Nothing yet.");
  });
});

describe("“I don't know”", () => {
  test("is an answer by button or by typing: wrong, without reproach, and the right one is explained", async () => {
    await fundi.passTo(MONDAY);
    await fundi.press(ada, ({ type }) => type === "start");
    const card = fundi.chat.last(ada);
    await fundi.press(ada, ({ type }) => type === "unsure");
    const words = JSON.stringify(card.view);
    expect(words).toContain("Good to know what to learn.");
    expect(words).toContain("Right is “Yes”: This is why Yes is right.");
    expect(words).not.toContain("Not quite.");
    await fundi.say(ada, "I don't know");
    expect((await fundi.store.query(`SELECT "right" FROM answer`, [])).rows).toEqual([{ right: false }, { right: false }]);
    expect(summary()).toContain("0 of 2 right");
  });
});

describe("A hint", () => {
  const hinted = publishable("hinted", { "only/one": 4 });
  const withHints: Course = {
    ...hinted,
    lessons: hinted.lessons.map((lesson) => ({
      ...lesson,
      questions: lesson.questions.map((question) => ({
        ...choice("single", ["*Yes", "No", "Perhaps"], question.id),
        outcome: question.outcome,
        hint: "It is not no.",
      })),
    })),
  };

  test("is shown on demand on the card, once, and makes the answer count for half", async () => {
    const other = await StoryFundi.open("2026-03-02T08:00+01:00");
    await other.store.courses.publish([withHints], other.now);
    const mastery = async () => (await other.store.query("SELECT answers, spaced, local_mean FROM mastery", [])).rows[0];
    await other.join(ada, hinted.id);
    await other.passTo(MONDAY);
    await other.learn(ada);
    await other.passTo(WEDNESDAY);
    await other.press(ada, ({ type }) => type === "start");
    const card = other.chat.last(ada);
    await other.press(ada, ({ type }) => type === "hint");
    expect(JSON.stringify(card.view)).toContain("Hint: It is not no.");
    expect(other.chat.actionsOf(card.view).map(({ type }) => type)).not.toContain("hint");
    await other.answer(ada, true);
    expect((await other.store.query("SELECT aid FROM answer ORDER BY seq DESC LIMIT 1", [])).rows).toEqual([{ aid: "hint" }]);
    expect(await mastery()).toMatchObject({ answers: 1, spaced: 0 });
  });
});
