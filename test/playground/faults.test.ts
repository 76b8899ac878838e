import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Fault, Faults } from "../../src/playground/slack/faults.ts";
import { type Stage, startStage, withButton } from "./tiny-app.ts";

let stage: Stage;
beforeEach(async () => {
  stage = await startStage();
});
afterEach(() => stage.close());

const post = (text = "Hi") => stage.call("chat.postMessage", { channel: stage.fake.addUser({ id: "U1", name: "Thandi", tz: "UTC" }).id, text });
const next = (fault: Fault, on = "chat.postMessage") => stage.fake.faults.add({ on, fault, times: 1 });
const texts = () => stage.fake.messagesOf("U1").map(({ message }) => message.text);
const ledger = () => stage.fake.ledger.calls().at(-1);

describe("A fault on demand", () => {
  it("throttles with the seconds to wait, or without", async () => {
    next({ kind: "throttle", retryAfterS: 7 });
    next({ kind: "throttle" });
    const [one, two] = [await post(), await post()];
    expect([one.status, one.headers.get("retry-after"), one.body]).toEqual([429, "7", { ok: false, error: "ratelimited" }]);
    expect([two.status, two.headers.get("retry-after")]).toEqual([429, null]);
    expect(texts()).toEqual([]);
    expect((await post()).body["ok"]).toBe(true);
  });

  it("answers 500, with the message sent or not", async () => {
    next({ kind: "http-500" });
    expect((await post("lost")).status).toBe(500);
    next({ kind: "http-500", applied: true });
    expect((await post("sent")).status).toBe(500);
    expect(texts()).toEqual(["sent"]);
  });

  it("answers any of Slack's errors", async () => {
    next({ kind: "error", error: "missing_scope" });
    expect((await post()).body).toEqual({ ok: false, error: "missing_scope" });
  });

  it("breaks the connection before the call is carried out", async () => {
    next({ kind: "drop", when: "before" });
    await expect(post()).rejects.toThrow("fetch failed");
    expect(texts()).toEqual([]);
    expect(ledger()).toMatchObject({ applied: false, fault: "drop-before" });
  });

  it("breaks the connection after it, and the ledger knows the truth", async () => {
    next({ kind: "drop", when: "after" });
    await expect(post("there")).rejects.toThrow("fetch failed");
    expect(texts()).toEqual(["there"]);
    expect(ledger()).toMatchObject({ applied: true, answer: "ok", fault: "drop-after", message: { text: "there" } });
  });

  it("answers late what was carried out at once", async () => {
    next({ kind: "slow", ms: 50 });
    const answer = post("slow");
    await stage.fake.until(() => texts().includes("slow"));
    const heard = Date.now();
    await answer;
    expect(Date.now() - heard).toBeGreaterThanOrEqual(40);
  });

  it.each(["before", "after"] as const)("holds a call %s it is carried out, until it is let go", async (when) => {
    const gate = stage.fake.faults.hold("chat.postMessage", when);
    const answers = [post("one"), post("two")];
    await expect.poll(gate.held).toBe(2);
    expect(texts()).toHaveLength(when === "before" ? 0 : 2);
    gate.release();
    expect((await Promise.all(answers)).map(({ body }) => body["ok"])).toEqual([true, true]);
  });

  it("hits a response_url too", async () => {
    const { user } = await withButton(stage);
    await stage.fake.click(user, { label: "Start" });
    next({ kind: "http-500" }, "response_url");
    expect((await fetch(stage.app.received[0]!.body["response_url"], { method: "POST", body: '{"text":"x"}' })).status).toBe(500);
  });

  it("doubles clicks", async () => {
    const { user } = await withButton(stage);
    next({ kind: "duplicate" }, "click");
    await stage.fake.click(user, { label: "Start" });
    await stage.fake.idle();
    expect(stage.app.received).toHaveLength(2);
    expect(stage.app.received[0]!.raw).toBe(stage.app.received[1]!.raw);
  });

  it("on any call spares what the fake sends", () => {
    const faults = new Faults(1);
    faults.add({ on: "*", fault: { kind: "http-500" } });
    expect([faults.next("auth.test", true)?.fault.kind, faults.next("event", false)]).toEqual(["http-500", undefined]);
  });

  it("hits the same calls for the same seed, about as many as its share", () => {
    const hits = (seed: number) => {
      const faults = new Faults(seed);
      faults.add({ on: "*", fault: { kind: "http-500" }, share: 0.05 });
      return Array.from({ length: 10_000 }, () => faults.next("x", true) !== undefined);
    };
    expect(hits(7)).toEqual(hits(7));
    expect(hits(7)).not.toEqual(hits(8));
    expect(hits(7).filter(Boolean).length / 10_000).toBeCloseTo(0.05, 2);
  });
});

describe("Over HTTP", () => {
  const control = () => stage.apiUrl.replace(/api\/$/, "control/");
  const order = (plan: object) => fetch(`${control()}faults`, { method: "POST", body: JSON.stringify(plan) });

  it("faults are ordered, listed and called off", async () => {
    const { id } = (await (await order({ on: "auth.test", fault: { kind: "error", error: "fatal_error" } })).json()) as { id: number };
    expect((await stage.call("auth.test")).body["error"]).toBe("fatal_error");
    expect(await (await fetch(`${control()}faults`)).json()).toMatchObject({ faults: [{ id, on: "auth.test" }] });
    expect((await fetch(`${control()}faults/${id}`, { method: "DELETE" })).status).toBe(200);
    expect((await fetch(`${control()}faults/${id}`, { method: "DELETE" })).status).toBe(404);
    expect((await stage.call("auth.test")).body["ok"]).toBe(true);
  });

  it("a fault that does not exist is refused in words", async () => {
    expect((await order({ on: "auth.test", fault: { kind: "earthquake" } })).status).toBe(400);
  });

  it("the ledger can be read", async () => {
    await stage.call("api.test", { a: 1 });
    expect(await (await fetch(`${control()}ledger`)).json()).toMatchObject({ entries: [{ kind: "call", method: "api.test", arguments: { a: 1 } }] });
  });
});
