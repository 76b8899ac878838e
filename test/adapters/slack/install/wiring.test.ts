import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Log } from "../../../../src/adapters/log/log.ts";
import { openStore, type Store } from "../../../../src/adapters/store/store.ts";
import type { SlackConfig } from "../../../../src/config/slack.ts";
import { readConfig } from "../../../../src/config.ts";
import type { Fundi } from "../../../../src/fundi.ts";
import { wireSlack } from "../../../../src/slack-outside.ts";
import { freshDatabase } from "../../../database.ts";
import { ask, serve } from "../../web/requests.ts";
import { no, type TinySlack, tinySlack, whoAmI } from "./tiny-slack.ts";

const SECRET = "8f742231b10e8888abcd99aaabbb85a5";
const ONE = { SLACK_BOT_TOKEN: "xoxb-1-2-abc", SLACK_SIGNING_SECRET: SECRET };
const MANY = {
  ...{ SLACK_CLIENT_ID: "1.2", SLACK_CLIENT_SECRET: "the-client-secret", SLACK_STATE_SECRET: "a random text of length" },
  ...{ SLACK_SIGNING_SECRET: SECRET, FUNDI_SECRET_KEYS: `k1:${Buffer.alloc(32, 1).toString("base64")}`, PUBLIC_URL: "https://fundi.example.com" },
};
const acme = { platform: "slack", workspace: "T1" } as const;

let store: Store;
beforeAll(async () => {
  const onError = (error: Error): void => {
    throw error;
  };
  store = openStore(await freshDatabase(), { ring: async () => {} }, { onError });
});
afterAll(() => store.close());
beforeEach(() => store.query("TRUNCATE slack_installation, workspace, organisation CASCADE", []));

/** What `npm start` puts together for Slack, without the jobs. */
async function wired(settings: NodeJS.ProcessEnv, answer: TinySlack["answer"]) {
  const slack = await tinySlack(answer);
  const config = readConfig({ ...settings, SLACK_API_URL: slack.apiUrl });
  const warnings: string[] = [];
  const warn = (line: string): void => void warnings.push(line);
  const log: Log = { info: () => {}, warn, error: warn, child: () => log };
  const fundi = { store, tick: async () => {} } as unknown as Fundi;
  return { ...wireSlack(config, config.chat as SlackConfig, fundi, log), slack, warnings };
}

/** The machine may be busy with other tests. */
const PATIENT = { timeout: 10_000 };

const servedIn = async (): Promise<unknown[]> => (await store.query("SELECT external_id, name FROM workspace WHERE left_at IS NULL", [])).rows;

describe("With one workspace's token", () => {
  test("a workspace that had left and installed Fundi again is served again from the next start", async () => {
    await store.arrived(acme, "Acme of old", 0);
    await store.people.leave(acme, 1);
    const { begin } = await wired(ONE, () => whoAmI());
    await begin();
    await vi.waitFor(async () => expect(await servedIn()).toEqual([{ external_id: "T1", name: "Acme" }]), PATIENT);
  });

  test("that Slack does not take, Fundi starts all the same and says what to do", async () => {
    const { begin, warnings } = await wired(ONE, () => no("invalid_auth"));
    await begin();
    await vi.waitFor(() =>
      expect(warnings).toEqual([expect.stringMatching(/^Slack does not take SLACK_BOT_TOKEN \(invalid_auth\): install the app again/)]),
    );
  });

  test("a workspace is served on when only an older token of it was revoked, and not when Fundi was removed", async () => {
    await store.arrived(acme, "Acme", 0);
    const { outside, slack } = await wired(ONE, () => whoAmI());
    await store.people.leave(acme, 1);
    await outside.left?.("T1");
    expect(await servedIn()).toHaveLength(1);
    slack.answer = () => no("account_inactive");
    await store.people.leave(acme, 2);
    await outside.left?.("T1");
    expect(await servedIn()).toEqual([]);
  });
});

describe("With OAuth", () => {
  const given: TinySlack["answer"] = ({ method }) => {
    if (method === "auth.test") return whoAmI();
    const bot = { access_token: "xoxb-given", token_type: "bot", scope: "chat:write", bot_user_id: "U0BOT", app_id: "A1" };
    return { body: { ok: true, ...bot, team: { id: "T1", name: "Acme" }, authed_user: { id: "U1" }, is_enterprise_install: false } };
  };

  test("a workspace that installs Fundi is served at once, by its own token, until it removes Fundi", async () => {
    const { pages, outside, slack, warnings, begin } = await wired(MANY, given);
    await begin();
    const web = await serve({ pages });
    const first = await ask(`${web.url}/slack/install`);
    const cookie = first.headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
    const query = new URLSearchParams({ code: "a-code", state: cookie.split("=")[1] ?? "" });
    expect((await ask(`${web.url}/slack/oauth_redirect?${query}`, { headers: { cookie } })).status).toBe(200);
    expect(await servedIn()).toEqual([{ external_id: "T1", name: "Acme" }]);

    await outside.chats.slack?.profile({ ...acme, user: "U1" });
    expect(slack.asked.at(-1)).toMatchObject({ method: "users.info", token: "xoxb-given" });

    slack.answer = () => no("account_inactive");
    await store.people.leave(acme, Date.now());
    await outside.left?.("T1");
    expect((await store.query("SELECT 1 FROM slack_installation", [])).rows).toEqual([]);
    const { length } = slack.asked;
    await outside.chats.slack?.profile({ ...acme, user: "U1" });
    expect(slack.asked).toHaveLength(length);
    expect(warnings).toEqual([]);
  });

  test("an address that cannot work for installers is told at the start", async () => {
    for (const [PUBLIC_URL, told] of [
      ["", /^PUBLIC_URL is unset: .* http:\/\/localhost:3000, which only this machine can reach$/],
      ["http://fundi.example.com", /^PUBLIC_URL begins with http/],
    ] as const) {
      const { begin, warnings } = await wired({ ...MANY, PUBLIC_URL }, given);
      await begin();
      expect(warnings).toEqual([expect.stringMatching(told)]);
    }
  });
});
