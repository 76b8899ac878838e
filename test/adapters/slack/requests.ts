import { createHmac } from "node:crypto";
import type { Inbox, RawRequest, ReceivedEvent } from "../../../src/core/ports.ts";

export const SECRET = "a-signing-secret";
export const NOW_MS = Date.UTC(2026, 10, 2, 9);

/** Slack's scheme, written down a second time so that the adapter is not checked against itself. */
export function sign(body: Buffer, timestamp: number | string, secret = SECRET): string {
  return `v0=${createHmac("sha256", secret).update(`v0:${timestamp}:`).update(body).digest("hex")}`;
}

export function signedRequest(body: string | Buffer, contentType = "application/json", headers: RawRequest["headers"] = {}): RawRequest {
  const bytes = Buffer.from(body as string);
  const timestamp = String(NOW_MS / 1000);
  const signed = { "content-type": contentType, "x-slack-request-timestamp": timestamp, "x-slack-signature": sign(bytes, timestamp) };
  return { headers: { ...signed, ...headers }, body: bytes };
}

export const FORM = "application/x-www-form-urlencoded";

export const json = (body: unknown): RawRequest => signedRequest(JSON.stringify(body));
export const interactive = (body: unknown): RawRequest => signedRequest(new URLSearchParams({ payload: JSON.stringify(body) }).toString(), FORM);
export const form = (fields: Record<string, string>): RawRequest => signedRequest(new URLSearchParams(fields).toString(), FORM);

/** Keeps what it is given, and refuses what PostgreSQL's JSON would. */
export function memoryInbox(): { readonly inbox: Pick<Inbox, "accept">; readonly events: ReceivedEvent[] } {
  const events: ReceivedEvent[] = [];
  const accept: Inbox["accept"] = async (event) => {
    if (/\\u0000|\\ud[89a-f]/i.test(JSON.stringify([event.key, event.payload]))) throw new Error("unsupported Unicode escape sequence");
    if (events.some(({ key }) => key === event.key)) return "duplicate";
    events.push(event);
    return "stored";
  };
  return { inbox: { accept }, events };
}
