import type { Name, Reading } from "./reading.ts";

/** How Fundi speaks to Slack. */
export interface SlackConfig {
  readonly kind: "slack";
  readonly transport: SlackTransport;
  readonly installed: SlackInstalled;
  /** Another address of the Web API, ending with a slash, for tests. */
  readonly apiUrl?: string;
}

/** How events come in: Slack posts them to our address and signs them, or we open a connection (Socket Mode) and need no address. */
export type SlackTransport = { readonly kind: "http"; readonly signingSecret: string } | { readonly kind: "socket"; readonly appToken: string };

/** In one workspace, by its own token, or in as many as install Fundi (OAuth). */
export type SlackInstalled = { readonly kind: "one"; readonly botToken: string } | ({ readonly kind: "many" } & SlackClient);

export interface SlackClient {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Signs what travels through an installer's browser. */
  readonly stateSecret: string;
}

const APP = "https://api.slack.com/apps → your app";

const WHERE_TO_FIND = {
  SLACK_BOT_TOKEN: `it begins with xoxb- and is at ${APP} → “OAuth & Permissions” → “Bot User OAuth Token”`,
  SLACK_SIGNING_SECRET: `it is at ${APP} → “Basic Information” → “App Credentials” → “Signing Secret” → “Show”`,
  SLACK_APP_TOKEN: `it begins with xapp- and is made at ${APP} → “Basic Information” → “App-Level Tokens”, with the scope connections:write`,
  SLACK_CLIENT_ID: `it is at ${APP} → “Basic Information” → “App Credentials” → “Client ID”`,
  SLACK_CLIENT_SECRET: `it is at ${APP} → “Basic Information” → “App Credentials” → “Client Secret” → “Show”`,
  SLACK_STATE_SECRET: "any random text of at least 16 characters that stays the same; `openssl rand -hex 32` makes one",
} as const;

type SlackName = keyof typeof WHERE_TO_FIND;

const SLACK_NAMES = Object.keys(WHERE_TO_FIND) as SlackName[];
const OAUTH_NAMES = ["SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "SLACK_STATE_SECRET"] as const;

/** What a value looks like, so that a token in another's place is noticed. */
const SHAPES: Readonly<Record<SlackName, { readonly shape: RegExp; readonly what: string }>> = {
  SLACK_BOT_TOKEN: { shape: /^xoxb-[\w.-]+$/, what: "no bot token" },
  SLACK_SIGNING_SECRET: { shape: /^(?!xox|xapp)\S+$/, what: "no signing secret" },
  SLACK_APP_TOKEN: { shape: /^xapp-[\w.-]+$/, what: "no app-level token" },
  SLACK_CLIENT_ID: { shape: /^(?!xox|xapp)[\w.-]+$/, what: "no client id" },
  SLACK_CLIENT_SECRET: { shape: /^(?!xox|xapp)\S+$/, what: "no client secret" },
  SLACK_STATE_SECRET: { shape: /^.{16,}$/, what: "too short" },
};

/** Nothing when no variable of Slack's is set: then Fundi runs its playground. */
export function readSlack(read: Reading): SlackConfig | undefined {
  const apiUrl = read.webUrl("SLACK_API_URL", "SLACK_API_URL=https://slack.com/api/")?.replace(/\/*$/, "/");
  const set = SLACK_NAMES.filter((name) => read.text(name) !== undefined);
  if (set.length === 0) return undefined;
  for (const name of set) checkShape(read, name);
  const installed = readInstalled(read, set);
  return { kind: "slack", transport: readTransport(read, set), installed, ...(apiUrl && { apiUrl }) };
}

function checkShape(read: Reading, name: SlackName): void {
  const { shape, what } = SHAPES[name];
  if (!shape.test(read.text(name) ?? "")) read.wrong(`${name} is ${what}: ${WHERE_TO_FIND[name]}.`);
}

/** With an app-level token Slack posts nothing, so that nothing needs to be signed. */
function readTransport(read: Reading, set: readonly SlackName[]): SlackTransport {
  const appToken = read.text("SLACK_APP_TOKEN");
  if (appToken !== undefined) return { kind: "socket", appToken };
  return { kind: "http", signingSecret: needed(read, "SLACK_SIGNING_SECRET", set, " For Socket Mode set SLACK_APP_TOKEN instead.") };
}

function readInstalled(read: Reading, set: readonly SlackName[]): SlackInstalled {
  const oauth = OAUTH_NAMES.filter((name) => set.includes(name));
  if (oauth.length === 0)
    return { kind: "one", botToken: needed(read, "SLACK_BOT_TOKEN", set, ` For many workspaces set ${listed(OAUTH_NAMES)} instead.`) };
  if (set.includes("SLACK_BOT_TOKEN")) {
    const remedy = `For one workspace unset ${listed(oauth)}; for many, where each installs Fundi, unset SLACK_BOT_TOKEN`;
    read.wrong(`SLACK_BOT_TOKEN is for one workspace and ${listed(oauth)} for many: both are set. ${remedy}.`);
    return { kind: "one", botToken: "" };
  }
  const [clientId, clientSecret, stateSecret] = OAUTH_NAMES.map((name) => needed(read, name, set)) as [string, string, string];
  return { kind: "many", clientId, clientSecret, stateSecret };
}

function needed(read: Reading, name: SlackName, set: readonly Name[], otherwise = ""): string {
  const text = read.text(name);
  const unset = set.length === 1 ? "it" : "all of them";
  if (text === undefined) {
    read.wrong(
      `${listed(set)} ${set.length === 1 ? "is" : "are"} set but ${name} is not: ${WHERE_TO_FIND[name]}.${otherwise} To use the playground, unset ${unset}.`,
    );
  }
  return text ?? "";
}

/** “A”, “A and B”, “A, B and C”. */
const listed = (names: readonly string[]): string => names.join(", ").replace(/, ([^,]*)$/, " and $1");
