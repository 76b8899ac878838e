import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openVault } from "../../../../src/adapters/secrets/vault.ts";
import { type Tokens, tokens } from "../../../../src/adapters/slack/install/tokens.ts";
import { openStore, type Store } from "../../../../src/adapters/store/store.ts";
import type { Installation, Installations } from "../../../../src/core/ports.ts";
import { freshDatabase } from "../../../database.ts";
import { type Answered, no, type TinySlack, tinySlack, whoAmI } from "./tiny-slack.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.parse("2026-11-02T08:00Z");
const client = { clientId: "1.2", clientSecret: "the-client-secret" };

let store: Store;
let installations: Installations;
beforeAll(async () => {
  const onError = (error: Error): void => {
    throw error;
  };
  store = openStore(await freshDatabase(), { ring: async () => {} }, { onError });
  installations = store.installations(openVault([{ id: "k1", key: Buffer.alloc(32, 1).toString("base64") }]));
});
afterAll(() => store.close());
beforeEach(() => store.query("TRUNCATE slack_installation, workspace, organisation CASCADE", []));

const installation = (more: Partial<Installation> = {}): Installation => ({
  ...{ workspace: "T1", name: "Acme", botUser: "U0BOT", scopes: ["chat:write"], token: "xoxb-1", installedAt: START - 24 * HOUR },
  ...more,
});
const rotating = (leftMs: number): Installation => installation({ token: "xoxe.xoxb-old", refreshToken: "xoxe-1-old", expiresAt: START + leftMs });

const pair = (number = 1): Answered => ({
  body: { ok: true, access_token: `xoxe.xoxb-new${number}`, refresh_token: `xoxe-1-new${number}`, expires_in: 43_200, token_type: "bot" },
});

interface Stage extends Tokens {
  readonly slack: TinySlack;
  readonly warnings: string[];
  now: number;
}

async function stage(answer: TinySlack["answer"] = () => pair()): Promise<Stage> {
  const slack = await tinySlack(answer);
  const warnings: string[] = [];
  const warn = (line: string): void => void warnings.push(line);
  const opened = tokens({ installations, client, apiUrl: slack.apiUrl, warn, now: () => made.now });
  const made: Stage = { ...opened, slack, warnings, now: START };
  return made;
}

describe("The token of a workspace", () => {
  test("is the one it gave when it installed Fundi", async () => {
    await installations.save(installation());
    const { tokenFor, slack } = await stage();
    expect(await tokenFor("T1")).toBe("xoxb-1");
    expect(await tokenFor("T2")).toBeUndefined();
    expect(slack.asked).toEqual([]);
  });

  test("is nothing once the workspace has left, half a minute later at the latest", async () => {
    await installations.save(installation());
    await installations.arrived("T1", "Acme", START);
    const made = await stage();
    expect(await made.tokenFor("T1")).toBe("xoxb-1");
    await store.people.leave({ platform: "slack", workspace: "T1" }, START);
    made.now += 30_000;
    expect(await made.tokenFor("T1")).toBeUndefined();
  });

  test("is looked up once, however many ask at the same time", async () => {
    await installations.save(rotating(HOUR));
    const { tokenFor, slack } = await stage();
    expect(await Promise.all(Array.from({ length: 20 }, () => tokenFor("T1")))).toEqual(Array(20).fill("xoxe.xoxb-new1"));
    expect(slack.asked).toHaveLength(1);
  });

  test("is the new one right after another installation here", async () => {
    await installations.save(installation());
    const { tokenFor, forget } = await stage();
    await tokenFor("T1");
    await installations.save(installation({ token: "xoxb-2" }));
    forget("T1");
    expect(await tokenFor("T1")).toBe("xoxb-2");
  });
});

