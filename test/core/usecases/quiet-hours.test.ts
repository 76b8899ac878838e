import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { DeliveryId, ItemId } from "../../../src/core/domain/ids.ts";
import type { Quiet } from "../../../src/core/domain/quiet.ts";
import type { Address, Again, PersonNews, Profile } from "../../../src/core/ports.ts";
import { deliver } from "../../../src/core/usecases/deliver.ts";
import { tick } from "../../../src/core/usecases/tick.ts";
import { StoryFundi } from "../../fundi.ts";
import { instant, publishable } from "../../make.ts";
import { beginAnew } from "./anew.ts";

const ada: Address = { platform: "slack", workspace: "T1", user: "U-ada" };
const stranger: Address = { ...ada, user: "U-stranger" };
const course = publishable("basics", { "recall/one": 4, "recall/two": 4, "space/three": 4 });
const START = "2026-03-02T08:00+01:00";

let fundi: StoryFundi;
beforeAll(async () => {
  fundi = await StoryFundi.open(START);
});
beforeEach(async () => {
  await beginAnew(fundi, START, course);
  fundi.chat.profiles.clear();
  await fundi.join(ada, course.id);
});

const news = (about: Address, told: PersonNews) => fundi.signal(about, { kind: "news", news: told });
const quiet = (from: string, until: string): Quiet => ({ daily: { from: instant(from), until: instant(until) } });
const beQuiet = (hours: Quiet) => news(ada, { kind: "quiet", quiet: hours });
const cards = () => fundi.chat.messagesOf(ada).filter(({ id }) => id.endsWith("/card"));
const reminders = () => fundi.chat.messagesOf(ada).filter(({ id }) => id.endsWith("/reminder"));

/** One look at the clock, and what came by itself is sent as it would be. Returns for how long each waits. */
async function lookAt(time: string): Promise<(number | undefined)[]> {
  fundi.now = instant(time);
  await tick(fundi.ports, fundi.now);
  const { rows } = await fundi.store.query("SELECT id FROM delivery WHERE state = 'planned' ORDER BY id", []);
  const waits: (number | undefined)[] = [];
  for (const { id } of rows) waits.push(await waitOf(id as DeliveryId));
  return waits;
}

/** Its turn in the workspace comes within milliseconds; whatever else makes it wait does so for minutes. */
async function waitOf(id: DeliveryId): Promise<number | undefined> {
  const again: Again | undefined = await deliver(fundi.ports, id, { paced: true });
  if (again === undefined || again.againMs > 1_000) return again?.againMs;
  await sleep(again.againMs);
  return waitOf(id);
}

const MINUTES = 60_000;

describe("quiet hours", () => {
  test("hold the day's card until they end; then it comes, once", async () => {
    await beQuiet(quiet("2026-03-02T07:00+01:00", "2026-03-02T09:15+01:00"));
    expect(await lookAt("2026-03-02T09:00+01:00")).toEqual([10 * MINUTES]);
    expect(await lookAt("2026-03-02T09:10+01:00")).toEqual([5 * MINUTES]);
    expect(cards()).toHaveLength(0);
    expect(await lookAt("2026-03-02T09:15+01:00")).toEqual([undefined]);
    expect(await lookAt("2026-03-02T09:20+01:00")).toEqual([]);
    expect(cards()).toHaveLength(1);
  });

  test("hold it on every later day as well, though the chat named the first night only", async () => {
    await beQuiet(quiet("2026-03-02T22:00+01:00", "2026-03-03T09:30+01:00"));
    for (const time of ["2026-03-02T09:00+01:00", "2026-03-03T09:30+01:00"]) expect(await lookAt(time)).toEqual([undefined]);
    expect(await lookAt("2026-03-04T09:00+01:00")).toEqual([10 * MINUTES]);
    expect(await lookAt("2026-03-04T09:30+01:00")).toEqual([undefined]);
  });

  test("that end early let the card through at the next look", async () => {
    await beQuiet({ snoozedUntil: instant("2026-03-02T12:00+01:00") });
    expect(await lookAt("2026-03-02T09:00+01:00")).toEqual([10 * MINUTES]);
    await beQuiet({});
    expect(await lookAt("2026-03-02T09:10+01:00")).not.toContain(expect.any(Number));
    expect(cards()).toHaveLength(1);
  });

  test("keep nobody from what they ask for", async () => {
    await beQuiet(quiet("2026-03-02T07:00+01:00", "2026-03-02T18:00+01:00"));
    await fundi.say(ada, "learn");
    expect(cards()).toHaveLength(1);
    await fundi.learn(ada);
    expect(fundi.chat.last(ada).view.fallback).toContain("Both right");
  });
});

