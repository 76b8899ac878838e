import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Config, ConfigError, readConfig, secretsIn } from "../src/config.ts";

const SLACK = { SLACK_BOT_TOKEN: "xoxb-1-2-abc", SLACK_SIGNING_SECRET: "8f742231b10e8888abcd99aaabbb85a5" };
const MANY = {
  SLACK_SIGNING_SECRET: SLACK.SLACK_SIGNING_SECRET,
  SLACK_CLIENT_ID: "123.456",
  SLACK_CLIENT_SECRET: "0f1e2d3c4b5a",
  SLACK_STATE_SECRET: "a random text of length",
};

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
      chat: {
        kind: "slack",
        installed: { kind: "one", botToken: SLACK.SLACK_BOT_TOKEN },
        transport: { kind: "http", signingSecret: SLACK.SLACK_SIGNING_SECRET },
      },
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

describe("with Slack's OAuth credentials", () => {
  test("Fundi serves every workspace that installs it", () => {
    expect(readConfig(MANY).chat).toEqual({
      kind: "slack",
      installed: { kind: "many", clientId: "123.456", clientSecret: "0f1e2d3c4b5a", stateSecret: "a random text of length" },
      transport: { kind: "http", signingSecret: SLACK.SLACK_SIGNING_SECRET },
    });
  });

  test.each(["SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "SLACK_STATE_SECRET"] as const)(
    "%s alone: the two others are listed with where to get them",
    (set) => {
      const mistakes = mistakesIn({ SLACK_SIGNING_SECRET: SLACK.SLACK_SIGNING_SECRET, [set]: MANY[set] });
      const missing = ["SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "SLACK_STATE_SECRET"].filter((name) => name !== set);
      expect(mistakes).toEqual(missing.map((name) => expect.stringMatching(new RegExp(`${name} is not: .*(App Credentials|openssl rand -hex 32)`))));
    },
  );

  test("a bot token besides is a mistake: one workspace or many, and which to unset", () => {
    const [mistake, ...others] = mistakesIn({ ...MANY, SLACK_BOT_TOKEN: SLACK.SLACK_BOT_TOKEN });
    expect(others).toEqual([]);
    expect(mistake).toMatch(/For one workspace unset SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SLACK_STATE_SECRET; .*unset SLACK_BOT_TOKEN/);
  });

  test("a state secret that can be guessed is refused", () => {
    expect(mistakesIn({ ...MANY, SLACK_STATE_SECRET: "hush" })).toEqual([expect.stringMatching(/too short: .*16 characters.*openssl/)]);
  });

  test("any free port needs a public address, to which Slack sends the installer back", () => {
    expect(mistakesIn({ ...MANY, PORT: "0" })).toEqual([expect.stringContaining("set PUBLIC_URL")]);
    expect(readConfig({ ...MANY, PORT: "0", PUBLIC_URL: "https://fundi.example.com" }).port).toBe(0);
    expect(readConfig({ ...SLACK, PORT: "0" }).port).toBe(0);
  });
});

describe("with an app-level token", () => {
  test("Fundi opens a connection to Slack, and needs no signing secret", () => {
    expect(readConfig({ SLACK_BOT_TOKEN: SLACK.SLACK_BOT_TOKEN, SLACK_APP_TOKEN: "xapp-1-A1-2-abc" }).chat).toMatchObject({
      transport: { kind: "socket", appToken: "xapp-1-A1-2-abc" },
    });
  });

  test("many workspaces can be served as well", () => {
    const { SLACK_SIGNING_SECRET, ...oauth } = MANY;
    expect(readConfig({ ...oauth, SLACK_APP_TOKEN: "xapp-1-A1-2-abc" }).chat).toMatchObject({
      transport: { kind: "socket" },
      installed: { kind: "many" },
    });
    expect(mistakesIn(oauth)).toEqual([expect.stringMatching(/SLACK_SIGNING_SECRET is not.*SLACK_APP_TOKEN instead/)]);
    expect(SLACK_SIGNING_SECRET).not.toBe("");
  });

  test("alone it is not enough: a bot token is asked for, or OAuth", () => {
    expect(mistakesIn({ SLACK_APP_TOKEN: "xapp-1-A1-2-abc" })).toEqual([
      expect.stringMatching(/SLACK_BOT_TOKEN is not: .*For many workspaces set SLACK_CLIENT_ID/),
    ]);
  });
});

describe("the keys that seal tokens", () => {
  const key = (byte: number): string => Buffer.alloc(32, byte).toString("base64");

  test("come with a name each, the first one seals", () => {
    const keys = [
      { id: "k2", key: key(2) },
      { id: "k1", key: key(1) },
    ];
    expect(readConfig({ FUNDI_SECRET_KEYS: ` k2:${key(2)}, k1:${key(1)} ` }).secretKeys).toEqual(keys);
    expect(secretsIn(readConfig({ FUNDI_SECRET_KEYS: `k1:${key(1)}` }))).toEqual([key(1)]);
  });

  test.each([
    ["no name", key(7), /the first key .*openssl rand -base64 32/],
    ["too short", `k1:${Buffer.alloc(16, 7).toString("base64")}`, /the first key/],
    ["in hex", `k2:${key(2)},k1:${Buffer.alloc(32, 7).toString("hex")}`, /the second key/],
    ["a name twice", `k1:${key(1)},k1:${key(7)}`, /same name/],
  ])("%s: is refused without being repeated", (_, written, mistake) => {
    const mistakes = mistakesIn({ FUNDI_SECRET_KEYS: written });
    expect(mistakes).toEqual([expect.stringMatching(mistake)]);
    expect(mistakes.join()).not.toMatch(/BwcHBwcH|07070707/);
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
    ["SLACK_APPTOKEN", "SLACK_APP_TOKEN"],
    ["SLACK_CLIENTID", "SLACK_CLIENT_ID"],
    ["FUNDI_SECRET_KEY", "FUNDI_SECRET_KEYS"],
  ])("%s: did you mean %s?", (written, meant) => {
    expect(mistakesIn({ [written]: "x" })).toEqual([expect.stringContaining(`did you mean ${meant}?`)]);
  });

  test("names that others use are left alone", () => {
    const others = {
      SLACK_WEBHOOK_URL: "x",
      SLACK_CHANNEL_ID: "x",
      SLACK_USER_TOKEN: "x",
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
  const app = { SLACK_APP_TOKEN: "xapp-1-A1-2-abc" };
  expect(secretsIn(readConfig({ ...MANY, ...app }))).toEqual([MANY.SLACK_CLIENT_SECRET, MANY.SLACK_STATE_SECRET, app.SLACK_APP_TOKEN]);
  expect(secretsIn(readConfig({}))).toEqual([]);
});

describe("whatever the environment holds", () => {
  const names = [
    ...["PORT", "HOST", "PUBLIC_URL", "DATABASE_URL", "FUNDI_DATA_DIR", "PG_BIN", "FUNDI_LOG_LEVEL", "FUNDI_SECRET_KEYS"],
    ...[...Object.keys(SLACK), ...Object.keys(MANY), "SLACK_APP_TOKEN", "SLACK_API_URL"],
  ];
  const value = fc.oneof(
    fc.string(),
    fc.string({ unit: "binary" }),
    fc.webUrl(),
    fc.integer().map(String),
    fc.constantFrom("", "localhost", "xoxb-1", "xapp-1", "::1", "a random text of length"),
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
        else expect(Object.values({ ...chat.installed, ...chat.transport })).not.toContain("");
        expect(databaseUrl ?? "postgres:").toMatch(/^\s*postgres/i);
        secretsIn(readConfig(env));
      }),
      { numRuns: 500 },
    );
  });

  test("no secret shows up in a mistake", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{12,20}[ #@/][a-z]{3}$/), (secret) => {
        const env = {
          SLACK_BOT_TOKEN: secret,
          SLACK_SIGNING_SECRET: `xoxb${secret}`,
          SLACK_APP_TOKEN: secret,
          SLACK_CLIENT_SECRET: `xapp ${secret}`,
          FUNDI_SECRET_KEYS: secret,
          DATABASE_URL: `mysql://u:${secret}@h/d`,
        };
        expect(mistakesIn(env).join()).not.toContain(secret.slice(0, 12));
      }),
    );
  });
});
