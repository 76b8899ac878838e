import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { TEST_BOT_TOKEN } from "../../src/playground/slack/start-fake-slack.ts";
import { type Stage, startStage } from "./tiny-app.ts";

const oauth = { clientId: "1.2", clientSecret: "hush", rotation: true };
const redirect_uri = "http://127.0.0.1:9/slack/oauth_redirect";
const HOUR_MS = 3_600_000;

let stage: Stage;
let machine = 0;
beforeEach(async () => {
  machine = 0;
  stage = await startStage({ oauth, machineNow: () => machine });
});
afterEach(() => stage.close());

const ask = (more: Record<string, string> = {}) => {
  const question = new URLSearchParams({ client_id: "1.2", scope: "chat:write,users:read", state: "s1", redirect_uri, ...more });
  return fetch(`${stage.authorizeUrl}?${question}`, { redirect: "manual" });
};
const back = async (decision: string) => new URL((await ask({ decision })).headers.get("location")!).searchParams;
const access = async (args: object) => (await stage.call("oauth.v2.access", { client_id: "1.2", client_secret: "hush", ...args })).body;
const install = async () => access({ code: (await back("allow")).get("code"), redirect_uri });

describe("Installing by OAuth", () => {
  it("asks first, on a page with two answers", async () => {
    const page = await ask();
    expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    const html = await page.text();
    expect(html).toContain("Fundi Playground");
    expect(html.match(/decision=(allow|cancel)/g)).toEqual(["decision=allow", "decision=cancel"]);
  });

  it("shows the question's own words as words", async () => {
    expect(await (await ask({ scope: "<script>" })).text()).not.toContain("<script>");
  });

  it("gives a code, and for the code a token that may do what was agreed to", async () => {
    const answer = await back("allow");
    expect(answer.get("state")).toBe("s1");
    const granted = await access({ code: answer.get("code"), redirect_uri });
    expect(granted).toMatchObject({
      ok: true,
      token_type: "bot",
      scope: "chat:write,users:read",
      bot_user_id: "U0FUNDI",
      app_id: "A0FUNDI",
      team: { id: "T0PLAYGROUND", name: "Fundi Playground" },
      enterprise: null,
      is_enterprise_install: false,
      authed_user: { id: expect.any(String) },
      expires_in: 43_200,
      refresh_token: expect.stringMatching(/^xoxe-1-/),
    });
    const { body, headers } = await stage.call("auth.test", {}, granted["access_token"]);
    expect([body["bot_id"], headers.get("x-oauth-scopes")]).toEqual(["B0FUNDI", "chat:write,users:read"]);
    expect((await stage.call("conversations.open", { users: "U1" }, granted["access_token"])).body["error"]).toBe("missing_scope");
  });

  it("is given up with access_denied and the state", async () => {
    expect(Object.fromEntries(await back("cancel"))).toEqual({ error: "access_denied", state: "s1" });
  });

  it("takes a code once, within ten minutes and for the same address", async () => {
    const code = (await back("allow")).get("code");
    expect((await access({ code, redirect_uri: "http://127.0.0.1:9/other" }))["error"]).toBe("bad_redirect_uri");
    expect((await access({ code, redirect_uri }))["ok"]).toBe(true);
    expect((await access({ code, redirect_uri }))["error"]).toBe("invalid_code");
    const late = (await back("allow")).get("code");
    machine += 10 * 60_000 + 1;
    expect((await access({ code: late, redirect_uri }))["error"]).toBe("invalid_code");
  });

  it("knows the app by its id and secret, in the body or as Basic authorization", async () => {
    expect((await access({ client_id: "9.9" }))["error"]).toBe("invalid_client_id");
    expect((await access({ client_secret: "loud" }))["error"]).toBe("bad_client_secret");
    const authorization = `Basic ${Buffer.from("1.2:hush").toString("base64")}`;
    const body = new URLSearchParams({ code: "none" });
    const answer = await fetch(`${stage.apiUrl}oauth.v2.access`, { method: "POST", headers: { authorization }, body });
    expect(await answer.json()).toEqual({ ok: false, error: "invalid_code" });
    expect(JSON.stringify(stage.fake.ledger.calls("oauth.v2.access"))).not.toContain("hush");
  });

  it.each([
    ["an unknown app", { client_id: "9.9" }],
    ["an address that is none", { redirect_uri: "javascript:alert(1)" }],
  ])("refuses %s", async (_, wrong) => {
    expect((await ask({ ...wrong, decision: "allow" })).status).toBe(400);
  });
});

describe("A rotating token", () => {
  const renew = (refresh_token: string) => access({ grant_type: "refresh_token", refresh_token });
  const test = async (token: string) => (await stage.call("auth.test", {}, token)).body["error"] ?? "ok";

  it("is renewed once by its refresh token, and the old one works on until it expires", async () => {
    const first = await install();
    machine += 11 * HOUR_MS;
    const second = await renew(first["refresh_token"]);
    expect(second).toMatchObject({ ok: true, scope: "chat:write,users:read", expires_in: 43_200 });
    expect(second["access_token"]).not.toBe(first["access_token"]);
    expect((await renew(first["refresh_token"]))["error"]).toBe("invalid_refresh_token");
    expect([await test(first["access_token"]), await test(second["access_token"])]).toEqual(["ok", "ok"]);
    machine += HOUR_MS;
    expect([await test(first["access_token"]), await test(second["access_token"])]).toEqual(["token_expired", "ok"]);
  });

  it("dies with all others when the app is removed", async () => {
    const { access_token, refresh_token } = await install();
    await stage.fake.uninstall();
    expect([await test(access_token), await test(TEST_BOT_TOKEN)]).toEqual(["token_revoked", "token_revoked"]);
    expect((await renew(refresh_token))["error"]).toBe("invalid_refresh_token");
    expect(await test((await install())["access_token"])).toBe("ok");
  });
});
