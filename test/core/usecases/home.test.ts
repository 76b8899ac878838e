import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Address } from "../../../src/core/ports.ts";
import type { Action } from "../../../src/core/views/action.ts";
import type { ViewBlock } from "../../../src/core/views/view.ts";
import { StoryFundi } from "../../fundi.ts";
import { publishable } from "../../make.ts";
import { beginAnew } from "./anew.ts";

const ada: Address = { platform: "slack", workspace: "T1", user: "U-ada" };
const course = publishable("basics", { "recall/one": 4, "recall/two": 4, "space/three": 4 });
const START = "2026-03-02T08:00+01:00";

let fundi: StoryFundi;
beforeAll(async () => {
  fundi = await StoryFundi.open(START);
});
beforeEach(async () => {
  await beginAnew(fundi, START, course);
  fundi.chat.homes.clear();
});

const open = () => fundi.signal(ada, { kind: "opened", what: "home" });
const page = (): readonly ViewBlock[] => fundi.chat.homes.get(ada.user)?.blocks ?? [];
const words = (): string => JSON.stringify(page());
const sent = () => fundi.chat.messagesOf(ada).length;
const pressAtHome = (action: Action) => fundi.signal(ada, { kind: "pressed", action }, { place: "home" });
const type = (word: Extract<Action, { type: "command" }>["word"], rest?: string) => pressAtHome({ type: "command", word, ...(rest ? { rest } : {}) });
const menus = () => page().filter((block) => block.type === "menu");
/** Time, days and zone; where there are several languages, theirs comes last. */
const chosen = () =>
  menus()
    .slice(0, 3)
    .map(({ options }) => options.find((option) => option.chosen)?.label);
const grid = () =>
  page()
    .find((block) => block.type === "grid")
    ?.text.split("\n") ?? [];

describe("the learner's own page", () => {
  test("introduces Fundi to whoever looks at it first, once, and shows the page at the same time", async () => {
    await open();
    expect(sent()).toBe(1);
    expect(fundi.chat.last(ada).view.fallback).toContain("I am Fundi");
    expect(words()).toContain("You are in no course yet.");
    expect(words()).toContain("I store your name");
    await open();
    expect(sent()).toBe(1);
  });

  test("is shown whenever it is looked at, as things stand then", async () => {
    await fundi.join(ada, course.id);
    await open();
    expect(words()).toContain("Next lesson: one.");
    expect(words()).toContain("Your next session comes today at 09:00.");
    await fundi.passTo("2026-03-02T09:00+01:00");
    await open();
    expect(words()).toContain("“one” is waiting for you.");
    await fundi.learn(ada);
    await open();
    expect(words()).toContain("Done for today. Well learned!");
    expect(words()).toContain("Next lesson: two.");
    expect(words()).toContain("1 of 3 lessons done");
  });

  test("is shown later where the platform is busy, and sends nothing meanwhile", async () => {
    await fundi.join(ada, course.id);
    const before = sent();
    const busy = vi.spyOn(fundi.chat, "showHome").mockResolvedValueOnce("throttled");
    expect(await open()).toEqual({ againMs: expect.any(Number) });
    busy.mockRestore();
    expect(sent()).toBe(before);
  });
});

describe("settings at the learner's own page", () => {
  beforeEach(async () => {
    await fundi.join(ada, course.id);
    await open();
  });

  test("show what is set now in a menu each", () => {
    expect(chosen()).toEqual(["09:00", "Mon, Tue, Wed, Thu, Fri", expect.stringMatching(/^Europe\/Berlin \(08:00\)$/)]);
  });

  test("change by a menu: the page shows it at once, and no message is sent", async () => {
    const before = sent();
    await type("settings", "time 08:30");
    await type("settings", "days mon tue wed thu");
    await type("settings", "zone Africa/Nairobi");
    expect(chosen()).toEqual(["08:30", "Mon, Tue, Wed, Thu", "Africa/Nairobi (10:00)"]);
    expect(sent()).toBe(before);
    expect(words()).not.toContain("Messages tab");
  });

  test("keep any choice of any menu, and show it as chosen", async () => {
    for (const [place, { options }] of menus().entries()) {
      for (const at of [0, options.length - 1]) {
        const option = options[at];
        if (option) await pressAtHome(option.action);
        expect(
          menus()
            [place]?.options.find((each) => each.chosen)
            ?.label.split(" (")[0],
        ).toBe(option?.label.split(" (")[0]);
      }
    }
  });

  test("that were typed and stand in no menu are chosen there all the same", async () => {
    await fundi.say(ada, "settings time 07:45");
    await fundi.say(ada, "settings zone Asia/Kathmandu");
    await fundi.say(ada, "settings days tue sat");
    await open();
    expect(chosen()).toEqual(["07:45", "Tue, Sat", expect.stringMatching(/^Asia\/Kat/)]);
  });

  test("pause, resume and stop as well, each shown and none told", async () => {
    const before = sent();
    await type("pause", "1 week");
    expect(words()).toContain("You are on a pause; I write again on Monday 9 March.");
    await type("resume");
    expect(words()).not.toContain("You are on a pause");
    await type("stop");
    expect(words()).toContain("“resume” ends it");
    expect(sent()).toBe(before);
    await fundi.passTo("2026-03-04T20:00+01:00");
    expect(sent()).toBe(before);
  });
});

describe("what is asked for at the learner's own page", () => {
  beforeEach(() => fundi.join(ada, course.id));

  test("comes to the conversation, and the page says so", async () => {
    await type("learn");
    expect(fundi.chat.last(ada).view.fallback).toContain("one. Then 2 questions");
    expect(page()[0]).toEqual({ type: "note", text: "It is in the Messages tab." });
    expect(words()).toContain("“one” is waiting for you.");
    await open();
    expect(words()).not.toContain("Messages tab");
  });

  test.each(["quiz", "progress", "courses", "badges", "why"] as const)("%s as well", async (word) => {
    const before = sent();
    await type(word);
    expect(sent()).toBe(before + 1);
    expect(words()).toContain("It is in the Messages tab.");
  });
});

describe("the calendar of the streak", () => {
  test("marks what was learned, missed and saved, four weeks with Monday first, and says it in words", async () => {
    await fundi.join(ada, course.id);
    await fundi.passTo("2026-03-02T09:00+01:00");
    await fundi.learn(ada);
    await fundi.passTo("2026-03-04T09:00+01:00");
    await open();
    expect(grid()).toEqual([
      "       Mo Tu We Th Fr Sa Su",
      "09 Feb  ·  ·  ·  ·  ·  ·  ·",
      "16 Feb  ·  ·  ·  ·  ·  ·  ·",
      "23 Feb  ·  ·  ·  ·  ·  ·  ·",
      "02 Mar  ✓  –  ·  ·  ·  ·  ·",
    ]);
    expect(words()).toContain("Learned on 1 day in the last 4 weeks.");
    expect(words()).toContain("✓ learned");
  });
});
