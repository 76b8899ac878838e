import { afterEach, expect, test } from "vitest";
import type { Address } from "../../../src/core/ports.ts";
import { StoryFundi } from "../../fundi.ts";
import { publishable } from "../../make.ts";

const ada: Address = { platform: "slack", workspace: "T1", user: "U-ada" };
const ben: Address = { platform: "slack", workspace: "T2", user: "U-ben" };

let fundi: StoryFundi;
afterEach(() => fundi.store.close());

/** How many rows there are that belong to a person. */
async function personalRows(): Promise<Record<string, number>> {
  const tables = ["learner", "account", "session", "session_item", "answer", "mastery", "review", "streak_day", "delivery", "enrolment", "audit"];
  const counts = await Promise.all(
    tables.map(async (table) => {
      const { rows } = await fundi.store.query(`SELECT count(*)::int AS n FROM ${table}`, []);
      return [table, Number(rows[0]?.n)] as const;
    }),
  );
  return Object.fromEntries(counts);
}

test("W4: a workspace that left is purged after a month, one that came back in time finds everything, and others lose nothing", async () => {
  const course = publishable("course", { "know/one": 2, "know/two": 2 });
  fundi = await StoryFundi.open("2026-03-02T08:00Z");
  await fundi.store.courses.publish([course], fundi.now);
  for (const learner of [ada, ben]) {
    await fundi.join(learner, course.id);
    await fundi.say(learner, "learn");
    await fundi.learn(learner);
  }
  const before = await personalRows();
  for (const { workspace } of [ada, ben]) await fundi.store.people.leave({ platform: "slack", workspace }, fundi.now);
  fundi.beAwayTo("2026-03-31T08:00Z");
  await fundi.passTo("2026-03-31T09:00Z");
  const left = await personalRows();
  expect({ ...left, audit: 0 }).toEqual({ ...before, audit: 0 });
  await fundi.store.arrived(ben, "Ben's", fundi.now);
  await fundi.passTo("2026-04-01T10:00Z");
  expect(await fundi.store.people.find(ada)).toBeUndefined();
  expect(await fundi.store.people.find(ben)).toBeDefined();
  const { rows } = await fundi.store.query("SELECT count(*)::int AS n FROM answer JOIN learner l ON l.id = learner_id", []);
  expect(rows[0]?.n).toBe((before["answer"] ?? 0) / 2);
  expect((await personalRows())["learner"]).toBe(1);
});
