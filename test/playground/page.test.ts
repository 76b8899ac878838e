import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { playground } from "../../src/playground/playground.ts";
import { startTinyPlayground } from "./tiny-playground.ts";

let place: Awaited<ReturnType<typeof startTinyPlayground>>;
beforeEach(async () => {
  place = await startTinyPlayground();
});
afterEach(() => place.close());

const MON_TO_FRI = [1, 2, 3, 4, 5];
const create = async (more: object = {}) => place.ask("learners", { name: "Thandi", zone: "Africa/Johannesburg", days: MON_TO_FRI, ...more });
const thandi = async () => (await create()).body["learner"].id as string;

/** Reads the live stream until it has told enough. */
async function listen() {
  const response = await fetch(`${place.url}/page/live`);
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  const events: Record<string, any>[] = [];
  let text = "";
  const until = async (enough: () => boolean) => {
    while (!enough()) {
      text += (await reader.read()).value ?? "";
      const parts = text.split("\n\n");
      text = parts.pop()!;
      events.push(...parts.filter((part) => part.startsWith("data: ")).map((part) => JSON.parse(part.slice(6))));
    }
  };
  return { events, until, stop: () => reader.cancel() };
}

describe("The page", () => {
  it("is found with and without the slash", async () => {
    const response = await fetch(place.url);
    expect([response.status, response.url]).toEqual([200, `${place.url}/`]);
    expect(await response.text()).toContain("<h1>Fundi playground</h1>");
  });

  it("may run and ask nothing but its own files", async () => {
    const { headers } = await fetch(`${place.url}/`);
    const policy = headers.get("content-security-policy");
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';/);
    expect(policy).not.toContain("unsafe");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    const html = await (await fetch(`${place.url}/`)).text();
    expect(html).not.toMatch(/ style=| on[a-z]+=|https?:\/\//);
  });

  it("gets every script it imports, without types and without a warning on the console", async () => {
    const warned = vi.spyOn(process, "emitWarning");
    const seen = new Set<string>();
    const wanted = ["main.ts"];
    for (const name of wanted) {
      if (seen.has(name)) continue;
      seen.add(name);
      const response = await fetch(`${place.url}/assets/${name}`);
      expect([name, response.status, response.headers.get("content-type")]).toEqual([name, 200, "text/javascript; charset=utf-8"]);
      const script = await response.text();
      expect(script).not.toMatch(/^(?:interface|type) /m);
      wanted.push(...[...script.matchAll(/from "\.\/([\w-]+\.ts)"/g)].map((match) => match[1]!));
      expect(script).not.toMatch(/from "\.\.\//);
    }
    expect(seen.size).toBeGreaterThan(15);
    expect(warned).not.toHaveBeenCalled();
  });

  it("serves no other file", async () => {
    for (const path of ["assets/nothing.ts", "assets/..%2Fassets.ts", "assets/%2e%2e/page-routes.ts"]) {
      expect((await fetch(`${place.url}/${path}`)).status, path).toBe(404);
    }
  });
});

describe("A new learner", () => {
  it("opens the chat at once", async () => {
    const { body } = await create();
    expect(body).toEqual({ learner: { id: expect.stringMatching(/^U/), name: "Thandi", zone: "Africa/Johannesburg", quietUntil: 0 } });
    expect(place.app.received.map((request) => request.body["event"].type)).toEqual(["app_home_opened"]);
    expect((await place.ask("state")).body).toMatchObject({ learners: [body["learner"]], clock: { online: true, travelling: false } });
  });

  it("types other working days once Fundi has said hello", async () => {
    const made = create({ days: [7, 1, 2] });
    const user = await place.fake.until(() => place.fake.users[0]);
    await place.fake.until(() => place.fake.ledger.deliveries("event").length === 1);
    expect(place.app.received).toHaveLength(1);
    await place.bot("chat.postMessage", { channel: user.id, text: "Hello" });
    await made;
    expect(place.app.received.at(-1)!.body["event"].text).toBe("settings days mon tue sun");
  });

  it.each([
    [{ name: " " }, "Please give the learner a name."],
    [{ zone: "Mars/Olympus" }, "This time zone is not known"],
    [{ days: [] }, "Choose at least one working day."],
  ])("is refused in words with %j", async (more, words) => {
    expect(await create(more)).toMatchObject({ status: 400, body: { error: expect.stringContaining(words) } });
    expect(place.fake.users).toEqual([]);
  });
});

describe("A learner", () => {
  it("says, commands, clicks and ticks, each told to the app before the page hears back", async () => {
    const id = await thandi();
    const option = (text: string) => ({ text: { type: "plain_text", text }, value: text });
    const boxes = { type: "checkboxes", action_id: "boxes", options: [option("a"), option("b")] };
    const button = { type: "button", action_id: "go", text: { type: "plain_text", text: "Go" } };
    const { ts } = await place.bot("chat.postMessage", {
      channel: id,
      text: "?",
      blocks: [{ type: "actions", block_id: "b", elements: [boxes, button] }],
    });
    expect((await place.ask(`learners/${id}/say`, { text: "hello" })).status).toBe(200);
    expect((await place.ask(`learners/${id}/command`, { text: "/fundi settings time 08:30" })).status).toBe(200);
    expect((await place.ask(`learners/${id}/tick`, { ts, block_id: "b", action_id: "boxes", positions: [1] })).status).toBe(200);
    expect((await place.ask(`learners/${id}/click`, { ts, block_id: "b", action_id: "go" })).status).toBe(200);
    const [said, command, , click] = place.app.received.slice(1).map(({ body }) => body);
    expect(said!["event"].text).toBe("hello");
    expect(command).toMatchObject({ command: "/fundi", text: "settings time 08:30" });
    expect(click!["state"].values.b.boxes.selected_options).toEqual([option("b")]);
    const { body } = await place.ask(`learners/${id}/screen`);
    expect(body["messages"][0].state.b.boxes.selected_options).toEqual([option("b")]);
  });

  it("writes, commands and calls up help in the channel, where everybody is", async () => {
    const [thandisId, siphosId] = [await thandi(), (await create({ name: "Sipho" })).body["learner"].id as string];
    const channel = (await place.ask("state")).body["channel"].id as string;
    expect(place.fake.channels).toEqual([{ id: channel, name: "general", members: [thandisId, siphosId], botIsIn: true }]);
    await place.ask(`learners/${siphosId}/say`, { text: "What is a streak?", channel });
    await place.ask(`learners/${thandisId}/command`, { text: "/fundi quiz here", channel });
    expect(place.app.received.at(-1)!.body).toMatchObject({ channel_id: channel, channel_name: "general", text: "quiz here" });
    await place.bot("chat.postEphemeral", { channel, user: thandisId, text: "Only for Thandi" });
    const seenBy = async (id: string) =>
      (await place.ask(`learners/${id}/screen`)).body["channel"].map((shown: Record<string, any>) => [shown["message"].text, shown["onlyFor"]]);
    expect(await seenBy(siphosId)).toEqual([["What is a streak?", undefined]]);
    expect(await seenBy(thandisId)).toEqual([
      ["What is a streak?", undefined],
      ["Only for Thandi", thandisId],
    ]);
    const { ts } = place.fake.messagesIn(channel)[0]!.message;
    await place.ask(`learners/${thandisId}/message-shortcut`, { callback_id: "teach", channel, ts });
    expect(place.app.received.at(-1)!.body).toMatchObject({ type: "message_action", callback_id: "teach", message: { text: "What is a streak?" } });
    await place.ask(`learners/${thandisId}/shortcut`, { callback_id: "learn" });
    expect(place.app.received.at(-1)!.body).toMatchObject({ type: "shortcut", callback_id: "learn" });
  });

  it("moves to another zone and asks for quiet, and the app is told", async () => {
    const id = await thandi();
    await place.ask(`learners/${id}/zone`, { zone: "Asia/Tokyo" });
    await place.ask(`learners/${id}/snooze`, { minutes: 60 });
    expect(place.app.received.slice(-2).map(({ body }) => body["event"].type)).toEqual(["user_change", "dnd_updated_user"]);
    const { learners, clock } = (await place.ask("state")).body;
    expect(learners).toMatchObject([{ zone: "Asia/Tokyo", quietUntil: clock.now + 60 * 60_000 }]);
    expect(await place.ask(`learners/${id}/zone`, { zone: "Mars/Olympus" })).toMatchObject({ status: 400 });
  });

  it("reads in words why something did not work", async () => {
    const id = await thandi();
    const error = async (path: string, body: object) => (await place.ask(`learners/${id}/${path}`, body)).body["error"];
    expect(await error("click", { ts: "1.000000", block_id: "b", action_id: "a" })).toContain("no longer on the screen");
    expect(await error("command", { text: "/giphy cat" })).toContain("There is no command /giphy");
    expect(await error("say", { text: "" })).toBe("Type something first.");
    place.app.answerNext({ status: 500 });
    expect(await error("command", { text: "/fundi help" })).toContain("Fundi answered with an error (HTTP 500).");
    await place.ask("online", { online: false });
    place.fake.requestUrl = "http://127.0.0.1:1/";
    expect(await error("command", { text: "/fundi help" })).toContain("Fundi is offline");
    expect((await place.ask("learners/U404/say", { text: "hi" })).status).toBe(404);
  });
});

describe("The channel", () => {
  it("survives a restart, with everybody in it and what was said", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "playground "));
    const snapshotFile = path.join(folder, "playground.json");
    const options = {
      url: "",
      requestUrl: place.app.requestUrl,
      signingSecret: "s",
      botToken: "xoxb-t",
      timeMachine: place.time.machine,
      snapshotFile,
    };
    const first = playground(options);
    const user = first.fake.addUser({ name: "Thandi", tz: "Africa/Johannesburg" });
    first.fake.sayIn(user, first.fake.channels[0]!.id, "Still here?");
    await first.close();
    const second = playground(options);
    expect(second.fake.channels).toEqual(first.fake.channels);
    expect(second.fake.messagesIn(second.fake.channels[0]!.id).map(({ message }) => message.text)).toEqual(["Still here?"]);
    await second.close();
    rmSync(folder, { recursive: true });
  });
});

