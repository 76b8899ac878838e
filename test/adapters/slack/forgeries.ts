import fc from "fast-check";
import { expect } from "vitest";
import { slackReceive } from "../../../src/adapters/slack/receive.ts";
import type { RawRequest } from "../../../src/core/ports.ts";
import { clickBody, commandFields, eventBody, messageActionBody, messageEvent, submitBody, userChange } from "./payloads.ts";
import { form, interactive, json, memoryInbox, NOW_MS, SECRET, sign } from "./requests.ts";

const NOW_S = NOW_MS / 1000;

const genuine = fc.constantFrom(
  json(eventBody(messageEvent())),
  json({ type: "url_verification", challenge: "x" }),
  interactive(clickBody()),
  interactive(submitBody({ "field-0": [0] })),
  interactive(messageActionBody()),
  json(eventBody(userChange({ deleted: true }))),
  form(commandFields()),
);

type Forge = (request: RawRequest) => RawRequest;

const withHeaders =
  (headers: RawRequest["headers"]): Forge =>
  (request) => ({ ...request, headers: { ...request.headers, ...headers } });

/** Rightly signed, but with another date. */
const dated =
  (timestamp: string): Forge =>
  (request) =>
    withHeaders({ "x-slack-request-timestamp": timestamp, "x-slack-signature": sign(request.body, timestamp) })(request);

const signedWith =
  (secret: string): Forge =>
  (request) =>
    withHeaders({ "x-slack-signature": sign(request.body, NOW_S, secret) })(request);

const changedBody =
  (extra: Uint8Array): Forge =>
  (request) => ({ ...request, body: Buffer.concat([request.body, extra]) });

const changedSignature =
  (change: (signature: string) => string): Forge =>
  (request) =>
    withHeaders({ "x-slack-signature": change(String(request.headers["x-slack-signature"])) })(request);

const forgery: fc.Arbitrary<Forge> = fc.oneof(
  fc.integer({ min: 301, max: 100_000_000 }).map((seconds) => dated(String(NOW_S - seconds))),
  fc.integer({ min: 301, max: 100_000_000 }).map((seconds) => dated(String(NOW_S + seconds))),
  fc
    .constantFrom("", "0", "-1", "NaN", "Infinity", "1e99", `${NOW_S}.0`, ` ${NOW_S}`, `0x${NOW_S.toString(16)}`, "9".repeat(400), "yesterday")
    .map(dated),
  fc
    .string({ minLength: 1 })
    .filter((secret) => secret !== SECRET)
    .map(signedWith),
  fc.uint8Array({ minLength: 1, maxLength: 50 }).map(changedBody),
  fc.nat(63).map((place) => changedSignature((signature) => flipped(signature, place + 3))),
  fc.nat(66).map((length) => changedSignature((signature) => signature.slice(0, length))),
  fc.constantFrom("v1=", "v0:", "", "sha256=").map((version) => changedSignature((signature) => signature.replace("v0=", version))),
  fc.string().map((signature) => withHeaders({ "x-slack-signature": signature })),
  fc.constantFrom("x-slack-signature", "x-slack-request-timestamp").map((header) => withHeaders({ [header]: undefined })),
  fc.constantFrom("x-slack-signature", "x-slack-request-timestamp").map(
    (header): Forge =>
      (request) => {
        const value = String(request.headers[header]);
        return withHeaders({ [header]: [value, value] })(request);
      },
  ),
);

function flipped(text: string, place: number): string {
  return text.slice(0, place) + (text[place] === "0" ? "1" : "0") + text.slice(place + 1);
}

/** Sends so many requests that Slack did not make now; returns how many were refused. */
export async function expectForgeriesToBeRefused(count: number): Promise<number> {
  const { inbox, events } = memoryInbox();
  const door = slackReceive({ signingSecret: SECRET, inbox, now: () => NOW_MS });
  let refused = 0;
  const property = fc.asyncProperty(genuine, forgery, async (request, forge) => {
    expect(await door(forge(request))).toEqual({ status: 401 });
    refused++;
  });
  await fc.assert(property, { numRuns: count });
  expect(events).toEqual([]);
  return refused;
}
