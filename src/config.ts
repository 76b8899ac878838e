import { isIP } from "node:net";

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
  readonly chat: ChatConfig;
}

/** Without credentials Fundi lives in its playground. `apiUrl` ends with a slash. */
export type ChatConfig =
  | { readonly kind: "playground" }
  | { readonly kind: "slack"; readonly botToken: string; readonly signingSecret: string; readonly apiUrl?: string };

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

const NAMES = [
  "PORT",
  "HOST",
  "PUBLIC_URL",
  "DATABASE_URL",
  "FUNDI_DATA_DIR",
  "PG_BIN",
  "FUNDI_LOG_LEVEL",
  "SLACK_BOT_TOKEN",
  "SLACK_SIGNING_SECRET",
  "SLACK_API_URL",
] as const;
type Name = (typeof NAMES)[number];

/** The one place that looks at the process's environment. */
export function processEnv(): NodeJS.ProcessEnv {
  return process.env;
}

/** Throws one `ConfigError` that lists all mistakes at once. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const read = new Reading(env);
  const chat = readChat(read);
  const config: Config = {
    port: readPort(read, chat),
    host: readHost(read, chat),
    publicUrl: read.webUrl("PUBLIC_URL", "PUBLIC_URL=https://fundi.example.com")?.replace(/\/+$/, ""),
    databaseUrl: readDatabaseUrl(read),
    dataDir: read.text("FUNDI_DATA_DIR") ?? "./.fundi",
    pgBin: read.text("PG_BIN"),
    logLevel: readLogLevel(read, chat),
    chat,
  };
  read.mistakes.push(...misspelt(env));
  if (read.mistakes.length > 0) throw new ConfigError(read.mistakes);
  return config;
}

/** What must never be seen in a log, as the log is told. */
export function secretsIn({ chat, databaseUrl }: Config): string[] {
  const password = databaseUrl === undefined ? "" : new URL(databaseUrl).password;
  const secrets = chat.kind === "slack" ? [chat.botToken, chat.signingSecret, password] : [password];
  return secrets.filter((secret) => secret !== "");
}

class Reading {
  readonly mistakes: string[] = [];
  readonly #env: NodeJS.ProcessEnv;

  constructor(env: NodeJS.ProcessEnv) {
    this.#env = env;
  }

  /** Spaces around a value come from copying; an empty one counts as unset. */
  text(name: Name): string | undefined {
    return this.#env[name]?.trim() || undefined;
  }

  wrong(mistake: string): undefined {
    this.mistakes.push(mistake);
  }

  webUrl(name: Name, example: string): string | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const url = URL.parse(text);
    if (!url || !/^https?:$/.test(url.protocol)) return this.wrong(`${name} is no web address. Write it like ${example}.`);
    if (url.username || url.password || url.search || url.hash) {
      return this.wrong(`${name} must be an address alone, without a user, a query or a #. Write it like ${example}.`);
    }
    return url.href;
  }
}

function readPort(read: Reading, chat: ChatConfig | undefined): number {
  const text = read.text("PORT") ?? "3000";
  // The playground's two halves must know each other's address before either listens.
  if (text === "0" && chat?.kind === "playground") read.wrong("PORT is 0, but the playground needs one port of its own, like PORT=3000.");
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  read.wrong(`PORT is ${quote(text)}: it must be a whole number from 0 to 65535, like PORT=3000 (0 takes any free port).`);
  return 0;
}

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/i;
const HOST_NAME = /^(?!-)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})*\.?$/i;

