import { describe, expect, test } from "vitest";
import { readSlackEvent } from "../../../src/adapters/slack/read-event.ts";
import { slackReceive } from "../../../src/adapters/slack/receive.ts";
import type { RawRequest, Signal } from "../../../src/core/ports.ts";
import { commandFields, dndUpdated, eventBody, menuBody, messageActionBody, ORIGIN, shortcutBody, submitBody, userChange } from "./payloads.ts";
import { form, interactive, json, memoryInbox, NOW_MS, SECRET } from "./requests.ts";

/** The whole way in: received, kept as JSON as the store does, read again. */
async function signal(request: RawRequest): Promise<Signal | undefined> {
  const { inbox, events } = memoryInbox();
  await slackReceive({ signingSecret: SECRET, inbox, now: () => NOW_MS })(request);
  const [event] = JSON.parse(JSON.stringify(events));
  return event && readSlackEvent(event);
}

describe("a form that was sent", () => {
  const filled = async (...given: Parameters<typeof submitBody>) => (await signal(interactive(submitBody(...given))))?.intent;

  test("says who answers which question in which message", async () => {
    expect(await signal(interactive(submitBody({ "field-0": [0, 2] })))).toEqual({
      key: "slack:T1:form:V2FORM:1793610000.h45h",
      from: { platform: "slack", workspace: "T1", user: "U1", conversation: "D1" },
      intent: { kind: "filled", item: ORIGIN.item, filled: { positions: [0, 2] } },
      message: { conversation: "D1", message: "1793610000.000200" },
    });
  });

  test("brings boxes over all their groups, and only of its own fields", async () => {
    const intent = await filled({ "field-1": [11], "field-0": [3, 0], "field-x": [5], menu: 4 });
    expect(intent).toMatchObject({ filled: { positions: [3, 0, 11] } });
  });

  test("brings an order place by place, the tenth after the ninth", async () => {
    const places = Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`field-${11 - n}`, n]));
    expect(await filled(places)).toMatchObject({ filled: { positions: [11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0] } });
  });

  test.each(["14", "3,5", "spaced repetition", "<!channel> & co", ""])("brings what was typed as it was typed: %j", async (typed) => {
    expect(await filled({ "field-0": typed })).toMatchObject({ filled: { typed } });
  });

  test("brings an empty field as no position, and drops half characters and control signs", async () => {
    expect(await filled({})).toMatchObject({ filled: { positions: [] } });
    expect(await filled({ "field-0": "a\u0000b\ud800" })).toMatchObject({ filled: { typed: "ab\ufffd" } });
  });

  test.each([undefined, "", "{", "[]", "7", "null", '{"item":"","conversation":"D1","message":"1.2"}', '{"item":"x"}'])(
    "says nothing when it does not say what it answers: %j",
    async (private_metadata) => {
      expect(await filled({ "field-0": [1] }, { private_metadata })).toBeUndefined();
    },
  );
});

describe("a choice from a menu", () => {
  test("is a press of what stands in the option, at the learner's own page", async () => {
    expect(await signal(interactive(menuBody("command settings days mon tue wed")))).toEqual({
      key: "slack:T1:action:U1:V1HOME:9-menu:press-9-0:1793610001.000001",
      from: { platform: "slack", workspace: "T1", user: "U1" },
      intent: { kind: "pressed", action: { type: "command", word: "settings", rest: "days mon tue wed" } },
      place: "home",
      trigger: "12.34.abcdef",
    });
  });
});

