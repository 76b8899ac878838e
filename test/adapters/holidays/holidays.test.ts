import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { holidays, isRegion } from "../../../src/adapters/holidays/holidays.ts";
import type { Day } from "../../../src/core/domain/ids.ts";

const isOff = (region: string, day: string): boolean => holidays(region)(day as Day);

// Loading every country's rules takes a second; no test shall be blamed for it.
beforeAll(() => void isRegion("ZA"));

describe("public holidays", () => {
  test.each([
    ["ZA", "2026-03-21"],
    ["ZA", "2026-12-16"],
    ["DE-BY", "2026-01-06"],
    ["DE-BY", "2026-06-04"],
    ["US", "2026-07-03"],
    ["US-CA", "2026-11-26"],
    ["GB", "2026-12-25"],
    ["KE", "2026-12-12"],
  ])("%s does not work on %s", (region, day) => {
    expect(isOff(region, day)).toBe(true);
  });

  test.each([
    ["ZA", "2026-12-17", "an ordinary day"],
    ["ZA", "2026-07-18", "Nelson Mandela Day, which is observed and worked"],
    ["DE", "2026-01-06", "Epiphany, which is Bavaria's and not all of Germany's"],
    ["DE-BE", "2026-01-06", "Epiphany, which is not Berlin's"],
    ["IS", "2026-12-24", "Christmas Eve in Iceland, whose morning is worked"],
  ])("%s works on %s: %s", (region, day) => {
    expect(isOff(region, day)).toBe(false);
  });

  test("a holiday on a Sunday moves to the Monday where the law says so", () => {
    // Women's Day 2026 is a Sunday.
    expect(isOff("ZA", "2026-08-10")).toBe(true);
  });

  test("a holiday of several days takes each of them, over New Year too", () => {
    const days = ["2026-12-27", "2026-12-28", "2026-12-31", "2027-01-01", "2027-01-02", "2027-01-05"];
    expect(days.filter((day) => isOff("SZ", day))).toEqual(["2026-12-28", "2026-12-31", "2027-01-01", "2027-01-02"]);
  });
});

describe("regions", () => {
  test.each(["ZA", "za", "DE-BY", "de-by", "US-CA", "US-LA-NO", "NZ-CAN-TIMARU", "CK-AITUTAKI"])("%s is known", (region) => {
    expect(isRegion(region)).toBe(true);
    expect(holidays(region)("2026-12-25" as Day)).toBe(true);
  });

  test.each(["", " ", "-", "ZA-", "ZA-XX", "XX", "Germany", "toString", "__proto__", "DE-BY-A-B", "ZA ", "南アフリカ"])(
    "%j is unknown and has no holidays",
    (region) => {
      expect(isRegion(region)).toBe(false);
      expect(isOff(region, "2026-12-25")).toBe(false);
    },
  );

  test("any text is answered, never an error", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[A-Z]{2}(-[A-Z]{1,3}){0,2}$/)), (region) => {
        expect(typeof isRegion(region)).toBe("boolean");
        expect(typeof isOff(region, "2026-05-05")).toBe("boolean");
      }),
      { numRuns: 60 },
    );
  });
});

test("planning 100,000 learners asks for less than a second in all", () => {
  isOff("ZA", "2026-01-02");
  const start = performance.now();
  for (let i = 0; i < 100_000; i++) isOff("ZA", "2026-12-17");
  expect(performance.now() - start).toBeLessThan(1_000);
});
