import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startStage } from "./tiny-app.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "fundi-playground-"));
});
afterEach(() => rm(folder, { recursive: true }));

const file = () => join(folder, "deeper", "slack.json");

async function aChat() {
  const stage = await startStage({ snapshotFile: file() });
  const user = stage.fake.addUser({ id: "U1", name: "Thandi", tz: "Africa/Johannesburg" });
  await stage.call("chat.postMessage", { channel: user.id, text: "Hi", metadata: { event_type: "t", event_payload: { id: 1 } } });
  await stage.fake.say(user, "Hello");
  stage.fake.extra = { clockOffsetMs: 86_400_000 };
  return stage;
}

describe("The snapshot", () => {
  it("brings people, messages and the host's own note back after a restart", async () => {
    const before = await aChat();
    const messages = before.fake.messagesOf("U1");
    await before.close();
    const after = await startStage({ snapshotFile: file() });
    expect(after.fake.users).toEqual(before.fake.users);
    expect(JSON.parse(JSON.stringify(after.fake.messagesOf("U1")))).toEqual(JSON.parse(JSON.stringify(messages)));
    expect(after.fake.extra).toEqual({ clockOffsetMs: 86_400_000 });
    const { ts } = (await after.call("chat.postMessage", { channel: "U1", text: "Next" })).body;
    expect(messages.map(({ message }) => message.ts)).not.toContain(ts);
    await after.close();
  });

  it("keeps channels and what was said in them, not what was on screens", async () => {
    const before = await aChat();
    const general = before.fake.addChannel({ name: "general", members: ["U1"] });
    before.fake.joinChannel(general);
    await before.call("chat.postMessage", { channel: general, text: "All" });
    await before.call("views.publish", { user_id: "U1", view: { type: "home", blocks: [{ type: "divider" }] } });
    const { channels } = before.fake;
    await before.close();
    const after = await startStage({ snapshotFile: file() });
    expect(after.fake.channels).toEqual(channels);
    expect(after.fake.messagesIn(general)).toMatchObject([{ message: { text: "All" } }]);
    expect(after.fake.homeOf("U1")).toBeUndefined();
    expect((await after.call("chat.postMessage", { channel: general, text: "More" })).body["ok"]).toBe(true);
    await after.close();
  });

  it("of the time before channels still loads", async () => {
    await (await aChat()).close();
    const { workspace, ...rest } = JSON.parse(await readFile(file(), "utf8")) as { workspace: Record<string, unknown> };
    await writeFile(file(), JSON.stringify({ ...rest, workspace: { users: workspace["users"], rooms: workspace["rooms"] } }));
    const after = await startStage({ snapshotFile: file(), warn: (line) => expect.unreachable(line) });
    expect(after.fake.messagesOf("U1")).toHaveLength(2);
    await after.close();
  });

  it("is written soon after a change, without waiting for the end", async () => {
    const stage = await aChat();
    await expect.poll(() => readFile(file(), "utf8").catch(() => "")).toContain("Hello");
    await stage.close();
    expect(await readdir(join(folder, "deeper"))).toEqual(["slack.json"]);
  });

  it.each([
    ["broken", "{ nonsense"],
    ["of another shape", JSON.stringify({ version: 1, workspace: { users: [{ id: 7 }], rooms: [] } })],
    ["empty", ""],
  ])("that is %s is moved aside with one line of warning", async (_, content) => {
    await (await aChat()).close();
    await writeFile(file(), content);
    const warnings: string[] = [];
    const stage = await startStage({ snapshotFile: file(), warn: (line) => warnings.push(line) });
    expect(stage.fake.users).toEqual([]);
    expect(warnings).toEqual([expect.stringContaining("moved to")]);
    await stage.close();
    const [aside] = (await readdir(join(folder, "deeper"))).filter((name) => name.includes("unreadable"));
    expect(await readFile(join(folder, "deeper", aside!), "utf8")).toBe(content);
  });
});