describe("a command", () => {
  test("in a channel says where it was typed and how to answer there", async () => {
    expect(await signal(form(commandFields({ text: "quiz here", channel_id: "C7" })))).toMatchObject({
      intent: { kind: "said", text: "quiz here" },
      place: { channel: "C7" },
      replyUrl: "https://hooks.slack.com/commands/T1/1/secret",
    });
  });

  test.each([
    ["quiz <#C123|general>", "quiz general", "C123"],
    ["quiz <#G9SECRET|>", "quiz", "G9SECRET"],
    ["quiz <#C5>", "quiz", "C5"],
    ["quiz &lt;#C5|general&gt;", "quiz <#C5|general>", undefined],
    ["quiz #general", "quiz #general", undefined],
    ["quiz <#D5|between-two>", "quiz between-two", undefined],
  ])("%j names a channel or none", async (text, said, channel) => {
    const told = await signal(form(commandFields({ text })));
    expect(told?.intent).toEqual({ kind: "said", text: said, ...(channel && { channel }) });
  });

  test("in a direct message, between whomever, is typed at no place", async () => {
    expect(await signal(form(commandFields({ channel_id: "D7" })))).not.toHaveProperty("place");
  });
});

describe("shortcuts", () => {
  test("“Learn now” from anywhere is the word itself", async () => {
    expect(await signal(interactive(shortcutBody()))).toEqual({
      key: "slack:T1:shortcut:12.34.5h0r7",
      from: { platform: "slack", workspace: "T1", user: "U1" },
      intent: { kind: "said", text: "learn" },
    });
  });

  test("“Teach me about this” brings the message's words, and where it was asked", async () => {
    expect(await signal(interactive(messageActionBody()))).toEqual({
      key: "slack:T1:message_action:12.34.7each",
      from: { platform: "slack", workspace: "T1", user: "U1" },
      intent: { kind: "asked-about", text: "How do I delegate & follow up?" },
      place: { channel: "C1" },
      replyUrl: "https://hooks.slack.com/app/T1/1/secret",
    });
  });

  test("of a message between two people it is told without the place, and without words it asks about nothing", async () => {
    const told = await signal(interactive(messageActionBody({ channel: { id: "D9" }, message: {} })));
    expect(told).toMatchObject({ intent: { kind: "asked-about", text: "" } });
    expect(told).not.toHaveProperty("place");
  });
});

describe("news of somebody", () => {
  const news = async (event: object) => (await signal(json(eventBody(event))))?.intent;

  test("a changed profile says name, zone and language", async () => {
    const profile = { name: "Thandi", zone: "Africa/Johannesburg", locale: "en-ZA" };
    expect(await news(userChange())).toEqual({ kind: "news", news: { kind: "profile", profile } });
  });

  test.each([{ deleted: true }, { is_bot: true }])("whoever is no person any more is gone: %j", async (user) => {
    expect(await news(userChange(user))).toEqual({ kind: "news", news: { kind: "gone" } });
  });

  test.each(["Mars/Olympus", "", "x".repeat(256), "Europe/Berlin\u0000", 7, null])("a zone that is none is left out: %j", async (tz) => {
    const told = await news(userChange({ tz }));
    expect(told).toMatchObject({ news: { kind: "profile", profile: { name: "Thandi" } } });
    expect(told).not.toHaveProperty("news.profile.zone");
  });

  test("quiet hours and a snooze say from when until when", async () => {
    const snooze = { snooze_enabled: true, snooze_endtime: 1_793_613_600 };
    const daily = { from: 1_793_646_000_000, until: 1_793_682_000_000 };
    expect(await news(dndUpdated(snooze))).toEqual({
      kind: "news",
      news: { kind: "quiet", quiet: { daily, snoozedUntil: 1_793_613_600_000 } },
    });
  });

  test.each([
    { dnd_enabled: false },
    { next_dnd_start_ts: 0, next_dnd_end_ts: 0 },
    { next_dnd_start_ts: null },
    { next_dnd_start_ts: 1_793_682_000, next_dnd_end_ts: 1_793_646_000 },
    { dnd_enabled: false, snooze_enabled: false, snooze_endtime: 1_793_613_600 },
    { dnd_enabled: false, snooze_enabled: true },
  ])("no quiet is no quiet: %j", async (status) => {
    expect(await news(dndUpdated(status))).toEqual({ kind: "news", news: { kind: "quiet", quiet: {} } });
  });
});
