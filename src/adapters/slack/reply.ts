import { isReplyUrl } from "./links.ts";
import type { SlackMessage } from "./render.ts";

const TIMEOUT_MS = 5_000;

/**
 * Uses the address that came with a click or a command: five times in thirty minutes, outside all rates. False when that did not verifiably work;
 * whoever asks has another way. The address is a secret and appears in no error.
 */
async function useReplyUrl(replyUrl: string, body: object, replyOrigins: readonly string[]): Promise<boolean> {
  if (!isReplyUrl(replyUrl, replyOrigins)) return false;
  try {
    const response = await fetch(replyUrl, {
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8" },
      body: JSON.stringify(body),
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

/** Replaces the message a click came from. */
export const replaceByReply = (replyUrl: string, message: SlackMessage, replyOrigins: readonly string[]): Promise<boolean> =>
  useReplyUrl(replyUrl, { replace_original: true, ...message }, replyOrigins);

/** Says something that only the person who acted sees. */
export const whisperByReply = (replyUrl: string, message: SlackMessage, replyOrigins: readonly string[]): Promise<boolean> =>
  useReplyUrl(replyUrl, { replace_original: false, response_type: "ephemeral", ...message }, replyOrigins);
