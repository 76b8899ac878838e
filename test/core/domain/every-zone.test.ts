import { describe, expect, test } from "vitest";
import { DAY_MS } from "../../../src/core/domain/calendar.ts";
import { seededChance } from "../../../src/core/domain/chance.ts";
import { instant } from "../../make.ts";
import { ZONES } from "./wall-clock.ts";
import { clockChanges, expectOneSessionPerDay } from "./zone-walk.ts";

// A sample of T1; every day of two years is walked by `npm run test:chaos`.
const FROM = instant("2026-01-01T00:00Z");
const TO = instant("2028-01-01T00:00Z");
/** Midnight, the usual hours of a clock change, the default hour, the last minute. */
const TIMES_AROUND_CHANGES = [0, 30, 90, 120, 150, 180, 540, 1380, 1410, 1439];
const ORDINARY_TIMES = [0, 150, 540];
const ORDINARY_DAYS = 14;

describe("A session comes once on every local day, on that day, at the learner's time", () => {
  test("in every zone of the world, around every change of its clock in two years", { timeout: 60_000 }, () => {
    let changes = 0;
    let sessions = 0;
    for (const zone of ZONES) {
      for (const change of clockChanges(zone, FROM, TO)) {
        changes++;
        for (const minute of TIMES_AROUND_CHANGES) sessions += expectOneSessionPerDay(zone, minute, change - 2 * DAY_MS, change + 4 * DAY_MS);
      }
    }
    console.info(`T1 sample: ${ZONES.length} zones, ${changes} clock changes, ${sessions} sessions around them`);
    expect(ZONES.length).toBeGreaterThan(400);
    expect(changes).toBeGreaterThan(300);
  });

  test("in every zone of the world, on two ordinary weeks of its own", { timeout: 60_000 }, () => {
    let sessions = 0;
    for (const zone of ZONES) {
      const from = FROM + Math.floor(seededChance(zone)() * (TO - FROM));
      for (const minute of ORDINARY_TIMES) sessions += expectOneSessionPerDay(zone, minute, from, from + ORDINARY_DAYS * DAY_MS);
    }
    console.info(`T1 sample: ${sessions} sessions on ordinary days`);
    expect(sessions).toBeGreaterThanOrEqual(ZONES.length * ORDINARY_TIMES.length * (ORDINARY_DAYS - 2));
  });

  test.for([
    ["Samoa jumped over 30 December 2011", "Pacific/Apia", "2011-12-25T00:00Z"],
    ["Tokelau jumped over 30 December 2011", "Pacific/Fakaofo", "2011-12-25T00:00Z"],
    ["Kiribati's Line Islands jumped over the new year of 1995", "Pacific/Kiritimati", "1994-12-27T00:00Z"],
    ["Kwajalein jumped over 21 August 1993", "Pacific/Kwajalein", "1993-08-16T00:00Z"],
  ] as const)("where the date line moved: %s", ([, zone, from]) => {
    for (const minute of TIMES_AROUND_CHANGES) expectOneSessionPerDay(zone, minute, instant(from), instant(from) + 12 * DAY_MS);
  });
});
