import { describe, expect, it } from "vitest";
import { type Destination, destination } from "../../src/playground/destinations.ts";

const go = (to: Destination, from: string, zone: string) => new Date(destination(to, Date.parse(from), zone)).toISOString();

describe("A journey", () => {
  it("to the next hour is an hour long, even when the clocks change", () => {
    expect(go("hour", "2026-03-29T00:30:00Z", "Europe/Berlin")).toBe("2026-03-29T01:30:00.000Z");
  });

  it("to the next morning ends at 09:01 on the next local day", () => {
    expect(go("morning", "2026-01-12T07:30:00Z", "Africa/Johannesburg")).toBe("2026-01-13T07:01:00.000Z");
    expect(go("morning", "2026-01-12T23:30:00Z", "Asia/Tokyo")).toBe("2026-01-14T00:01:00.000Z");
    expect(go("morning", "2026-03-28T12:00:00Z", "Europe/Berlin")).toBe("2026-03-29T07:01:00.000Z");
  });

  it.each([
    ["a Monday", "2026-01-12T05:00:00Z", "2026-01-19T07:01:00.000Z"],
    ["a Sunday", "2026-01-18T12:00:00Z", "2026-01-19T07:01:00.000Z"],
    ["a Tuesday", "2026-01-13T12:00:00Z", "2026-01-19T07:01:00.000Z"],
  ])("from %s to the next Monday ends on a later one", (_, from, end) => {
    expect(go("monday", from, "Africa/Johannesburg")).toBe(end);
  });
});
