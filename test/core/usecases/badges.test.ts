import { beforeAll, beforeEach, expect, test } from "vitest";
import type { Address } from "../../../src/core/ports.ts";
import { StoryFundi } from "../../fundi.ts";
import { publishable } from "../../make.ts";
import { beginAnew } from "./anew.ts";

const ada: Address = { platform: "slack", workspace: "T1", user: "U-ada" };
const course = publishable("basics", { "recall/a": 4, "recall/b": 4, "recall/c": 4, "space/d": 4, "space/e": 4 });
const START = "2026-03-02T08:00+01:00";

let fundi: StoryFundi;
beforeAll(async () => {
  fundi = await StoryFundi.open(START);
});
beforeEach(async () => {
  await beginAnew(fundi, START, course);
  fundi.chat.homes.clear();
  await fundi.join(ada, course.id);
});

async function badges(): Promise<string> {
  await fundi.say(ada, "badges");
  return fundi.chat.last(ada).view.fallback;
}

/** Proves an outcome on one day and once more on the next. */
async function earn(): Promise<void> {
  await fundi.say(ada, "prove recall");
  await fundi.learn(ada);
  await fundi.passTo("2026-03-03T09:00+01:00");
  await fundi.learn(ada);
}

test("whoever has none is told how one comes, and offered the next lesson", async () => {
  expect(await badges()).toContain("No badge yet. One comes when you still know an outcome days later");
  expect(fundi.chat.actionsOf(fundi.chat.last(ada).view)).toEqual([{ type: "command", word: "learn" }]);
});

test("what is nearest to one is named, with the evidence so far and a way to ask why", async () => {
  await fundi.say(ada, "prove recall");
  await fundi.learn(ada);
  expect(await badges()).toContain("Nearest: Outcome basics/recall, 5 of 5 right on 1 day.");
  await fundi.press(ada, ({ type }) => type === "why");
  expect(fundi.chat.last(ada).view.fallback).toContain("Outcome basics/recall. So far 5 of 5 right");
});

test("a badge says when and by what it was earned, here and at the learner's own page", async () => {
  await earn();
  const line = "Outcome basics/recall: 3 March 2026, 7 of 7 right on 2 days";
  expect(await badges()).toContain(line);
  await fundi.signal(ada, { kind: "opened", what: "home" });
  expect(JSON.stringify(fundi.chat.homes.get(ada.user))).toContain(line);
});

test("a badge on what is taught no more is kept, and the rest goes on", async () => {
  await earn();
  await fundi.store.courses.publish([publishable("other", { "else/one": 3 })], fundi.now);
  expect(await badges()).toContain("Your badges");
  expect((await fundi.store.query("SELECT outcome_id FROM award", [])).rows).toHaveLength(1);
});
