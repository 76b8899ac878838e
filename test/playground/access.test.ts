import { afterEach, describe, expect, it } from "vitest";
import { thandi } from "./a-modal.ts";
import { type Stage, startStage } from "./tiny-app.ts";

let stage: Stage;
afterEach(() => stage.close());

describe("A method called without its scope", () => {
  it("says which one is missing and which are there", async () => {
    stage = await startStage({ scopes: ["chat:write", "im:history"] });
    const channel = stage.fake.addChannel({ name: "general", members: [thandi(stage)] });
    const missing = (needed: string) => ({ ok: false, error: "missing_scope", needed, provided: "chat:write,im:history" });
    expect((await stage.call("users.info", { user: "U0THANDI" })).body).toEqual(missing("users:read"));
    expect((await stage.call("conversations.open", { users: "U0THANDI" })).body).toEqual(missing("im:write"));
    expect((await stage.call("dnd.info", { user: "U0THANDI" })).body).toEqual(missing("dnd:read"));
    expect((await stage.call("conversations.history", { channel })).body).toEqual(missing("channels:history"));
    expect(stage.fake.ledger.calls("users.info")).toMatchObject([{ answer: "missing_scope", applied: false }]);
  });

  it("is told in headers beside every answer", async () => {
    stage = await startStage();
    const { headers } = await stage.call("chat.postMessage", { channel: thandi(stage).id, text: "Hi" });
    expect(headers.get("x-oauth-scopes")).toBe("chat:write,commands,im:write,im:history,users:read,dnd:read");
    expect(headers.get("x-accepted-oauth-scopes")).toBe("chat:write");
    expect((await stage.call("auth.test")).headers.get("x-accepted-oauth-scopes")).toBeNull();
    expect((await stage.call("auth.test", {}, "xoxb-wrong")).headers.get("x-oauth-scopes")).toBeNull();
  });
});

describe("Socket Mode", () => {
  it("gives its address for the app's token and no other", async () => {
    stage = await startStage({ appToken: "xapp-1", socketUrl: () => "ws://127.0.0.1:9/link" });
    expect((await stage.call("apps.connections.open", {}, "xapp-1")).body).toEqual({ ok: true, url: "ws://127.0.0.1:9/link" });
    expect((await stage.call("apps.connections.open")).body["error"]).toBe("not_allowed_token_type");
    expect((await stage.call("apps.connections.open", {}, "xapp-2")).body["error"]).toBe("invalid_auth");
    expect((await stage.call("auth.test", {}, "xapp-1")).body["error"]).toBe("not_allowed_token_type");
  });

  it("takes what is sent to the app, within the same three seconds", async () => {
    const taken: string[] = [];
    const acknowledged = { outcome: "acknowledged", status: 200, body: "", contentType: "", ms: 0 } as const;
    const transport = ({ what }: { what: string }) => (taken.push(what) > 1 ? new Promise<never>(() => {}) : Promise.resolve(acknowledged));
    stage = await startStage({ transport, appTimeoutMs: 20 });
    expect(await stage.fake.shortcut(thandi(stage), "a")).toMatchObject({ outcome: "acknowledged" });
    expect(await stage.fake.command("U0THANDI", "/fundi")).toMatchObject({ outcome: "http_timeout" });
    expect([taken, stage.app.received]).toEqual([["shortcut", "command"], []]);
  });
});