describe("the reminder", () => {
  test("waits for quiet hours to end on the same day, and comes once", async () => {
    await lookAt("2026-03-02T09:00+01:00");
    await beQuiet(quiet("2026-03-02T13:00+01:00", "2026-03-02T15:05+01:00"));
    expect(await lookAt("2026-03-02T15:00+01:00")).toEqual([5 * MINUTES]);
    expect(reminders()).toHaveLength(0);
    expect(await lookAt("2026-03-02T15:05+01:00")).toEqual([undefined]);
    for (const time of ["16:00", "18:00", "20:00", "23:00"]) await lookAt(`2026-03-02T${time}+01:00`);
    expect(reminders()).toHaveLength(1);
  });

  test("never comes on another day than its own", async () => {
    await lookAt("2026-03-02T09:00+01:00");
    await beQuiet(quiet("2026-03-02T13:00+01:00", "2026-03-03T08:00+01:00"));
    expect(await lookAt("2026-03-02T15:00+01:00")).toEqual([10 * MINUTES]);
    await lookAt("2026-03-03T08:00+01:00");
    expect(reminders()).toHaveLength(0);
  });

  test("never comes once the work is done, however long it waited", async () => {
    await lookAt("2026-03-02T09:00+01:00");
    await beQuiet(quiet("2026-03-02T13:00+01:00", "2026-03-02T16:00+01:00"));
    await lookAt("2026-03-02T15:00+01:00");
    const { rows } = await fundi.store.query("SELECT id FROM session_item", []);
    // Settling would send at once what waits here.
    for (const { id } of rows)
      await fundi.signal(ada, { kind: "pressed", action: { type: "answer", item: id as ItemId, choice: 0 } }, { settle: false });
    await lookAt("2026-03-02T16:00+01:00");
    expect(reminders()).toHaveLength(0);
  });
});

describe("news of somebody", () => {
  const everything = async () => {
    const tables = ["learner", "account", "audit", "delivery"];
    return Promise.all(tables.map(async (table) => (await fundi.store.query(`SELECT count(*)::int AS n FROM ${table}`, [])).rows[0]?.n));
  };
  const profile = (more: Partial<Profile>): PersonNews => ({
    kind: "profile",
    profile: { name: "U-ada", zone: "Europe/Berlin", locale: "en", ...more },
  });
  const learner = async () => (await fundi.store.people.find(ada))?.learner;

  test("Fundi does not know keeps nothing and sends nothing", async () => {
    const before = await everything();
    await news(stranger, { kind: "quiet", quiet: quiet("2026-03-02T07:00+01:00", "2026-03-02T18:00+01:00") });
    await news(stranger, profile({ name: "Stranger" }));
    await news(stranger, { kind: "gone" });
    expect(await everything()).toEqual(before);
    expect(fundi.chat.messagesOf(stranger)).toEqual([]);
  });

  test("who travels takes their morning along", async () => {
    await news(ada, profile({ zone: "America/New_York", name: "Ada L." }));
    expect(await learner()).toMatchObject({ zone: "America/New_York", name: "Ada L." });
    await lookAt("2026-03-02T14:59+01:00");
    expect(cards()).toHaveLength(0);
    await lookAt("2026-03-02T15:00+01:00");
    expect(cards()).toHaveLength(1);
  });

  test("who chose a zone or a language keeps it", async () => {
    await fundi.say(ada, "settings zone Africa/Nairobi");
    await fundi.say(ada, "settings language en");
    await news(ada, profile({ zone: "America/New_York", locale: "de-DE" }));
    expect(await learner()).toMatchObject({ zone: "Africa/Nairobi", locale: "en" });
  });

  test("that says nothing new changes nothing", async () => {
    const before = await everything();
    for (const told of [profile({}), profile({ zone: undefined, locale: undefined }), profile({ name: "" })]) await news(ada, told);
    expect(await everything()).toEqual(before);
  });

  test("whose account was closed is sent nothing more, until they write again", async () => {
    await news(ada, { kind: "gone" });
    const before = fundi.chat.messages.length;
    for (const day of ["02", "03", "04"]) expect(await lookAt(`2026-03-${day}T09:00+01:00`)).toEqual([]);
    expect(fundi.chat.messages).toHaveLength(before);
    await fundi.say(ada, "learn");
    expect(fundi.chat.messages.length).toBeGreaterThan(before);
    await lookAt("2026-03-05T09:00+01:00");
    expect(cards().length).toBeGreaterThan(0);
  });

  test("whose account is closed stays gone, whatever else the platform tells of them", async () => {
    await news(ada, { kind: "gone" });
    await beQuiet({});
    await news(ada, { kind: "gone" });
    const before = fundi.chat.messages.length;
    for (const day of ["02", "03", "04"]) expect(await lookAt(`2026-03-${day}T09:00+01:00`)).toEqual([]);
    expect(fundi.chat.messages).toHaveLength(before);
  });
});
