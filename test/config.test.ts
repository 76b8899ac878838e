import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Config, ConfigError, readConfig, secretsIn } from "../src/config.ts";

const SLACK = { SLACK_BOT_TOKEN: "xoxb-1-2-abc", SLACK_SIGNING_SECRET: "8f742231b10e8888abcd99aaabbb85a5" };

function mistakesIn(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes;
    throw error;
  }
}

describe("without any setting", () => {
  test("Fundi runs its playground, on this machine only, with a database of its own", () => {
    const expected: Config = { port: 3000, host: "127.0.0.1", dataDir: "./.fundi", logLevel: "warn", chat: { kind: "playground" } };
    expect(readConfig({})).toEqual(expected);
  });

  test("empty values and blanks count as unset", () => {
    expect(readConfig({ PORT: "", HOST: " ", DATABASE_URL: "", SLACK_BOT_TOKEN: "", SLACK_SIGNING_SECRET: "\n", FUNDI_LOG_LEVEL: "" })).toEqual(
      readConfig({}),
    );
  });
});

describe("with Slack's two credentials", () => {
  test("Fundi speaks to Slack and listens to everybody", () => {
    expect(readConfig(SLACK)).toMatchObject({
      host: "0.0.0.0",
      chat: { kind: "slack", botToken: SLACK.SLACK_BOT_TOKEN, signingSecret: SLACK.SLACK_SIGNING_SECRET },
    });
  });

  test("a line break copied along with a secret does no harm", () => {
    expect(readConfig({ ...SLACK, SLACK_BOT_TOKEN: " xoxb-1-2-abc\n" })).toEqual(readConfig(SLACK));
  });

  test.each([
    ["http://127.0.0.1:4000/api", "http://127.0.0.1:4000/api/"],
    ["http://127.0.0.1:4000/api/", "http://127.0.0.1:4000/api/"],
    ["http://127.0.0.1:4000", "http://127.0.0.1:4000/"],
  ])("another API address %s ends with one slash", (written, read) => {
    expect(readConfig({ ...SLACK, SLACK_API_URL: written }).chat).toMatchObject({ apiUrl: read });
  });

  test.each([
    ["SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "Basic Information"],
    ["SLACK_SIGNING_SECRET", "SLACK_BOT_TOKEN", "OAuth & Permissions"],
  ] as const)("%s alone: says that %s is missing and where it is in Slack's settings", (set, missing, where) => {
    const mistakes = mistakesIn({ [set]: SLACK[set] });
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toContain(`${missing} is not`);
    expect(mistakes[0]).toContain(where);
  });

  test.each([
    ["an app-level token", { SLACK_BOT_TOKEN: "xapp-1-abc" }],
    ["a user token", { SLACK_BOT_TOKEN: "xoxp-1-abc" }],
    ["a token in the place of the signing secret", { SLACK_SIGNING_SECRET: "xoxb-1-2-abc" }],
  ])("%s is refused without being repeated", (_, wrong) => {
    const [mistake = "", ...others] = mistakesIn({ ...SLACK, ...wrong });
    expect(others).toEqual([]);
    expect(mistake).toContain(Object.keys(wrong)[0]);
    expect(mistake).not.toContain(Object.values(wrong)[0]);
  });
});

describe("the playground stays on this machine", () => {
  test.each(["127.0.0.1", "127.1.2.3", "localhost", "::1"])("HOST=%s is taken", (HOST) => {
    expect(readConfig({ HOST }).host).toBe(HOST);
  });

  test.each(["0.0.0.0", "::", "192.168.1.4", "fundi.example.com", "127.0.0.1.example.com"])("HOST=%s is refused, and says what to set", (HOST) => {
    expect(mistakesIn({ HOST })).toEqual([expect.stringMatching(/playground.*Leave HOST unset/)]);
    expect(readConfig({ ...SLACK, HOST }).host).toBe(HOST);
  });
});

describe("a mistake is named with its remedy", () => {
  test.each([
    [{ PORT: "http" }, "PORT=3000"],
    [{ PORT: "65536" }, "65535"],
    [{ PORT: "-1" }, "PORT=3000"],
    [{ PORT: "3000.5" }, "PORT=3000"],
    [{ HOST: "127.0.0.1:3000" }, "without a port"],
    [{ HOST: "http://localhost" }, "HOST=127.0.0.1"],
    [{ HOST: "300.1.1.1" }, "HOST=127.0.0.1"],
    [{ PUBLIC_URL: "fundi.example.com" }, "PUBLIC_URL=https://"],
    [{ PUBLIC_URL: "ftp://fundi.example.com" }, "PUBLIC_URL=https://"],
    [{ PUBLIC_URL: "https://fundi.example.com/?a=1" }, "without a user, a query"],
    [{ DATABASE_URL: "mysql://h/fundi" }, "postgresql://"],
    [{ DATABASE_URL: "localhost" }, "DATABASE_URL=postgresql://"],
    [{ FUNDI_LOG_LEVEL: "loud" }, "info, warn, error, silent"],
    [{ SLACK_API_URL: "slack.com" }, "SLACK_API_URL=https://"],
  ])("%j", (env, remedy) => {
    expect(mistakesIn(env)).toEqual([expect.stringContaining(remedy)]);
  });

  test("all mistakes are listed at once", () => {
    const env = { PORT: "x", HOST: "a b", PUBLIC_URL: "x", DATABASE_URL: "x", FUNDI_LOG_LEVEL: "x", SLACK_BOT_TOKEN: "x", FUNDI_DATADIR: "x" };
    const mistakes = mistakesIn(env);
    for (const name of [...Object.keys(env), "SLACK_SIGNING_SECRET"]) expect(mistakes.join("\n")).toContain(name);
    expect(mistakes).toHaveLength(8);
    expect(new ConfigError(mistakes).message.split("\n")).toHaveLength(9);
  });

  test("a broken database address is not repeated: it may hold a password", () => {
    expect(mistakesIn({ DATABASE_URL: "postgres://fundi:hunter2#x@:host/db" }).join()).not.toContain("hunter2");
  });
});

describe("a misspelt name is caught", () => {
  test.each([
    ["FUNDI_DATADIR", "FUNDI_DATA_DIR"],
    ["FUNDI_LOGLEVEL", "FUNDI_LOG_LEVEL"],
    ["SLACK_SIGNIN_SECRET", "SLACK_SIGNING_SECRET"],
    ["SLACK_BOT_TOKENS", "SLACK_BOT_TOKEN"],
    ["slack_bot_token", "SLACK_BOT_TOKEN"],
  ])("%s: did you mean %s?", (written, meant) => {
    expect(mistakesIn({ [written]: "x" })).toEqual([expect.stringContaining(`did you mean ${meant}?`)]);
  });

  test("names that others use are left alone", () => {
    const others = {
      SLACK_APP_TOKEN: "x",
      SLACK_CLIENT_ID: "x",
      SLACK_CLIENT_SECRET: "x",
      SLACK_STATE_SECRET: "x",
      SLACK_WEBHOOK_URL: "x",
      FUNDI_SEED: "7",
      LOG_LEVEL: "x",
    };
    expect(mistakesIn(others)).toEqual([]);
    expect(mistakesIn({ ...SLACK, SLACK_BOT_TOKEN2: "x" })).toEqual([]);
  });
});

test("addresses come out as they are used: no slash at the end of PUBLIC_URL, the database's untouched", () => {
  const url = "postgresql://fundi:p%40ss@db:5432/fundi?sslmode=require";
  expect(readConfig({ PUBLIC_URL: "https://fundi.example.com/", DATABASE_URL: url })).toMatchObject({
    publicUrl: "https://fundi.example.com",
    databaseUrl: url,
  });
  expect(readConfig({ DATABASE_URL: "postgresql:///fundi?host=/run/postgresql" }).databaseUrl).toContain("host=");
});

test("the log is told every secret", () => {
  expect(secretsIn(readConfig({ ...SLACK, DATABASE_URL: "postgresql://fundi:hunter2hunter2@db/fundi" }))).toEqual([
    ...Object.values(SLACK),
    "hunter2hunter2",
  ]);
  expect(secretsIn(readConfig({}))).toEqual([]);
});

describe("whatever the environment holds", () => {
  const names = ["PORT", "HOST", "PUBLIC_URL", "DATABASE_URL", "FUNDI_DATA_DIR", "PG_BIN", "FUNDI_LOG_LEVEL", ...Object.keys(SLACK), "SLACK_API_URL"];
  const value = fc.oneof(
    fc.string(),
    fc.string({ unit: "binary" }),
    fc.webUrl(),
    fc.integer().map(String),
    fc.constantFrom("", "localhost", "xoxb-1", "::1"),
  );

  test("it is a usable configuration or one ConfigError, never another error", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), value), (env) => {
        const mistakes = mistakesIn(env);
        if (mistakes.length > 0) return;
        const { port, chat, host, databaseUrl } = readConfig(env);
        expect(port).toBeGreaterThanOrEqual(0);
        expect(port).toBeLessThanOrEqual(65_535);
        if (chat.kind === "playground") expect(host).toMatch(/^(127\.|localhost$|::1$)/i);
        else expect(chat.botToken && chat.signingSecret).not.toBe("");
        expect(databaseUrl ?? "postgres:").toMatch(/^\s*postgres/i);
        secretsIn(readConfig(env));
      }),
      { numRuns: 500 },
    );
  });

  test("no secret shows up in a mistake", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{12,20}[ #@/][a-z]{3}$/), (secret) => {
        const env = { SLACK_BOT_TOKEN: secret, SLACK_SIGNING_SECRET: `xoxb${secret}`, DATABASE_URL: `mysql://u:${secret}@h/d` };
        expect(mistakesIn(env).join()).not.toContain(secret.slice(0, 12));
      }),
    );
  });
});
