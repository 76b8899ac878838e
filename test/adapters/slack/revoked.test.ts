import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { DeliveryId } from "../../../src/core/domain/ids.ts";
import type { Address, Ports } from "../../../src/core/ports.ts";
import { deliver } from "../../../src/core/usecases/deliver.ts";
import { handleSignal } from "../../../src/core/usecases/handle-signal.ts";
import { tick } from "../../../src/core/usecases/tick.ts";
import { StoryFundi } from "../../fundi.ts";
import { instant, publishable } from "../../make.ts";
import { stage } from "./stage.ts";

const course = publishable("basics", { "recall/one": 4, "recall/two": 4 });
const LEARNERS = 4;

let on: Awaited<ReturnType<typeof stage>>;
let fundi: StoryFundi;
let ports: Ports;
let people: Address[];

/** Learners who joined, and Slack as their way from now on. */
beforeEach(async () => {
  on = await stage();
  fundi = await StoryFundi.open("2026-03-02T08:00+01:00");
  await fundi.store.courses.publish([course], fundi.now);
  people = Array.from({ length: LEARNERS }, (_, i) => ({ ...on.to, user: on.fake.addUser({ name: `Learner ${i}`, tz: "Europe/Berlin" }).id }));
  for (const person of people) await fundi.join(person, course.id);
  // What the chat in memory called their conversations is nothing to Slack.
  await fundi.store.query("UPDATE account SET conversation_id = NULL", []);
  ports = { ...fundi.ports, chats: { slack: on.chat } };
});
afterEach(() => on.close());

/** What one look at the clock plans, as ids. */
async function planned(time: string): Promise<DeliveryId[]> {
  fundi.now = instant(time);
  await tick(ports, fundi.now);
  const { rows } = await fundi.store.query("SELECT id FROM delivery WHERE state = 'planned' ORDER BY id", []);
  return rows.map(({ id }) => id as DeliveryId);
}

const failing = () => on.fake.ledger.calls().filter(({ answer }) => answer === "token_revoked" || answer === "invalid_auth").length;
const states = async () => (await fundi.store.query("SELECT state, count(*)::int AS n FROM delivery WHERE id LIKE '%/card' GROUP BY state", [])).rows;

describe("W4: a token that was revoked", () => {
  test("fails one more call at most, and ends all sending to its workspace, today and on every later day", async () => {
    const cards = await planned("2026-03-02T09:00+01:00");
    expect(cards).toHaveLength(LEARNERS);
    for (const id of cards.slice(0, 2)) await deliver(ports, id, { paced: false });
    await on.fake.uninstall();
    for (const id of cards.slice(2)) await deliver(ports, id, { paced: false });
    expect(on.fake.ledger.posted()).toHaveLength(2);
    expect(failing()).toBe(1);
    expect(await states()).toContainEqual({ state: "refused", n: LEARNERS - 2 });
    const calls = on.fake.ledger.calls().length;
    for (const day of ["03", "04", "05"]) for (const id of await planned(`2026-03-${day}T09:00+01:00`)) await deliver(ports, id, { paced: false });
    expect(on.fake.ledger.calls()).toHaveLength(calls);
  });

  test("told of while a card is under way ends the sending of all others, and that card is sent once", async () => {
    const [first, ...others] = await planned("2026-03-02T09:00+01:00");
    const hold = on.fake.faults.hold("chat.postMessage", "after");
    const underWay = deliver(ports, first as DeliveryId, { paced: false });
    await until(() => hold.held() > 0);
    await handleSignal(ports, { key: "slack:T:event:left" as never, from: { ...on.to, user: "" }, intent: { kind: "workspace-left" } });
    hold.release();
    await underWay;
    for (const id of others) await deliver(ports, id, { paced: false });
    await deliver(ports, first as DeliveryId, { paced: false });
    expect(on.fake.ledger.posted()).toHaveLength(1);
    expect(failing()).toBe(0);
  });

  test("ends pages, forms and whispers quietly as well", async () => {
    const [person] = people as [Address];
    await on.fake.uninstall();
    expect(await on.chat.showHome(person, { fallback: "x", blocks: [] })).toBe("refused");
    await on.chat.whisper(person, { fallback: "x", blocks: [] }, { conversation: "C1" });
    expect(await on.chat.announce({ ...person, conversation: "C1" }, "q" as never, { fallback: "x", blocks: [] })).toMatchObject({
      kind: "refused",
      reason: "workspace-gone",
    });
  });
});

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((again) => setTimeout(again, 5));
}
