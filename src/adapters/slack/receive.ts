import { isUtf8 } from "node:buffer";
import { isValidSlackRequest } from "@slack/bolt";
import type { Inbox, RawReply, RawRequest, Receive } from "../../core/ports.ts";
import { isFields, sortBody } from "./sort.ts";

// Bolt's App is deliberately not in the request path: it acknowledges events before they are kept and when the installation store fails, lets the
// same event in twice, accepts requests dated in the future and refuses forms whose media type has a parameter. Its signature check is used as it is.

interface SlackReceiveOptions {
  readonly signingSecret: string;
  readonly inbox: Pick<Inbox, "accept">;
  /** The machine's clock in milliseconds, not the learning clock: signatures are dated in real time. */
  readonly now: () => number;
}

const TOLERANCE_SECONDS = 300;

/** Slack's one address for events, clicks and commands: an event is kept before it is acknowledged. */
export function slackReceive({ signingSecret, inbox, now }: SlackReceiveOptions): Receive {
  const intake = slackIntake({ inbox });
  return async (request) => {
    if (isCertificateCheck(request)) return { status: 200 };
    if (!isGenuine(request, signingSecret, now())) return { status: 401 };
    const body = parseBody(request);
    if (!body) return { status: 400 };
    if (body.type === "url_verification") return challenge(body.challenge);
    return intake(body);
  };
}

/**
 * What is done with one genuine body, by whichever way it came: 200 when it is kept, or when nobody handles its kind; 400 when it is not what its kind
 * promises; 503 when it could not be kept and must not be acknowledged.
 */
export function slackIntake({ inbox }: Pick<SlackReceiveOptions, "inbox">): (body: Readonly<Record<string, unknown>>) => Promise<RawReply> {
  return async (body) => {
    const sorted = sortBody(body);
    if (sorted.kind === "malformed") return { status: 400 };
    if (sorted.kind === "ignored") return { status: 200 };
    if (sorted.kind === "incomplete") return { status: 200, body: { response_action: "errors", errors: sorted.errors } };
    try {
      await inbox.accept({ key: sorted.key, platform: "slack", payload: sorted.payload });
      return { status: 200 };
    } catch {
      // Not swallowed: the inbox reports its own trouble, and Slack, told 503, comes again.
      return { status: 503 };
    }
  };
}

/** Slack probes the address without a signature; there is nothing in it to act on. */
function isCertificateCheck({ headers, body }: RawRequest): boolean {
  return (
    mediaType(headers) === "application/x-www-form-urlencoded" && body.length < 1_000 && new URLSearchParams(body.toString()).get("ssl_check") === "1"
  );
}

function isGenuine({ headers, body }: RawRequest, signingSecret: string, nowMs: number): boolean {
  const signature = headers["x-slack-signature"];
  const timestamp = headers["x-slack-request-timestamp"];
  if (typeof signature !== "string" || typeof timestamp !== "string" || !/^\d{1,12}$/.test(timestamp)) return false;
  // Bolt looks at the past only: a request dated ahead could be replayed for as long.
  if (Math.abs(nowMs / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) return false;
  // Bolt signs a text: only of UTF-8 is the text the same as the bytes, and Slack sends nothing else.
  if (!isUtf8(body)) return false;
  const signed = { "x-slack-signature": signature, "x-slack-request-timestamp": Number(timestamp) };
  return isValidSlackRequest({ signingSecret, body: body.toString(), headers: signed, nowMilliseconds: nowMs });
}

/** Nothing when it is neither JSON nor a form we know. */
function parseBody({ headers, body }: RawRequest): Readonly<Record<string, unknown>> | undefined {
  switch (mediaType(headers)) {
    case "application/json":
      return parseObject(body.toString());
    case "application/x-www-form-urlencoded":
      return parseForm(new URLSearchParams(body.toString()));
    default:
      return undefined;
  }
}

function parseForm(form: URLSearchParams): Readonly<Record<string, unknown>> | undefined {
  const payload = form.get("payload");
  if (payload !== null) return parseObject(payload);
  return form.has("command") ? { ...Object.fromEntries(form), type: "command" } : undefined;
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function mediaType(headers: RawRequest["headers"]): string {
  const type = headers["content-type"];
  return typeof type === "string" ? (type.split(";")[0] ?? "").trim().toLowerCase() : "";
}

function challenge(value: unknown): RawReply {
  return typeof value === "string" && value.length <= 1_000 ? { status: 200, body: { challenge: value } } : { status: 400 };
}
