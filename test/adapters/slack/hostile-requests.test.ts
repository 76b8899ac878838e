import { expect, test } from "vitest";
import { rounds } from "../../rounds.ts";
import { expectForgeriesToBeRefused } from "./forgeries.ts";
import { expectMalformedToBeHarmless } from "./malformed.ts";

const REQUESTS = rounds(1_000, 10_000);

test("S1: forged, stale, future-dated and unsigned requests are all refused with 401 and nothing is kept", { timeout: 300_000 }, async () => {
  const refused = await expectForgeriesToBeRefused(REQUESTS);
  console.info(`S1 on Slack: ${refused} forgeries refused`);
  expect(refused).toBe(REQUESTS);
});

test("W5: malformed payloads, genuine or not, are answered without a 5xx and break nothing", { timeout: 300_000 }, async () => {
  const statuses = await expectMalformedToBeHarmless(REQUESTS);
  console.info(`W5 on Slack: ${JSON.stringify(statuses)}`);
  expect(Object.values(statuses).reduce((sum, n) => sum + n, 0)).toBe(REQUESTS);
});
