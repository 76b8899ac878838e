import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Appointment, DAY_MS, HOUR_MS, instantOn, type WorkPattern } from "../../../src/core/domain/calendar.ts";
import { instant } from "../../make.ts";
import { Planner } from "./planner.ts";
import { wallDay } from "./wall-clock.ts";
import { everyDay } from "./zone-walk.ts";

interface Leg {
  readonly zone: string;
  readonly hours: number;
}

interface Came extends Appointment {
  readonly zone: string;
  readonly minute: number;
}

interface Trip {
  readonly start: string;
  /** The wanted time; nine o'clock by default. */
  readonly minute?: number;
  readonly isDown?: (hour: number) => boolean;
}

/** A journey with a tick every ten minutes, except while Fundi is down. */
function travel(legs: readonly Leg[], trip: Trip): { came: Came[]; due?: number; now: number } {
  const { start, minute = 9 * 60, isDown } = trip;
  let now = instant(start);
  const pattern = (zone: string): WorkPattern => everyDay(zone, minute);
  const planner = new Planner(pattern((legs[0] as Leg).zone), now);
  const came: Came[] = [];
  for (const { zone, hours } of legs) {
    planner.change(pattern(zone), now);
    for (const end = now + hours * HOUR_MS; now < end; now += HOUR_MS / 6) {
      if (isDown?.((now - instant(start)) / HOUR_MS)) continue;
      planner.tick(now);
      if (planner.sent.length > came.length) came.push({ ...(planner.sent.at(-1) as Appointment), zone, minute });
    }
  }
  return { came, due: planner.due, now };
}

function expectLawful(came: readonly Came[]): void {
  came.forEach((session, i) => {
    const before = came[i - 1];
    expect(wallDay(session.at, session.zone), "on its own local day").toBe(session.day);
    const late = session.at - (instantOn(session.day, session.minute, session.zone) as number);
    expect(late, "not before the wanted time").toBeGreaterThanOrEqual(0);
    expect(late / HOUR_MS, "hours after the wanted time").toBeLessThanOrEqual(8);
    if (!before) return;
    expect(session.day > before.day, `${before.day}, then ${session.day}`).toBe(true);
    expect((session.at - before.at) / HOUR_MS, `hours between ${before.day} and ${session.day}`).toBeGreaterThanOrEqual(12);
  });
}

describe("A learner who travels", () => {
  test("west over the date line has no second session on the day that comes twice", () => {
    // Auckland, Friday 6 March 2026; it lands in Honolulu on Thursday, and Friday comes again.
    const legs = [
      { zone: "Pacific/Auckland", hours: 12 },
      { zone: "Pacific/Honolulu", hours: 60 },
    ];
    const { came } = travel(legs, { start: "2026-03-06T06:00+13:00" });
    expect(came.map(({ day, zone }) => `${day} ${zone}`)).toEqual(["2026-03-06 Pacific/Auckland", "2026-03-07 Pacific/Honolulu"]);
  });

  test("east over the date line has a session on the next day there is", () => {
    const legs = [
      { zone: "Pacific/Honolulu", hours: 12 },
      { zone: "Pacific/Auckland", hours: 48 },
    ];
    const { came } = travel(legs, { start: "2026-03-05T06:00-10:00" });
    expect(came.map(({ day }) => day)).toEqual(["2026-03-05", "2026-03-07", "2026-03-08"]);
    expectLawful(came);
  });

  test("east by seven hours has the next session when the morning comes there", () => {
    const legs = [
      { zone: "America/New_York", hours: 10 },
      { zone: "Africa/Johannesburg", hours: 20 },
    ];
    const { came } = travel(legs, { start: "2026-03-10T06:00-04:00" });
    expect(came.map(({ at }) => at)).toEqual([instant("2026-03-10T09:00-04:00"), instant("2026-03-11T09:00+02:00")]);
  });

  test("so far east that morning comes too soon has it twelve hours after the last one", () => {
    const legs = [
      { zone: "America/Los_Angeles", hours: 5 },
      { zone: "Asia/Kolkata", hours: 20 },
    ];
    const { came } = travel(legs, { start: "2026-03-10T06:00-07:00" });
    expect(came[1]).toMatchObject({ day: "2026-03-11", at: instant("2026-03-10T21:00-07:00") });
    expectLawful(came);
  });

  const zone = fc.constantFrom(
    ..."Pacific/Kiritimati Pacific/Pago_Pago Pacific/Auckland Pacific/Honolulu Pacific/Chatham Pacific/Apia America/Los_Angeles".split(" "),
    ..."America/New_York America/St_Johns America/Havana Europe/London Africa/Johannesburg Africa/Cairo Asia/Kathmandu Asia/Tokyo".split(" "),
  );
  const journey = fc.array(fc.record({ zone, hours: fc.integer({ min: 1, max: 72 }) }), { minLength: 1, maxLength: 12 });
  const start = fc.integer({ min: 0, max: 700 }).map((n) => new Date(instant("2026-01-01T00:00Z") + n * DAY_MS).toISOString());
  const minute = fc.integer({ min: 0, max: 143 }).map((n) => n * 10);

  test("anywhere at all never has two sessions within twelve hours, two on one local day, or one more than eight hours late", () => {
    let sessions = 0;
    fc.assert(
      fc.property(journey, start, minute, (legs, start, minute) => {
        const { came } = travel(legs, { start, minute });
        expectLawful(came);
        sessions += came.length;
      }),
      { numRuns: 150 },
    );
    console.info(`T3 sample: ${sessions} sessions on journeys`);
  });

  test("has none too close even when ours came late because Fundi was down", () => {
    fc.assert(
      fc.property(journey, start, minute, fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 6 }), (legs, start, minute, outages) => {
        const { came } = travel(legs, { start, minute, isDown: (hour) => outages.some((from) => from <= hour && hour < from + 9) });
        expectLawful(came);
      }),
      { numRuns: 100 },
    );
  });

  test("is not forgotten: who stays has the next session within three days", () => {
    fc.assert(
      fc.property(journey, start, minute, (legs, start, minute) => {
        const { due, now } = travel(legs, { start, minute });
        expect(due).toBeDefined();
        expect((due as number) - now).toBeLessThanOrEqual(3 * DAY_MS);
      }),
      { numRuns: 60 },
    );
  });
});
