import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { addDays, DAY_MS, dayOf, daysBetween, endOfDay, instantOn, isZone, minuteOf, weekdayOf } from "../../../src/core/domain/calendar.ts";
import type { Day } from "../../../src/core/domain/ids.ts";
import { day, instant } from "../../make.ts";
import { anyText } from "./any-text.ts";
import { wallDay, wallMinute, wallText, ZONES } from "./wall-clock.ts";

const zones = fc.constantFrom(...ZONES);
const days = fc.integer({ min: 0, max: 20_000 }).map((n) => new Date(n * DAY_MS).toISOString().slice(0, 10) as Day);
const instants = fc.integer({ min: instant("2000-01-01T00:00Z"), max: instant("2037-01-01T00:00Z") });

describe("Dates", () => {
  test("are counted as Temporal counts them", () => {
    fc.assert(
      fc.property(days, days, fc.integer({ min: -800, max: 800 }), (from, to, n) => {
        const date = Temporal.PlainDate.from(from);
        expect(addDays(from, n)).toBe(date.add({ days: n }).toString());
        expect(daysBetween(from, to)).toBe(date.until(Temporal.PlainDate.from(to), { largestUnit: "days" }).days);
        expect(weekdayOf(from)).toBe(date.dayOfWeek);
      }),
    );
  });

  test("and times of day are those on the learner's wall", () => {
    fc.assert(
      fc.property(instants, zones, (at, zone) => {
        expect(dayOf(at, zone), wallText(at, zone)).toBe(wallDay(at, zone));
        expect(minuteOf(at, zone), wallText(at, zone)).toBe(wallMinute(at, zone));
      }),
      { numRuns: 200 },
    );
  });

  test("sort as text", () => {
    fc.assert(fc.property(days, days, (a, b) => a < b === daysBetween(a, b) > 0));
  });
});

describe("A day ends", () => {
  test("with the first instant of the next one", () => {
    fc.assert(
      fc.property(instants, zones, (at, zone) => {
        const date = dayOf(at, zone);
        const end = endOfDay(date, zone);
        expect(at).toBeLessThan(end);
        expect(dayOf(end - 1, zone)).toBe(date);
        expect(dayOf(end, zone) > date).toBe(true);
      }),
    );
  });

  test("an hour early where the clock moves at midnight", () => {
    // Egypt's 24 April 2026 begins at 01:00.
    expect(wallText(endOfDay(day("2026-04-23"), "Africa/Cairo"), "Africa/Cairo")).toBe("2026-04-24 01:00");
  });

  test("straight before the day after next where the date line took a day away", () => {
    expect(wallText(endOfDay(day("2011-12-29"), "Pacific/Apia"), "Pacific/Apia")).toBe("2011-12-31 00:00");
  });
});

describe("A time of day", () => {
  test.for([
    ["that the clock jumps over comes as much later", "Europe/Berlin", "2026-03-29", "02:30", "03:30"],
    ["that the clock jumps over at midnight stays on its day", "Africa/Cairo", "2026-04-24", "00:15", "01:15"],
    ["that the clock jumps over at the end of the day stays on its day", "America/Nuuk", "2026-03-28", "23:30", "22:30"],
    ["is met where the jump is half an hour", "Australia/Lord_Howe", "2026-10-04", "02:15", "02:45"],
    ["is met where the jump is two hours", "Antarctica/Troll", "2026-03-29", "02:30", "04:30"],
  ] as const)("%s", ([, zone, date, wanted, met]) => {
    const [hour, minute] = wanted.split(":").map(Number) as [number, number];
    expect(wallText(instantOn(day(date), hour * 60 + minute, zone) as number, zone)).toBe(`${date} ${met}`);
  });

  test("that comes twice counts the first time", () => {
    expect(instantOn(day("2026-10-25"), 150, "Europe/Berlin")).toBe(instant("2026-10-25T00:30Z"));
  });

  test("of a day that the zone skipped never comes", () => {
    expect(instantOn(day("2011-12-30"), 540, "Pacific/Apia")).toBeUndefined();
  });
});

describe("A zone", () => {
  test("is any name the world uses, in any case", () => {
    expect(ZONES.filter((zone) => !isZone(zone))).toEqual([]);
    for (const zone of ["UTC", "Europe/Kyiv", "Europe/Kiev", "US/Eastern", "africa/johannesburg"]) expect(isZone(zone), zone).toBe(true);
  });

  test("is no offset, no date, no made-up name", () => {
    for (const zone of ["", "+02:00", "Z", "T12:00[Africa/Johannesburg]", "2026-03-06T09:00[Europe/Berlin]", "Johannesburg", "__proto__", " UTC"]) {
      expect(isZone(zone), zone).toBe(false);
    }
    fc.assert(fc.property(anyText(), (text) => typeof isZone(text) === "boolean"));
  });
});