describe("A token that expires", () => {
  test("is exchanged for a new pair when less than two hours are left, and both are kept", async () => {
    await installations.save(rotating(2 * HOUR - 1));
    const { tokenFor, slack } = await stage();
    expect(await tokenFor("T1")).toBe("xoxe.xoxb-new1");
    expect(slack.asked).toEqual([
      {
        method: "oauth.v2.access",
        fields: { client_id: "1.2", client_secret: "the-client-secret", grant_type: "refresh_token", refresh_token: "xoxe-1-old" },
      },
    ]);
    expect(await installations.find("T1")).toEqual({
      ...installation({ token: "xoxe.xoxb-new1", refreshToken: "xoxe-1-new1" }),
      expiresAt: START + 12 * HOUR,
      refreshedAt: START,
    });
  });

  test("is left alone before", async () => {
    await installations.save(rotating(2 * HOUR));
    const { tokenFor, slack } = await stage();
    expect(await tokenFor("T1")).toBe("xoxe.xoxb-old");
    expect(slack.asked).toEqual([]);
  });

  test("is refreshed by one of two processes that want to at the same moment", async () => {
    await installations.save(rotating(HOUR));
    let number = 0;
    const spent = new Set<string>();
    const once: TinySlack["answer"] = async ({ fields: { refresh_token = "" } }) => {
      if (spent.has(refresh_token)) return no("invalid_refresh_token");
      spent.add(refresh_token);
      await new Promise((later) => setTimeout(later, 50));
      return pair(++number);
    };
    const [one, other] = [await stage(once), await stage(once)];
    expect(await Promise.all([one.tokenFor("T1"), other.tokenFor("T1"), one.refreshExpiring(), other.refreshExpiring()])).toEqual([
      "xoxe.xoxb-new1",
      "xoxe.xoxb-new1",
      undefined,
      undefined,
    ]);
    expect([...one.slack.asked, ...other.slack.asked]).toHaveLength(1);
  });

  test("is refreshed although nobody writes: the minute's look is enough, workspace by workspace", async () => {
    await installations.save(rotating(HOUR));
    await installations.save({ ...rotating(90 * MINUTE), workspace: "T2" });
    await installations.save({ ...rotating(9 * HOUR), workspace: "T3" });
    const { refreshExpiring, slack } = await stage();
    await refreshExpiring();
    await refreshExpiring();
    expect(slack.asked).toHaveLength(2);
    expect((await installations.find("T3"))?.token).toBe("xoxe.xoxb-old");
  });

  test.each([
    ["breaks down", { status: 500, body: {} }, "HTTP 500"],
    ["asks to wait", { status: 429, headers: { "retry-after": "30" }, body: {} }, "ratelimited"],
    ["cuts the connection", { cut: true }, "no answer|UND_ERR_SOCKET|ECONNRESET"],
    ["does not know our client secret", no("bad_client_secret"), "bad_client_secret"],
    ["gives no new pair", { body: { ok: true } }, "no answer"],
  ])("stays in use while it lives, and operators are told, when Slack %s", async (_, answer, reason) => {
    await installations.save(rotating(HOUR));
    const made = await stage(() => answer);
    expect(await made.tokenFor("T1")).toBe("xoxe.xoxb-old");
    expect(made.warnings).toEqual([expect.stringMatching(`^the token of T1 could not be refreshed \\((${reason})\\)`)]);
    expect(made.warnings.join()).not.toMatch(/xox|client-secret/);
    expect(await installations.find("T1")).toEqual(rotating(HOUR));
    // Slack is itself again: nothing is lost.
    made.slack.answer = () => pair();
    made.now += MINUTE;
    expect(await made.tokenFor("T1")).toBe("xoxe.xoxb-new1");
  });

  test("that has expired is not used, and that it cannot be refreshed now does not pass for a workspace that left", async () => {
    await installations.save(rotating(-1));
    const made = await stage(() => ({ status: 503, body: {} }));
    await expect(made.tokenFor("T1")).rejects.toThrow("The token of T1 has expired and could not be refreshed yet.");
    made.slack.answer = () => pair();
    expect(await made.tokenFor("T1")).toBe("xoxe.xoxb-new1");
  });

  test.each(["invalid_refresh_token", "token_revoked"])(
    "whose refresh token is refused as %s is removed, and operators are told what to do",
    async (error) => {
      await installations.save(rotating(HOUR));
      const { tokenFor, warnings } = await stage(() => no(error));
      expect(await tokenFor("T1")).toBeUndefined();
      expect(warnings).toEqual([`Slack takes the refresh token of T1 no more (${error}): install Fundi there again at /slack/install`]);
      expect(await installations.list()).toEqual([]);
    },
  );
});

describe("When a workspace leaves", () => {
  async function leave(more: Partial<Installation> = {}): Promise<void> {
    await installations.save(installation(more));
    await installations.arrived("T1", "Acme", START);
    await store.people.leave({ platform: "slack", workspace: "T1" }, START);
  }
  const rows = async () => (await store.query("SELECT workspace FROM slack_installation", [])).rows.length;

  test("its tokens are removed at once", async () => {
    await leave();
    const { left } = await stage();
    await left("T1");
    await left("T1");
    expect(await rows()).toBe(0);
  });

  test("its tokens are removed within minutes, should nobody have said so", async () => {
    await leave();
    const made = await stage();
    await made.refreshExpiring();
    expect(await rows()).toBe(1);
    made.now += 2 * MINUTE;
    await made.refreshExpiring();
    expect(await rows()).toBe(0);
  });

  test("and has installed Fundi again in the meantime, it is served on: only its older token was revoked", async () => {
    await leave({ installedAt: START - MINUTE });
    const { left, tokenFor, slack } = await stage(() => whoAmI());
    await left("T1");
    expect(slack.asked).toEqual([{ method: "auth.test", token: "xoxb-1", fields: {} }]);
    expect(await tokenFor("T1")).toBe("xoxb-1");
  });

  test("right after it installed Fundi, its token is removed once Slack refuses it, and not before", async () => {
    await leave({ installedAt: START - MINUTE });
    const made = await stage(() => ({ status: 500, body: {} }));
    await made.left("T1");
    expect(await rows()).toBe(1);
    made.slack.answer = () => no("account_inactive");
    made.now += 2 * MINUTE;
    await made.refreshExpiring();
    expect(await rows()).toBe(0);
    expect(made.warnings).toEqual([]);
  });
});
