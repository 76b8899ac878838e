import { describe, expect, test } from "vitest";
import { slackReceive } from "../../../src/adapters/slack/receive.ts";
import type { RawRequest } from "../../../src/core/ports.ts";
import {
  clickBody,
  commandFields,
  dndUpdated,
  eventBody,
  homeOpened,
  menuBody,
  messageActionBody,
  messageEvent,
  ORIGIN,
  shortcutBody,
  submitBody,
  userChange,
} from "./payloads.ts";
import { FORM, form, interactive, json, memoryInbox, NOW_MS, SECRET, sign, signedRequest } from "./requests.ts";

async function receive(...requests: RawRequest[]) {
  const { inbox, events } = memoryInbox();
  const door = slackReceive({ signingSecret: SECRET, inbox, now: () => NOW_MS });
  const replies = [];
  for (const request of requests) replies.push(await door(request));
  return { replies, events, keys: events.map(({ key }) => key), statuses: replies.map(({ status }) => status) };
}

describe("an event is kept before it is acknowledged", () => {
  test.each([
    ["a direct message", json(eventBody(messageEvent())), "slack:T1:message:D1:1793610000.000100"],
    ["a look at the direct message", json(eventBody(homeOpened())), "slack:T1:event:Ev01"],
    ["a removed app", json(eventBody({ type: "app_uninstalled" })), "slack:T1:event:Ev01"],
    ["a revoked bot token", json(eventBody({ type: "tokens_revoked", tokens: { oauth: [], bot: ["UBOT"] } })), "slack:T1:event:Ev01"],
    ["a press", interactive(clickBody()), "slack:T1:action:U1:1793610000.000200:2-buttons-0:press-2-1:1793610001.000001"],
    ["a choice from a menu", interactive(menuBody("command settings time 08:30")), "slack:T1:action:U1:V1HOME:9-menu:press-9-0:1793610001.000001"],
    ["a command", form(commandFields()), "slack:T1:command:12.34.fedcba"],
    ["a form", interactive(submitBody({ "field-0": [1] })), "slack:T1:form:V2FORM:1793610000.h45h"],
    ["a shortcut", interactive(shortcutBody()), "slack:T1:shortcut:12.34.5h0r7"],
    ["a message to learn about", interactive(messageActionBody()), "slack:T1:message_action:12.34.7each"],
    ["a changed profile", json(eventBody(userChange())), "slack:T1:event:Ev01"],
    ["quiet hours", json(eventBody(dndUpdated())), "slack:T1:event:Ev01"],
  ])("%s has a key of its own and is answered with nothing but 200", async (_, request, key) => {
    expect(await receive(request)).toMatchObject({ keys: [key], replies: [{ status: 200 }] });
  });

  test("an inbox that cannot store is answered 503, so that Slack comes again", async () => {
    const broken = { accept: () => Promise.reject(new Error("the database is away")) };
    const door = slackReceive({ signingSecret: SECRET, inbox: broken, now: () => NOW_MS });
    expect(await door(json(eventBody(messageEvent())))).toEqual({ status: 503 });
  });

  test("only what is needed of a payload is kept: no names, no tokens, no message", async () => {
    const { events } = await receive(interactive(clickBody()), form(commandFields()), json(eventBody(messageEvent())));
    expect(JSON.stringify(events)).not.toMatch(/deprecated|thandi|acme|Which one|plain_text|rich_text/);
  });
});

describe("the same happening is kept once", () => {
  test("a message that comes under several event ids counts once", async () => {
    const copies = ["Ev01", "Ev02", "Ev03"].map((event_id) => json(eventBody(messageEvent(), { event_id })));
    expect(await receive(...copies)).toMatchObject({ statuses: [200, 200, 200], keys: ["slack:T1:message:D1:1793610000.000100"] });
  });

  test("a retry has the key of the first attempt", async () => {
    const body = JSON.stringify(eventBody(homeOpened()));
    const retry = signedRequest(body, "application/json", { "x-slack-retry-num": "1", "x-slack-retry-reason": "http_timeout" });
    expect((await receive(signedRequest(body), retry)).keys).toHaveLength(1);
  });

  test("two presses of one button are two events", async () => {
    const second = clickBody({ action_ts: "1793610002.000001" });
    expect((await receive(interactive(clickBody()), interactive(second))).keys).toHaveLength(2);
  });

  test("a very long key stays short and distinct", async () => {
    const { keys } = await receive(...["a", "b"].map((last) => form(commandFields({ trigger_id: "1".repeat(250) + last }))));
    expect(new Set(keys).size).toBe(2);
    for (const key of keys) expect(key).toMatch(/^slack:sha256:[0-9a-f]{64}$/);
  });
});