/** Whoever reaches the playground can act as any of its people, so it stays on this machine. */
function readHost(read: Reading, chat: ChatConfig | undefined): string {
  const isPlayground = chat?.kind === "playground";
  const host = read.text("HOST");
  if (host === undefined) return isPlayground ? "127.0.0.1" : "0.0.0.0";
  const isAddress = isIP(host) > 0 || (host.length <= 253 && HOST_NAME.test(host) && !/^[\d.]+$/.test(host));
  if (!isAddress) read.wrong(`HOST is ${quote(host)}: it must be an address of this machine without a port, like HOST=127.0.0.1 or HOST=0.0.0.0.`);
  else if (isPlayground && !LOOPBACK.test(host)) {
    read.wrong(
      `HOST is ${quote(host)}, but without SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET Fundi runs its playground, where everybody who can reach it can act ` +
        "as anyone. Leave HOST unset (127.0.0.1), or set both SLACK_… variables.",
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
function readLogLevel(read: Reading, chat: ChatConfig | undefined): LogLevel {
  const text = read.text("FUNDI_LOG_LEVEL")?.toLowerCase() ?? (chat?.kind === "playground" ? "warn" : "info");
  const level = LOG_LEVELS.find((known) => known === text);
  if (!level) read.wrong(`FUNDI_LOG_LEVEL is ${quote(text)}: it must be one of ${LOG_LEVELS.join(", ")}.`);
  return level ?? "info";
}

const WHERE_TO_FIND = {
  SLACK_BOT_TOKEN: "it begins with xoxb- and is at https://api.slack.com/apps → your app → “OAuth & Permissions” → “Bot User OAuth Token”",
  SLACK_SIGNING_SECRET: "it is at https://api.slack.com/apps → your app → “Basic Information” → “App Credentials” → “Signing Secret” → “Show”",
} as const;

function readChat(read: Reading): ChatConfig {
  const botToken = read.text("SLACK_BOT_TOKEN");
  const signingSecret = read.text("SLACK_SIGNING_SECRET");
  const apiUrl = read.webUrl("SLACK_API_URL", "SLACK_API_URL=https://slack.com/api/")?.replace(/\/*$/, "/");
  if (botToken === undefined && signingSecret === undefined) return { kind: "playground" };
  checkBotToken(read, botToken);
  checkSigningSecret(read, signingSecret);
  return { kind: "slack", botToken: botToken ?? "", signingSecret: signingSecret ?? "", ...(apiUrl && { apiUrl }) };
}

function checkBotToken(read: Reading, token: string | undefined): void {
  const where = WHERE_TO_FIND.SLACK_BOT_TOKEN;
  if (token === undefined) read.wrong(`SLACK_SIGNING_SECRET is set but SLACK_BOT_TOKEN is not: ${where}. To use the playground, unset both.`);
  else if (!/^xoxb-[\w.-]+$/.test(token)) read.wrong(`SLACK_BOT_TOKEN is no bot token: ${where}.`);
}

function checkSigningSecret(read: Reading, secret: string | undefined): void {
  const where = WHERE_TO_FIND.SLACK_SIGNING_SECRET;
  if (secret === undefined) read.wrong(`SLACK_BOT_TOKEN is set but SLACK_SIGNING_SECRET is not: ${where}. To use the playground, unset both.`);
  else if (/\s|^xox|^xapp/.test(secret)) read.wrong(`SLACK_SIGNING_SECRET is no signing secret: ${where}.`);
}

/** A name nearly ours, while ours is unset, is a slip: it would be ignored without a word. */
function misspelt(env: NodeJS.ProcessEnv): string[] {
  const missing = NAMES.filter((name) => !env[name]?.trim());
  return Object.keys(env).flatMap((name) => {
    if (!/^(?:FUNDI|SLACK)_/i.test(name) || !env[name]?.trim() || NAMES.some((known) => known === name)) return [];
    const meant = missing.find((known) => isSlip(name.toUpperCase(), known));
    return meant ? [`${quote(name)} is not known: did you mean ${meant}?`] : [];
  });
}

/** At most two letters differ, underscores aside. More would take SLACK_APP_TOKEN for SLACK_BOT_TOKEN. */
function isSlip(name: string, known: string): boolean {
  const [a, b] = [name.replaceAll("_", ""), known.replaceAll("_", "")];
  return Math.abs(a.length - b.length) <= 2 && lettersApart(a, b, 2) <= 2;
}

/** Levenshtein's distance, given up beyond `limit`. */
function lettersApart(a: string, b: string, limit: number): number {
  if (a === "" || b === "") return a.length + b.length;
  if (a[0] === b[0]) return lettersApart(a.slice(1), b.slice(1), limit);
  if (limit === 0) return 1;
  const [restA, restB] = [a.slice(1), b.slice(1)];
  return 1 + Math.min(lettersApart(restA, restB, limit - 1), lettersApart(restA, b, limit - 1), lettersApart(a, restB, limit - 1));
}

/** What somebody wrote, short enough for a message. */
function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
