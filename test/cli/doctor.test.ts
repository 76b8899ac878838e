import { once } from "node:events";
import net from "node:net";
import { beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { openVault } from "../../src/adapters/secrets/vault.ts";
import { slackReceive } from "../../src/adapters/slack/receive.ts";
import { type Connection, databaseOf } from "../../src/adapters/store/embedded/connection.ts";
import { openStore } from "../../src/adapters/store/store.ts";
import { doctorCommand } from "../../src/doctor-command.ts";
import { no, type TinySlack, tinySlack, whoAmI } from "../adapters/slack/install/tiny-slack.ts";
import { serve } from "../adapters/web/requests.ts";
import { freshDatabase } from "../database.ts";

const SECRET = "8f742231b10e8888abcd99aaabbb85a5";
const KEY = Buffer.alloc(32, 1).toString("base64");
const ALL = ["chat:write", "commands", "im:write", "users:read", "im:history", "dnd:read"];
const ONE = { SLACK_BOT_TOKEN: "xoxb-1-2-abc", SLACK_SIGNING_SECRET: SECRET };
const MANY = {
  ...{ SLACK_CLIENT_ID: "1.2", SLACK_CLIENT_SECRET: "the-client-secret", SLACK_STATE_SECRET: "a random text of length" },
  ...{ SLACK_SIGNING_SECRET: SECRET, FUNDI_SECRET_KEYS: `k1:${KEY}` },
};

let connection: Connection;
beforeAll(async () => {
  connection = await freshDatabase();
});
beforeEach(() => {
  for (const name of Object.keys({ ...ONE, ...MANY, SLACK_APP_TOKEN: "", PUBLIC_URL: "", SLACK_API_URL: "" })) vi.stubEnv(name, "");
  vi.stubEnv("DATABASE_URL", urlOf(connection));
  onTestFinished(() => void vi.unstubAllEnvs());
});

function urlOf(to: Connection): string {
  return "connectionString" in to
    ? to.connectionString
    : `postgresql://${to.user}@localhost/${databaseOf(to)}?host=${encodeURIComponent(to.host)}&port=${to.port}`;
}

interface Found {
  readonly code: number;
  readonly lines: readonly string[];
}

/** `npm run fundi -- doctor`, in this process. */
async function doctor(settings: Readonly<Record<string, string>>, ...args: string[]): Promise<Found> {
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  const lines: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((line: string) => void lines.push(line));
  const code = await doctorCommand(args).finally(() => log.mockRestore());
  expect(lines.join("\n")).not.toMatch(/xoxb-|xapp-|8f742231|the-client-secret|a random text|AQEBAQEB/);
  return { code, lines };
}

/** A Fundi that runs, with a signing secret. */
async function running(signingSecret = SECRET): Promise<string> {
  const receive = slackReceive({ signingSecret, inbox: { accept: async () => "stored" }, now: Date.now });
  return (await serve({ receivers: { "/slack/events": receive } })).url;
}

/** An address at which nobody listens any more. */
async function closed(): Promise<string> {
  const server = net.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as net.AddressInfo;
  server.close();
  await once(server, "close");
  return `http://127.0.0.1:${port}`;
}

const slackThatSays = async (answer: TinySlack["answer"]): Promise<string> => (await tinySlack(answer)).apiUrl;

describe("The doctor", () => {
  test("finds nothing to put right where all is well, says what it saw, and ends with 0", async () => {
    const PUBLIC_URL = await running();
    const { code, lines } = await doctor({ ...ONE, PUBLIC_URL, SLACK_API_URL: await slackThatSays(() => whoAmI(ALL)) });
    expect(lines).toEqual([
      "✓ settings: complete",
      "✓ database: the one at DATABASE_URL can be used",
      "✓ bot token: Slack takes it: Acme (T1), as fundi",
      "✓ bot token: scopes: all that Fundi can use are granted",
      `✓ address: a running Fundi answers at ${PUBLIC_URL}`,
      `✓ signing secret: the Fundi at ${PUBLIC_URL} knows the same one; that Slack signs with it too, only Slack can show: ` +
        "https://api.slack.com/apps → your app → “Event Subscriptions” → “Request URL” → “Retry”",
      "Nothing has to be put right.",
    ]);
    expect(code).toBe(0);
  });

  test("says what to do about everything that is wrong at once, and ends with 1", async () => {
    const PUBLIC_URL = await running("another-signing-secret");
    const { code, lines } = await doctor({ ...ONE, PUBLIC_URL, SLACK_API_URL: await slackThatSays(() => no("invalid_auth")) });
    expect(lines).toEqual([
      expect.stringMatching(/^✓ settings/),
      expect.stringMatching(/^✓ database/),
      "✗ bot token: Slack does not take it (invalid_auth)",
      "    → install the app again and copy the new token into SLACK_BOT_TOKEN",
      expect.stringMatching(/^✓ address/),
      `✗ signing secret: the Fundi at ${PUBLIC_URL} does not take a request signed with it`,
      "    → start it again with the same SLACK_SIGNING_SECRET, and look at both clocks",
      "2 things have to be put right.",
    ]);
    expect(code).toBe(1);
  });

  test("tells a missing scope that is needed from one that is not", async () => {
    const { code, lines } = await doctor({
      ...ONE,
      SLACK_API_URL: await slackThatSays(() => whoAmI(["chat:write", "commands", "users:read", "dnd:read"])),
    });
    expect(lines).toContain("✗ bot token: scopes: im:write is missing: Fundi cannot begin a conversation");
    expect(lines).toContain(
      "    → add im:write at https://api.slack.com/apps → your app → “OAuth & Permissions” → “Scopes”, then install the app again",
    );
    expect(lines).toContain(
      "– bot token: scopes: im:history is not granted, which is optional: learners can answer by button only, and a message in doubt is not looked up",
    );
    expect({ code, last: lines.at(-1) }).toEqual({ code: 1, last: "One thing has to be put right." });
  });

  test("works while Fundi does not run: what cannot be reached is said, with the reason", async () => {
    const nowhere = await closed();
    const { code, lines } = await doctor({ ...ONE, PUBLIC_URL: nowhere, SLACK_API_URL: nowhere });
    expect(lines).toContain("✗ bot token: Slack could not be asked (ECONNREFUSED)");
    expect(lines).toContain(`✗ address: ${nowhere} cannot be reached from here (ECONNREFUSED)`);
    expect(lines).toContain(`✗ signing secret: ${nowhere}/slack/events cannot be reached from here (ECONNREFUSED)`);
    expect(code).toBe(1);
  });

  test("lists the mistakes in the settings, and looks no further", async () => {
    const { code, lines } = await doctor({ SLACK_BOT_TOKEN: ONE.SLACK_BOT_TOKEN });
    expect(lines).toEqual([
      expect.stringMatching(/^✗ settings: SLACK_BOT_TOKEN is set but SLACK_SIGNING_SECRET is not: it is at/),
      "One thing has to be put right.",
    ]);
    expect(code).toBe(1);
  });

  test("says in one sentence why the database cannot be used", async () => {
    const { code, lines } = await doctor({ DATABASE_URL: "postgresql://fundi:hunter2hunter2@127.0.0.1:9/fundi" });
    expect(lines).toContain(
      "✗ database: The database at 127.0.0.1:9 cannot be used: nothing listens there; start the server or correct DATABASE_URL",
    );
    expect(lines.join()).not.toContain("hunter2");
    expect(code).toBe(1);
  });

  test("finds the playground in order", async () => {
    const { code, lines } = await doctor({});
    expect(lines).toEqual([
      "✓ settings: complete for the playground",
      "✓ database: the one at DATABASE_URL can be used",
      "– Slack: none of Slack's variables is set, so Fundi runs its playground",
      "    → docs/OPERATIONS.md says how to install it",
      "Nothing has to be put right.",
    ]);
    expect(code).toBe(0);
  });

  test("--json prints exactly one object", async () => {
    const { code, lines } = await doctor({ ...ONE, SLACK_API_URL: await slackThatSays(() => no("account_inactive")) }, "--json");
    expect(lines).toHaveLength(1);
    const { fine, checks } = JSON.parse(lines[0] ?? "");
    expect({ fine, code }).toEqual({ fine: false, code: 1 });
    expect(checks).toContainEqual({
      ...{ name: "bot token", state: "wrong", says: "Slack does not take it (account_inactive)" },
      remedy: "install the app again and copy the new token into SLACK_BOT_TOKEN",
    });
    expect(checks).toContainEqual(expect.objectContaining({ name: "address", state: "skipped" }));
  });

  test("tries the app-level token of Socket Mode, and asks for no address", async () => {
    const settings = { SLACK_BOT_TOKEN: ONE.SLACK_BOT_TOKEN, SLACK_APP_TOKEN: "xapp-1-A1-2-abc" };
    const answer: TinySlack["answer"] = ({ method }) => (method === "auth.test" ? whoAmI(ALL) : no("not_allowed_token_type"));
    const { lines } = await doctor({ ...settings, SLACK_API_URL: await slackThatSays(answer) });
    expect(lines.slice(4)).toEqual([
      "✗ Socket Mode: Slack does not take it (not_allowed_token_type)",
      expect.stringContaining("connections:write"),
      "One thing has to be put right.",
    ]);
  });

  test("looks at each installation by its own token, and at the app's id and secret", async () => {
    const store = openStore(connection, { ring: async () => {} }, { onError: () => {} });
    onTestFinished(() => store.close());
    const kept = { botUser: "U0BOT", scopes: [], installedAt: 0 };
    const vault = openVault([{ id: "k1", key: KEY }]);
    await store.installations(vault).save({ ...kept, workspace: "T1", name: "Acme", token: "xoxb-acme" });
    await store.installations(vault).save({ ...kept, workspace: "T2", name: "Bolts", token: "xoxb-bolts", installedAt: 1 });
    await store
      .installations(openVault([{ id: "old", key: KEY }]))
      .save({ ...kept, workspace: "T3", name: "Cogs", token: "xoxb-cogs", installedAt: 2 });
    const answer: TinySlack["answer"] = ({ method, token }) => {
      if (method === "oauth.v2.access") return no("invalid_code");
      return token === "xoxb-acme" ? whoAmI(ALL) : no("token_revoked");
    };
    const { lines } = await doctor({ ...MANY, SLACK_API_URL: await slackThatSays(answer) });
    expect(lines.slice(2, 9)).toEqual([
      "✓ installations: 3",
      "✓ Acme (T1): Slack takes it: Acme (T1), as fundi",
      "✓ Acme (T1): scopes: all that Fundi can use are granted",
      "✗ Bolts (T2): Slack does not take it (token_revoked)",
      "    → install Fundi there again at /slack/install",
      "✗ Cogs (T3): No key opens the token of T3: it was sealed with old. Add that key to FUNDI_SECRET_KEYS, or install Fundi there again.",
      "✓ OAuth client: Slack knows SLACK_CLIENT_ID and SLACK_CLIENT_SECRET",
    ]);
  });
});
