import fc from "fast-check";
import { expect } from "vitest";
import { readSlackEvent } from "../../../src/adapters/slack/read-event.ts";
import { slackReceive } from "../../../src/adapters/slack/receive.ts";
import type { RawRequest } from "../../../src/core/ports.ts";
import {
  clickBody,
  commandFields,
  dndUpdated,
  eventBody,
  homeOpened,
  menuBody,
  messageActionBody,
  messageEvent,
  ORIGIN,
  shortcutBody,
  submitBody,
  userChange,
} from "./payloads.ts";
import { FORM, memoryInbox, NOW_MS, SECRET, signedRequest } from "./requests.ts";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const real = fc.constantFrom(
  eventBody(messageEvent()),
  eventBody(homeOpened()),
  eventBody({ type: "app_uninstalled" }),
  eventBody({ type: "tokens_revoked", tokens: { oauth: [], bot: ["UBOT"] } }),
  clickBody(),
  menuBody("command settings time 08:30"),
  submitBody({ "field-0": [0, 1], "field-1": [11] }),
  submitBody({ "field-0": 1, "field-1": 1 }, { private_metadata: JSON.stringify({ ...ORIGIN, mistake: "Twice." }) }),
  submitBody({ "field-0": "14" }),
  shortcutBody(),
  messageActionBody(),
  eventBody(userChange()),
  eventBody(dndUpdated({ snooze_enabled: true, snooze_endtime: 1_793_613_600 })),
  { type: "url_verification", challenge: "x" },
);

const nested = (depth: number): Json => JSON.parse("[".repeat(depth) + "]".repeat(depth));

/** What may stand where something else is expected. */
const oddity: fc.Arbitrary<Json | undefined> = fc.oneof(
  fc.constantFrom<Json | undefined>(
    undefined,
    null,
    true,
    0,
    -1,
    1e308,
    "",
    " ",
    [],
    {},
    "\u0000",
    "\ud800",
    "a\u0000b\udfff",
    "enrol \u0000",
    "fill \ud800",
    '{"item":"x","conversation":"D1","message":"\ud800"}',
    '{"__proto__":{"polluted":true},"item":7}',
    "<#C1|<#C2|>>",
    "field-0",
    "__proto__",
    "constructor",
  ),
  fc.constantFrom(10, 1_000, 100_000).map((length) => "x".repeat(length)),
  fc.constantFrom(5, 500, 2_000).map(nested),
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.constant(JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}')),
  fc.jsonValue().map((value) => value as Json),
);

/** Replaces, removes or renames fields at random places. */
const mutated = fc.tuple(real, fc.array(fc.tuple(fc.nat(), oddity, fc.boolean()), { minLength: 1, maxLength: 4 })).map(([body, changes]) => {
  const copy = structuredClone(body) as unknown as Json;
  for (const [place, odd, rename] of changes) change(copy, place, odd, rename);
  return copy;
});

function change(root: Json, place: number, odd: Json | undefined, rename: boolean): void {
  const places = fieldsOf(root, 0);
  const [owner, key] = places[place % Math.max(1, places.length)] ?? [];
  if (!owner || key === undefined) return;
  const value = owner[key];
  if (rename) owner[`${key}\u0000`] = value as Json;
  if (odd === undefined || rename) delete owner[key];
  // A copy: the same oddity twice could end up inside itself.
  else owner[key] = structuredClone(odd);
}

function fieldsOf(value: Json, depth: number): [Record<string, Json>, string][] {
  if (typeof value !== "object" || value === null || depth > 20) return [];
  const owner = value as Record<string, Json>;
  return Object.keys(owner).flatMap((key): [Record<string, Json>, string][] => [[owner, key], ...fieldsOf(owner[key] ?? null, depth + 1)]);
}

const asForm = (body: string): string => new URLSearchParams({ payload: body }).toString();

const byValue = fc.tuple(mutated, fc.boolean()).map(([body, inForm]) => {
  const text = JSON.stringify(body);
  return inForm ? signedRequest(asForm(text), FORM) : signedRequest(text);
});

/** Cut off, overwritten, in another encoding, or nested beyond all measure. */
const byBytes = fc.oneof(
  fc.tuple(real, fc.nat(), fc.uint8Array({ maxLength: 40 })).map(([body, place, noise]) => {
    const bytes = Buffer.from(JSON.stringify(body));
    return Buffer.concat([bytes.subarray(0, place % bytes.length), noise, bytes.subarray((place + noise.length) % bytes.length)]);
  }),
  fc
    .tuple(real, fc.constantFrom("utf16le" as const, "latin1" as const, "base64" as const))
    .map(([body, to]) => Buffer.from(JSON.stringify(body), to)),
  real.map((body) => Buffer.from(`\ufeff${JSON.stringify(body)}`)),
  fc.constantFrom("[", '{"a":', '{"type":"event_callback","event":[', "payload=%5B").map((opening) => Buffer.from(opening.repeat(20_000))),
  fc.constantFrom(10, 100_000).map((depth) => Buffer.from(`{"type":"event_callback","event":${"[".repeat(depth)}${"]".repeat(depth)}}`)),
  fc
    .constantFrom("", "%", "payload=%ZZ", "payload", "&&&", "command", "command=%00&user_id=U1&team_id=T1&trigger_id=1")
    .map((text) => Buffer.from(text)),
  fc.uint8Array({ maxLength: 2_000 }).map((bytes) => Buffer.from(bytes)),
);

const mediaTypes = ["application/json", FORM, `${FORM}; charset=utf-8`, "text/plain", "", "multipart/form-data; boundary=x", "application/json;;;"];
const byMediaType = fc.tuple(byBytes, fc.constantFrom(...mediaTypes)).map(([bytes, type]) => signedRequest(bytes, type));

const byField = fc
  .tuple(fc.constantFrom(...Object.keys(commandFields())), fc.string({ unit: "binary", maxLength: 300 }))
  .map(([field, value]) => signedRequest(new URLSearchParams(commandFields({ [field]: value })).toString(), FORM));

const malformed: fc.Arbitrary<RawRequest> = fc.oneof(
  { weight: 6, arbitrary: byValue },
  { weight: 3, arbitrary: byMediaType },
  { weight: 1, arbitrary: byField },
);

/**
 * Sends so many rightly signed but damaged requests: none may be answered 5xx, break the store or break the reading afterwards. Returns how many were
 * answered with which status.
 */
export async function expectMalformedToBeHarmless(count: number): Promise<Record<number, number>> {
  const { inbox, events } = memoryInbox();
  const door = slackReceive({ signingSecret: SECRET, inbox, now: () => NOW_MS });
  const statuses: Record<number, number> = {};
  const property = fc.asyncProperty(malformed, async (request) => {
    const { status } = await door(request);
    expect([200, 400, 401]).toContain(status);
    statuses[status] = (statuses[status] ?? 0) + 1;
    for (const event of events.splice(0)) {
      expect(event.key.length).toBeLessThanOrEqual(200);
      expect(readSlackEvent(event)?.key).toBe(event.key);
    }
  });
  await fc.assert(property, { numRuns: count });
  expect({}).not.toHaveProperty("polluted");
  return statuses;
}
