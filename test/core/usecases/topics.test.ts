import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Course } from "../../../src/core/domain/course.ts";
import type { EventKey, LessonId } from "../../../src/core/domain/ids.ts";
import { paragraph } from "../../../src/core/domain/rich-text.ts";
import type { Address } from "../../../src/core/ports.ts";
import { StoryFundi } from "../../fundi.ts";
import { publishable } from "../../make.ts";
import { beginAnew } from "./anew.ts";

const ada: Address = { platform: "slack", workspace: "T1", user: "U-ada" };
const START = "2026-03-02T10:00+01:00";

/** Lessons with titles and words of their own. */
function written(): Course {
  const course = publishable("work", { "lead/delegate": 3, "lead/feedback": 3, "lead/meetings": 3, "lead/hiring": 3, "lead/budget": 3 });
  const texts = [
    ["Delegating with trust", "Hand a task over with its purpose and its limits."],
    ["Feedback that helps", "Say what you saw, and what it did."],
    ["Meetings that end on time", "Write the purpose on the invitation."],
    ["Hiring without haste", "Ask everybody the same."],
    ["A budget that holds", "Count what comes, then what goes."],
  ];
  const lessons = course.lessons.map((lesson, i) => ({ ...lesson, title: texts[i]?.[0] ?? "", body: paragraph(texts[i]?.[1] ?? "") }));
  return { ...course, lessons };
}

const course = written();
const delegate = "work/delegate" as LessonId;

let fundi: StoryFundi;
beforeAll(async () => {
  fundi = await StoryFundi.open(START);
});
beforeEach(async () => {
  await beginAnew(fundi, START, course);
  fundi.chat.whispers.splice(0);
  await fundi.join(ada, course.id);
});

const teach = (text: string) => fundi.signal(ada, { kind: "asked-about", text }, { place: { channel: "C1" } });
const words = () => fundi.chat.last(ada).view.fallback;
const read = () => fundi.press(ada, ({ type }) => type === "read");
const cards = () => fundi.chat.messagesOf(ada).filter(({ id }) => id.endsWith("/card"));
const sessions = async () => (await fundi.store.query("SELECT lesson_id AS lesson, purpose FROM session ORDER BY day, number", [])).rows;

describe("“Teach me about this”", () => {
  test("finds the lesson that a message is about, and offers to bring it", async () => {
    await teach("I just cannot delegate anything to anybody");
    expect(words()).toMatch(/This is what I can teach you about it: Delegating with trust \(Course work, 2 minutes\)/);
    expect(fundi.chat.actionsOf(fundi.chat.last(ada).view)[0]).toEqual({ type: "read", lesson: delegate });
    expect(fundi.chat.whispers).toMatchObject([{ to: ada.user, conversation: "C1", view: { fallback: "I have answered in our direct message." } }]);
  });

  test.each(["lunch at one?", "", "🍕"])("says so when no lesson is about it, and what there is: %j", async (text) => {
    await teach(text);
    expect(words()).toContain("I have no lesson on that yet");
    expect(fundi.chat.actionsOf(fundi.chat.last(ada).view)).toEqual([{ type: "command", word: "courses" }]);
  });

  test("can be typed: “learn” and a topic; a topic nobody teaches brings what is next", async () => {
    await fundi.say(ada, "learn about feedback");
    expect(words()).toContain("Feedback that helps (Course work");
    await fundi.say(ada, "learn quantum chromodynamics");
    expect(words()).toContain("Delegating with trust. Then 2 questions");
  });
});

describe("a lesson that was chosen", () => {
  test("comes with questions of its own, as one more session, whatever comes next", async () => {
    await teach("these meetings never end on time");
    await read();
    expect(words()).toContain("Meetings that end on time. Then 2 questions");
    await fundi.learn(ada);
    expect(words()).toContain("Both right");
    expect(await sessions()).toEqual([{ lesson: "work/meetings", purpose: "extra" }]);
  });

  test("comes once, however often its button is pressed, and is shown again while it waits", async () => {
    await teach("how do I delegate?");
    for (let i = 0; i < 3; i++) await read();
    expect(cards()).toHaveLength(1);
    expect(await sessions()).toHaveLength(1);
    const click = { kind: "pressed", action: { type: "read", lesson: delegate } } as const;
    const before = fundi.chat.messages.length;
    for (let i = 0; i < 3; i++) await fundi.signal(ada, click, { key: "slack:T1:action:same" as EventKey });
    expect(fundi.chat.messages).toHaveLength(before + 1);
  });

  test("that is taught no more is gone, and says so", async () => {
    await teach("how do I delegate?");
    await fundi.store.courses.publish([publishable("other", { "else/one": 3 })], fundi.now);
    await read();
    expect(words()).toContain("I no longer have this");
    expect(await sessions()).toEqual([]);
  });

  test("is answered below its own lesson: right answers are no evidence of mastery yet", async () => {
    await teach("how do I delegate?");
    await read();
    await fundi.learn(ada);
    const aids = (await fundi.store.query("SELECT aid FROM answer", [])).rows.map(({ aid }) => aid);
    expect(aids).toEqual(["lesson", "lesson"]);
    expect((await fundi.store.query("SELECT answers FROM mastery", [])).rows).toEqual([{ answers: 0 }]);
  });

  test("is not brought a second time by the calendar", async () => {
    await teach("how do I delegate?");
    await read();
    await fundi.learn(ada);
    await fundi.passTo("2026-03-03T09:00+01:00");
    expect(words()).toContain("Feedback that helps. Then");
  });
});