describe("what nobody handles is acknowledged and forgotten", () => {
  test.each([
    ["a message in a channel", json(eventBody(messageEvent({ channel_type: "channel" })))],
    ["an edited message", json(eventBody(messageEvent({ subtype: "message_changed" })))],
    ["our own message", json(eventBody(messageEvent({ bot_id: "B1" })))],
    ["a person's revoked token", json(eventBody({ type: "tokens_revoked", tokens: { oauth: ["U1"], bot: [] } }))],
    ["an event Slack adds tomorrow", json(eventBody({ type: "app_context_changed", user: "U1" }))],
    ["a ticked box", interactive(clickBody({ type: "checkboxes", value: undefined, selected_options: [] }))],
    ["a button that is not ours", interactive(clickBody({ value: "order pizza" }))],
    ["a form that is not ours", interactive(submitBody({ "field-0": [1] }, { callback_id: "lunch" }))],
    ["a view without a name", interactive({ type: "view_submission", view: { id: "V1" }, user: { id: "U1" } })],
    ["a closed form", interactive({ ...submitBody({}), type: "view_closed" })],
    ["a shortcut that is not ours", interactive(shortcutBody({ callback_id: "lunch" }))],
    ["a message shortcut that is not ours", interactive(messageActionBody({ callback_id: "remind" }))],
    ["a choice that is not ours", interactive(menuBody("pizza"))],
    ["too many events", json({ type: "app_rate_limited", team_id: "T1", minute_rate_limited: 1 })],
  ])("%s", async (_, request) => {
    expect(await receive(request)).toMatchObject({ replies: [{ status: 200 }], events: [] });
  });
});

describe("the address is Slack's to check", () => {
  test("a challenge is answered when it is signed", async () => {
    const body = { type: "url_verification", token: "deprecated", challenge: "3eZbrw1aBm2rZgRNFdxV" };
    expect((await receive(json(body))).replies).toEqual([{ status: 200, body: { challenge: body.challenge } }]);
    expect((await receive({ ...json(body), headers: { "content-type": "application/json" } })).statuses).toEqual([401]);
  });

  test("a certificate check, which carries no signature, is answered and nothing is kept", async () => {
    const request = { headers: { "content-type": FORM }, body: Buffer.from("ssl_check=1&token=deprecated&command=%2Ffundi&user_id=U1&trigger_id=1") };
    expect(await receive(request)).toMatchObject({ replies: [{ status: 200 }], events: [] });
  });

  test("a media type may have parameters and any case", async () => {
    const click = new URLSearchParams({ payload: JSON.stringify(clickBody()) }).toString();
    const { statuses, events } = await receive(
      signedRequest(click, "application/x-www-form-urlencoded; charset=utf-8"),
      signedRequest(JSON.stringify(eventBody(homeOpened())), "Application/JSON;charset=UTF-8"),
    );
    expect([statuses, events.length]).toEqual([[200, 200], 2]);
  });

  test.each([299, -299])("a request dated %i s away from now is taken", async (seconds) => {
    const body = Buffer.from(JSON.stringify(eventBody(messageEvent())));
    const timestamp = String(NOW_MS / 1000 + seconds);
    const headers = { "content-type": "application/json", "x-slack-request-timestamp": timestamp, "x-slack-signature": sign(body, timestamp) };
    expect((await receive({ headers, body })).statuses).toEqual([200]);
  });
});