describe("The live stream", () => {
  it("tells of messages, edits, removals, the ledger and the clock", async () => {
    const id = await thandi();
    const live = await listen();
    const { ts, channel } = await place.bot("chat.postMessage", { channel: id, text: "One" });
    await place.bot("chat.update", { channel, ts, text: "Two" });
    await place.bot("chat.delete", { channel, ts });
    await place.ask("online", { online: false });
    await live.until(() => live.events.some(({ type }) => type === "clock"));
    const told = live.events.filter(({ type }) => type !== "ledger").map(({ type, shown, clock }) => [type, shown?.message.text ?? clock?.online]);
    expect(told).toEqual([
      ["message", "One"],
      ["message", "Two"],
      ["removed", undefined],
      ["clock", false],
    ]);
    expect(live.events.filter(({ type }) => type === "ledger").map(({ entry }) => entry.method)).toEqual([
      "chat.postMessage",
      "chat.update",
      "chat.delete",
    ]);
    await live.stop();
  });

  it("tells of the Home, of modals and of the channel", async () => {
    const id = await thandi();
    const channel = (await place.ask("state")).body["channel"].id as string;
    await place.ask(`learners/${id}/shortcut`, { callback_id: "learn" });
    const { trigger_id } = place.app.received.at(-1)!.body;
    const live = await listen();
    const blocks = [{ type: "divider" }];
    await place.bot("views.publish", { user_id: id, view: { type: "home", blocks } });
    await place.bot("views.open", { trigger_id, view: { type: "modal", title: { type: "plain_text", text: "Hello" }, blocks } });
    await place.ask(`learners/${id}/close`, {});
    const { ts } = await place.bot("chat.postMessage", { channel, text: "To all" });
    await place.bot("chat.delete", { channel, ts });
    await live.until(() => live.events.some(({ type }) => type === "channel-removed"));
    const told = live.events.filter(({ type }) => type !== "ledger");
    expect(told.map(({ type, view, modal, kept }) => [type, view?.type ?? modal?.view.title.text ?? kept?.message.text])).toEqual([
      ["home", "home"],
      ["modal", "Hello"],
      ["modal", undefined],
      ["channel-message", "To all"],
      ["channel-removed", "To all"],
    ]);
    await live.stop();
  });

  it("ends when the server closes", async () => {
    const live = await listen();
    const closed = place.close();
    await live.until(() => true);
    await expect(closed).resolves.toBeUndefined();
    place = await startTinyPlayground();
  });
});

