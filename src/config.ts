import { isIP } from "node:net";
import { misspelt } from "./config/misspelt.ts";
import { quote, Reading } from "./config/reading.ts";
import { readSecretKeys, type SecretKey } from "./config/secret-keys.ts";
import { readSlack, type SlackConfig } from "./config/slack.ts";

/** How Fundi is set up, read once from the environment. */
export interface Config {
  /** 0: any free port. */
  readonly port: number;
  readonly host: string;
  /** How others reach Fundi; no slash at the end. */
  readonly publicUrl?: string;
  /** Without it Fundi runs a PostgreSQL of its own under `dataDir`. */
  readonly databaseUrl?: string;
  readonly dataDir: string;
  /** The folder with PostgreSQL's programs, when Fundi shall not use those it brings. */
  readonly pgBin?: string;
  readonly logLevel: LogLevel;
  /** The first seals tokens in the database, all of them open. Without any Fundi makes one of its own under `dataDir` when it needs one. */
  readonly secretKeys?: readonly SecretKey[];
  readonly chat: ChatConfig;
}

/** Without credentials Fundi lives in its playground. */
export type ChatConfig = { readonly kind: "playground" } | SlackConfig;

const LOG_LEVELS = ["info", "warn", "error", "silent"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Everything that is wrong with the environment, each mistake with its remedy. The message never repeats a secret. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly mistakes: readonly string[];

  constructor(mistakes: readonly string[]) {
    super(["Fundi cannot start with these settings:", ...mistakes.map((mistake) => `  - ${mistake}`)].join("\n"));
    this.mistakes = mistakes;
  }
}

/** The one place that looks at the process's environment. */
export function processEnv(): NodeJS.ProcessEnv {
  return process.env;
}

/** Throws one `ConfigError` that lists all mistakes at once. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const read = new Reading(env);
  const chat = readSlack(read) ?? { kind: "playground" };
  const config: Config = {
    port: readPort(read, chat),
    host: readHost(read, chat),
    publicUrl: read.webUrl("PUBLIC_URL", "PUBLIC_URL=https://fundi.example.com")?.replace(/\/+$/, ""),
    databaseUrl: readDatabaseUrl(read),
    dataDir: read.text("FUNDI_DATA_DIR") ?? "./.fundi",
    pgBin: read.text("PG_BIN"),
    logLevel: readLogLevel(read, chat),
    secretKeys: readKeys(read),
    chat,
  };
  read.mistakes.push(...misspelt(env));
  if (read.mistakes.length > 0) throw new ConfigError(read.mistakes);
  return config;
}

/** What must never be seen in a log, as the log is told. */
export function secretsIn({ chat, databaseUrl, secretKeys = [] }: Config): string[] {
  const password = databaseUrl === undefined ? "" : new URL(databaseUrl).password;
  const slack = chat.kind === "slack" ? slackSecrets(chat) : [];
  return [...slack, password, ...secretKeys.map(({ key }) => key)].filter((secret) => secret !== "");
}

function slackSecrets({ installed, transport }: SlackConfig): string[] {
  const ours = installed.kind === "one" ? [installed.botToken] : [installed.clientSecret, installed.stateSecret];
  return [...ours, transport.kind === "http" ? transport.signingSecret : transport.appToken];
}

function readKeys(read: Reading): readonly SecretKey[] | undefined {
  const text = read.text("FUNDI_SECRET_KEYS");
  if (text === undefined) return undefined;
  const { keys, mistakes } = readSecretKeys(text);
  read.mistakes.push(...mistakes);
  return keys;
}

function readPort(read: Reading, chat: ChatConfig): number {
  const text = read.text("PORT") ?? "3000";
  // The playground's two halves must know each other's address before either listens.
  if (text === "0" && chat.kind === "playground") read.wrong("PORT is 0, but the playground needs one port of its own, like PORT=3000.");
  if (text === "0" && chat.kind === "slack" && chat.installed.kind === "many" && read.text("PUBLIC_URL") === undefined) {
    read.wrong("PORT is 0, but Slack sends whoever installs Fundi back to one known address: set PUBLIC_URL, or one port like PORT=3000.");
  }
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  read.wrong(`PORT is ${quote(text)}: it must be a whole number from 0 to 65535, like PORT=3000 (0 takes any free port).`);
  return 0;
}

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/i;
const HOST_NAME = /^(?!-)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})*\.?$/i;

/** Whoever reaches the playground can act as any of its people, so it stays on this machine. */
function readHost(read: Reading, chat: ChatConfig): string {
  const isPlayground = chat.kind === "playground";
  const host = read.text("HOST");
  if (host === undefined) return isPlayground ? "127.0.0.1" : "0.0.0.0";
  const isAddress = isIP(host) > 0 || (host.length <= 253 && HOST_NAME.test(host) && !/^[\d.]+$/.test(host));
  if (!isAddress) read.wrong(`HOST is ${quote(host)}: it must be an address of this machine without a port, like HOST=127.0.0.1 or HOST=0.0.0.0.`);
  else if (isPlayground && !LOOPBACK.test(host)) {
    read.wrong(
      `HOST is ${quote(host)}, but without SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET Fundi runs its playground, where everybody who can reach it can act ` +
        "as anyone. Leave HOST unset (127.0.0.1), or set Slack's variables.",
    );
  }
  return host;
}

function readDatabaseUrl(read: Reading): string | undefined {
  const text = read.text("DATABASE_URL");
  if (text === undefined) return undefined;
  // The value stays out of the message: it may hold a password.
  const remedy = "Write it like DATABASE_URL=postgresql://user:password@host:5432/fundi, or leave it unset for a PostgreSQL of Fundi's own.";
  const url = URL.parse(text);
  if (!url) return read.wrong(`DATABASE_URL is no address (special characters in the password must be %-encoded). ${remedy}`);
  if (!/^postgres(?:ql)?:$/.test(url.protocol)) return read.wrong(`DATABASE_URL must begin with postgresql://. ${remedy}`);
  return text;
}

/** Who tries the playground reads a terminal, not a log. */
function readLogLevel(read: Reading, chat: ChatConfig): LogLevel {
  const text = read.text("FUNDI_LOG_LEVEL")?.toLowerCase() ?? (chat.kind === "playground" ? "warn" : "info");
  const level = LOG_LEVELS.find((known) => known === text);
  if (!level) read.wrong(`FUNDI_LOG_LEVEL is ${quote(text)}: it must be one of ${LOG_LEVELS.join(", ")}.`);
  return level ?? "info";
}