describe("a genuine body that cannot be read is answered 400", () => {
  test.each([
    ["no JSON", signedRequest("{")],
    ["a list", json([eventBody(messageEvent())])],
    ["no kind", json({ hello: "world" })],
    ["a message from nobody", json(eventBody(messageEvent({ user: undefined })))],
    ["a press by nobody", interactive(clickBody({}, { user: null }))],
    ["a press with a value that no database takes", interactive(clickBody({ value: "enrol a\u0000b" }))],
    ["a press from no workspace", interactive(clickBody({}, { team: null, user: { id: "U1" } }))],
    ["a form from nobody", interactive(submitBody({}, {}, { user: null }))],
    ["a form without a hash", interactive(submitBody({}, { hash: "" }))],
    ["a form that does not say what it answers", interactive(submitBody({ "field-0": [0] }, { private_metadata: "{}" }))],
    ["a form that brings along what no database takes", interactive(submitBody({ "field-0": [0] }, { private_metadata: "a\u0000b" }))],
    [
      "a form of a question whose id no database takes",
      interactive(submitBody({ "field-0": [0] }, { private_metadata: JSON.stringify({ ...ORIGIN, item: "a\u0000b" }) })),
    ],
    ["a form that brings too much along", interactive(submitBody({}, { private_metadata: "x".repeat(3_001) }))],
    ["a message shortcut without its message", interactive(messageActionBody({ message: null }))],
    ["a profile of nobody", json(eventBody(userChange({ id: null })))],
    ["quiet hours before all time", json(eventBody(dndUpdated({ next_dnd_end_ts: -1 })))],
    ["a command from nobody", form(commandFields({ user_id: "" }))],
    ["a form that is neither", form({ hello: "world" })],
    ["another media type", signedRequest("<xml/>", "text/xml")],
    ["no media type", signedRequest("{}", "")],
  ])("%s", async (_, request) => {
    expect(await receive(request)).toMatchObject({ replies: [{ status: 400 }], events: [] });
  });
});

describe("of what is kept only what is needed is kept", () => {
  const kept = async (request: RawRequest) => JSON.stringify((await receive(request)).events);

  test("a form: our own fields, and nothing of others", async () => {
    const body = submitBody({ "field-0": [0, 2], other: "secret choice" });
    const words = await kept(interactive({ ...body, view: { ...body.view, blocks: [{ type: "section", text: "secret text" }] } }));
    expect(words).toContain('"field-0":{"value":{"selected_options":[{"value":"0"},{"value":"2"}]}}');
    expect(words).not.toMatch(/secret|Option 0|thandi|deprecated|acme/);
  });

  test("a message somebody wants to learn about: its words, and not who wrote it", async () => {
    const words = await kept(interactive(messageActionBody()));
    expect(words).toContain("follow up");
    expect(words).not.toMatch(/SIPHO|general|thandi|deprecated/);
  });

  test("a profile: name, zone and language, and neither e-mail nor telephone", async () => {
    expect(await kept(json(eventBody(userChange())))).not.toMatch(/@acme|555|tz_label/);
  });

  test("a command's channel, and never a conversation between two people", async () => {
    expect(await kept(form(commandFields({ channel_id: "C7" })))).toContain('"channel_id":"C7"');
    expect(await kept(form(commandFields({ channel_id: "D7" })))).not.toContain("D7");
  });
});

describe("a form that puts one step at two places is sent back at once", () => {
  const ordered = JSON.stringify({ ...ORIGIN, mistake: "Use each step once." });

  test("the later places are named, and nothing is kept", async () => {
    const twice = submitBody({ "field-0": 2, "field-1": 0, "field-2": 2, "field-3": 2 }, { private_metadata: ordered });
    const errors = { "field-2": "Use each step once.", "field-3": "Use each step once." };
    expect(await receive(interactive(twice))).toEqual({
      replies: [{ status: 200, body: { response_action: "errors", errors } }],
      events: [],
      keys: [],
      statuses: [200],
    });
  });

  test("and may be sent again: then it is kept", async () => {
    const twice = submitBody({ "field-0": 1, "field-1": 1 }, { private_metadata: ordered });
    const mended = submitBody({ "field-0": 1, "field-1": 0 }, { private_metadata: ordered });
    expect(await receive(interactive(twice), interactive(mended))).toMatchObject({
      statuses: [200, 200],
      keys: ["slack:T1:form:V2FORM:1793610000.h45h"],
    });
  });

  test("ticking one box of several, or the same in two groups, is no mistake", async () => {
    expect(await receive(interactive(submitBody({ "field-0": [1], "field-1": [11] })))).toMatchObject({ replies: [{ status: 200 }], events: [{}] });
  });
});
