import { isReplyUrl } from "./links.ts";
import type { SlackMessage } from "./render.ts";

const TIMEOUT_MS = 5_000;

/**
 * Replaces the message a click came from, through the address that came with the click: five times in thirty minutes, outside all rates. False when
 * that did not verifiably work; whoever asks has another way. The address is a secret and appears in no error.
 */
export async function replaceByReply(replyUrl: string, message: SlackMessage, replyOrigins: readonly string[]): Promise<boolean> {
  if (!isReplyUrl(replyUrl, replyOrigins)) return false;
  try {
    const response = await fetch(replyUrl, {
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8" },
      body: JSON.stringify({ replace_original: true, ...message }),
      // A redirect would lead away from the origin that was checked.
      redirect: "error",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const answer = await response.text();
    return response.ok && !/"ok"\s*:\s*false/.test(answer.slice(0, 1_000));
  } catch {
    return false;
  }
}
