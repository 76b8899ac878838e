/** Every variable Fundi knows, `MicrosoftApp…` and other makers' own names aside. */
export const NAMES = [
  "PORT",
  "HOST",
  "PUBLIC_URL",
  "DATABASE_URL",
  "FUNDI_DATA_DIR",
  "PG_BIN",
  "FUNDI_LOG_LEVEL",
  "FUNDI_SECRET_KEYS",
  "SLACK_BOT_TOKEN",
  "SLACK_SIGNING_SECRET",
  "SLACK_APP_TOKEN",
  "SLACK_CLIENT_ID",
  "SLACK_CLIENT_SECRET",
  "SLACK_STATE_SECRET",
  "SLACK_API_URL",
] as const;
export type Name = (typeof NAMES)[number];

/** The environment while it is read: mistakes are collected, so that all of them can be told at once. */
export class Reading {
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

/** What somebody wrote, short enough for a message. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
