import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { slackChat } from "../../../src/adapters/slack/chat.ts";
import type { MessageRef } from "../../../src/core/ports.ts";
import { TEST_BOT_TOKEN } from "../../../src/playground/slack/start-fake-slack.ts";
import { rounds } from "../../rounds.ts";
import { ID, inTime, LESSON, stage, VERDICT } from "./stage.ts";

const STORM_SECONDS = rounds(2, 20);

let on: Awaited<ReturnType<typeof stage>>;
beforeEach(async () => {
  on = await stage();
});
afterEach(() => on.close());

async function sent(): Promise<MessageRef> {
  const outcome = await on.chat.send(on.to, ID, LESSON, inTime);
  if (outcome.kind !== "sent") throw new Error(JSON.stringify(outcome));
  return outcome.message;
}

/** Calls of a method that were made before the time that the call before had been told. */
function tooEarly(method: string, waitMs: number): number {
  const calls = on.fake.ledger.calls(method);
  return calls.filter(({ at }, i) => calls.slice(0, i).some((before) => before.fault === "throttle" && at < before.at + waitMs)).length;
}

describe("a method that was told to wait", () => {
  test("is not called before the time given, to the second; the others go on; afterwards it works again", async () => {
    const message = await sent();
    on.fake.faults.add({ on: "chat.update", fault: { kind: "throttle", retryAfterS: 1 }, times: 1 });
    expect(await on.chat.rewrite(on.to, message, ID, VERDICT)).toEqual({ kind: "throttled", retryAfterMs: 1_000 });
    for (let i = 0; i < 20; i++) expect(await on.chat.rewrite(on.to, message, ID, VERDICT)).toMatchObject({ kind: "throttled" });
    expect(on.fake.ledger.calls("chat.update")).toHaveLength(1);
    expect(await on.chat.showHome(on.to, LESSON)).toBe("sent");
    expect(await on.chat.profile(on.to)).toMatchObject({ name: "Thandi" });
    expect(await on.chat.send(on.to, ID, LESSON, inTime)).toMatchObject({ kind: "sent" });
    await sleep(1_050);
    expect(await on.chat.rewrite(on.to, message, ID, VERDICT)).toMatchObject({ kind: "sent" });
    expect(tooEarly("chat.update", 1_000)).toBe(0);
  });

  test("waits in its own workspace only, and with another token of the same workspace as well", async () => {
    let token = TEST_BOT_TOKEN;
    const chat = slackChat({ tokenFor: async (workspace) => (workspace === on.to.workspace ? token : TEST_BOT_TOKEN), apiUrl: on.apiUrl });
    on.fake.faults.add({ on: "views.publish", fault: { kind: "throttle", retryAfterS: 60 }, times: 1 });
    expect(await chat.showHome(on.to, LESSON)).toBe("throttled");
    token = "xoxb-rotated";
    expect(await chat.showHome(on.to, LESSON)).toBe("throttled");
    expect(on.fake.ledger.calls("views.publish")).toHaveLength(1);
    expect(await chat.showHome({ ...on.to, workspace: "T2" }, LESSON)).toBe("sent");
  });

  test("says how long is still to wait, in whole seconds", async () => {
    const message = await sent();
    on.fake.faults.add({ on: "chat.update", fault: { kind: "throttle", retryAfterS: 3 }, times: 1 });
    await on.chat.rewrite(on.to, message, ID, VERDICT);
    await sleep(100);
    expect(await on.chat.rewrite(on.to, message, ID, VERDICT)).toEqual({ kind: "throttled", retryAfterMs: 3_000 });
  });
});

test(`W2: in a storm of 429s, half of all calls for ${STORM_SECONDS} s, no method is called before the time it was told`, {
  timeout: 120_000,
}, async () => {
  const message = await sent();
  on.fake.faults.add({ on: "*", fault: { kind: "throttle", retryAfterS: 1 }, share: 0.5 });
  const until = Date.now() + STORM_SECONDS * 1_000;
  const again = async (call: () => Promise<unknown>): Promise<void> => {
    while (Date.now() < until) {
      await call();
      await sleep(5);
    }
  };
  await Promise.all([
    again(() => on.chat.send(on.to, ID, LESSON, inTime)),
    again(() => on.chat.rewrite(on.to, message, ID, VERDICT)),
    again(() => on.chat.showHome(on.to, LESSON)),
    again(() => on.chat.profile(on.to)),
    again(() => on.chat.find(on.to, ID)),
  ]);
  const methods = ["chat.postMessage", "chat.update", "views.publish", "users.info", "conversations.history"];
  const throttled = on.fake.ledger.calls().filter(({ fault }) => fault === "throttle").length;
  console.info(`W2 on Slack: ${on.fake.ledger.calls().length} calls, ${throttled} of them told to wait`);
  expect(throttled).toBeGreaterThanOrEqual(methods.length);
  expect(methods.map((method) => tooEarly(method, 1_000))).toEqual(methods.map(() => 0));
});