describe("Time travel", () => {
  it("goes to the next morning in the learner's zone, one journey at a time", async () => {
    const id = await thandi();
    const { promise, resolve } = Promise.withResolvers<void>();
    place.time.whileTravelling(() => promise);
    const first = place.ask("travel", { to: "morning", learner: id });
    await expect.poll(async () => (await place.ask("state")).body["clock"].travelling).toBe(true);
    expect(await place.ask("travel", { to: "hour", learner: id })).toMatchObject({ status: 409, body: { error: "A journey is already under way." } });
    resolve();
    expect((await first).body).toEqual({ now: Date.UTC(2026, 0, 13, 7, 1), online: true, travelling: false });
  });

  it("that fails is said in words and leaves the clock usable", async () => {
    const id = await thandi();
    place.time.whileTravelling(() => Promise.reject(new Error("the engine is cold")));
    expect(await place.ask("travel", { to: "hour", learner: id })).toMatchObject({
      status: 500,
      body: { error: expect.stringContaining("the engine is cold") },
    });
    expect((await place.ask("state")).body["clock"].travelling).toBe(false);
  });
});

describe("Other sites", () => {
  it("cannot act through the page", async () => {
    const headers = { "content-type": "application/json", origin: "http://evil.example" };
    const response = await fetch(`${place.url}/page/online`, { method: "POST", headers, body: '{"online":false}' });
    expect(response.status).toBe(403);
    expect(place.time.machine.isOnline()).toBe(true);
  });
});
