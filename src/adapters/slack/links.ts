import { LIMITS } from "./limits.ts";

const LINK_PROTOCOLS = ["https:", "mailto:"];
const REPLY_ORIGIN = "https://hooks.slack.com";

/** The address as it was checked, or nothing when following it could do more than open a page or a letter. */
export function safeLink(url: string): string | undefined {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !LINK_PROTOCOLS.includes(parsed.protocol)) return undefined;
  return parsed.href.length <= LIMITS.url ? parsed.href : undefined;
}

/** We post to reply addresses: only where Slack, or an origin the operator named, answers; anything else could point into our own network. */
export function isReplyUrl(url: string, replyOrigins: readonly string[]): boolean {
  if (!URL.canParse(url)) return false;
  const { origin, username, password } = new URL(url);
  return !username && !password && (origin === REPLY_ORIGIN || replyOrigins.some((allowed) => originOf(allowed) === origin));
}

const originOf = (url: string): string | undefined => (URL.canParse(url) ? new URL(url).origin : undefined);
