import http from "node:http";
import https from "node:https";
import { isReplyUrl } from "./links.ts";
import type { SlackMessage } from "./render.ts";

const TIMEOUT_MS = 5_000;
/** Of an answer, where it says whether it went well. */
const ANSWER_CHARACTERS = 1_000;

/** `fetch` costs four times as much for a call this small, and every click makes one. */
const AGENTS = { "http:": new http.Agent({ keepAlive: true }), "https:": new https.Agent({ keepAlive: true }) };

/**
 * Uses the address that came with a click or a command: five times in thirty minutes, outside all rates. False when that did not verifiably work;
 * whoever asks has another way. The address is a secret and appears in no error.
 */
async function useReplyUrl(replyUrl: string, body: object, replyOrigins: readonly string[]): Promise<boolean> {
  if (!isReplyUrl(replyUrl, replyOrigins)) return false;
  try {
    const { status, text } = await post(new URL(replyUrl), JSON.stringify(body));
    // A redirect is not followed: it would lead away from the origin that was checked.
    return status >= 200 && status < 300 && !/"ok"\s*:\s*false/.test(text);
  } catch {
    return false;
  }
}

function post(url: URL, body: string): Promise<{ readonly status: number; readonly text: string }> {
  const isPlain = url.protocol === "http:";
  const headers = { "content-type": "application/json; charset=utf-8", "content-length": Buffer.byteLength(body) };
  const options = { method: "POST", headers, agent: AGENTS[isPlain ? "http:" : "https:"], signal: AbortSignal.timeout(TIMEOUT_MS) };
  return new Promise((resolve, reject) => {
    const request = (isPlain ? http : https).request(url, options, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (part: string) => (text = (text + part).slice(0, ANSWER_CHARACTERS)));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
      response.on("error", reject);
    });
    request.on("error", reject);
    request.end(body);
  });
}

/** Replaces the message a click came from. */
export const replaceByReply = (replyUrl: string, message: SlackMessage, replyOrigins: readonly string[]): Promise<boolean> =>
  useReplyUrl(replyUrl, { replace_original: true, ...message }, replyOrigins);

/** Says something that only the person who acted sees. */
export const whisperByReply = (replyUrl: string, message: SlackMessage, replyOrigins: readonly string[]): Promise<boolean> =>
  useReplyUrl(replyUrl, { replace_original: false, response_type: "ephemeral", ...message }, replyOrigins);
