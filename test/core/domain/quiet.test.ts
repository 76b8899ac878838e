import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { quietUntil } from "../../../src/core/domain/quiet.ts";
import { instant } from "../../make.ts";

/** From ten in the evening to seven in the morning. */
const daily = { from: instant("2026-03-02T22:00Z"), until: instant("2026-03-03T07:00Z") };
const DAY = 24 * 3_600_000;

describe("Quiet hours", () => {
  test.each([
    ["2026-03-02T21:59Z", undefined],
    ["2026-03-02T22:00Z", "2026-03-03T07:00Z"],
    ["2026-03-03T06:59Z", "2026-03-03T07:00Z"],
    ["2026-03-03T07:00Z", undefined],
    ["2026-03-03T12:00Z", undefined],
    ["2026-03-03T23:00Z", "2026-03-04T07:00Z"],
    ["2026-03-31T03:00Z", "2026-03-31T07:00Z"],
  ])("at %s, of hours that come again every day, last until %s", (now, end) => {
    expect(quietUntil({ daily }, instant(now))).toBe(end && instant(end));
  });

  test("do not reign where there are none", () => {
    expect(quietUntil({}, instant("2026-03-02T23:00Z"))).toBeUndefined();
  });

  test("last as long as a snooze does, just once", () => {
    const snoozedUntil = instant("2026-03-02T15:00Z");
    expect(quietUntil({ snoozedUntil }, instant("2026-03-02T14:00Z"))).toBe(snoozedUntil);
    expect(quietUntil({ snoozedUntil }, snoozedUntil)).toBeUndefined();
    expect(quietUntil({ snoozedUntil }, instant("2026-03-03T14:00Z"))).toBeUndefined();
  });

  test("end with whichever ends later, a snooze or the night", () => {
    const now = instant("2026-03-02T23:00Z");
    expect(quietUntil({ daily, snoozedUntil: instant("2026-03-03T09:00Z") }, now)).toBe(instant("2026-03-03T09:00Z"));
    expect(quietUntil({ daily, snoozedUntil: instant("2026-03-02T23:30Z") }, now)).toBe(daily.until);
    expect(quietUntil({ daily, snoozedUntil: instant("2026-03-02T20:00Z") }, now)).toBe(daily.until);
  });

  test("are over at some time, however odd what the chat says", () => {
    const at = fc.integer({ min: 0, max: 1e14 });
    fc.assert(
      fc.property(at, at, at, at, (from, until, snoozedUntil, now) => {
        const end = quietUntil({ daily: { from, until }, snoozedUntil }, now);
        if (end !== undefined) expect(end).toBeGreaterThan(now);
      }),
    );
  });

  test("that are shorter than a day leave some of every day free", () => {
    const hours = fc.integer({ min: 1, max: DAY - 1 });
    fc.assert(
      fc.property(hours, fc.integer({ min: 0, max: 400 }), (length, day) => {
        const quiet = { daily: { from: daily.from, until: daily.from + length } };
        const start = daily.from + day * DAY;
        expect(quietUntil(quiet, start)).toBe(start + length);
        expect(quietUntil(quiet, start + length)).toBeUndefined();
      }),
    );
  });
});
