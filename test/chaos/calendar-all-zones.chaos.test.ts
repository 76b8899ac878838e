import { expect, test } from "vitest";
import { ZONES } from "../core/domain/wall-clock.ts";
import { expectOneSessionPerDay } from "../core/domain/zone-walk.ts";
import { instant } from "../make.ts";

const FROM = instant("2026-01-01T00:00Z");
const TO = instant("2028-01-03T00:00Z");
const TIMES = [0, 150, 540];

test("T1: in every zone, on every day of two years, at three times, a session comes exactly once, on that local day, always later than the one before", () => {
  let sessions = 0;
  for (const zone of ZONES) for (const minute of TIMES) sessions += expectOneSessionPerDay(zone, minute, FROM, TO);
  console.info(`T1: ${ZONES.length} zones × ${TIMES.length} times, ${sessions} sessions`);
  expect(sessions).toBeGreaterThanOrEqual(ZONES.length * TIMES.length * 730);
});
