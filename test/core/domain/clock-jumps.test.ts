import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, DAY_MS, dayOf, HOUR_MS, instantOn, isWorkingDay, type WorkPattern } from "../../../src/core/domain/calendar.ts";
import type { Day, Instant } from "../../../src/core/domain/ids.ts";
import { day, instant } from "../../make.ts";
import { Planner } from "./planner.ts";
import { ZONES } from "./wall-clock.ts";

const MINUTE_MS = 60_000;
const TICK_MS = 5 * MINUTE_MS;
const MONDAY = instant("2026-03-23T00:00Z");

/** What the clock shows, tick by tick, while it jumps: `[minutes from the start, jump]`. */
function* ticks(realDays: number, everyMs: number, jumps: readonly (readonly [number, number])[]): Generator<Instant> {
  for (let passed = 0; passed < realDays * DAY_MS; passed += everyMs) {
    const jumped = jumps.filter(([minutes]) => minutes * MINUTE_MS <= passed).reduce((sum, [, jump]) => sum + jump, 0);
    yield MONDAY + passed + jumped;
  }
}

/** Expects after every tick that the day whose hours the clock shows has had its session, unless a later day's came before. */
function expectNoneTwiceNoneSkipped(pattern: WorkPattern, clock: Iterable<Instant>): readonly Day[] {
  const planner = new Planner(pattern, MONDAY - 1);
  for (const now of clock) {
    planner.tick(now);
    const today = dayOf(now, pattern.zone);
    if ((planner.sent.at(-1)?.day ?? "") >= today || !isWorkingDay(today, pattern)) continue;
    const wanted = instantOn(today, pattern.deliveryMinute, pattern.zone) as number;
    const due = MONDAY <= wanted && wanted <= now && now <= wanted + 8 * HOUR_MS;
    if (due) expect.fail(`skipped ${today} at ${new Date(now).toISOString()}`);
  }
  const days = planner.sent.map((session) => session.day);
  expect(days, "each day once, in order").toEqual([...new Set(days)].sort());
  return days;
}

const office = (zone: string, deliveryMinute = 540): WorkPattern => ({ zone, deliveryMinute, workingDays: [1, 2, 3, 4, 5], isHoliday: () => false });

describe("When the server's clock jumps", () => {
  const week = Array.from({ length: 5 }, (_, n) => addDays(day("2026-03-23"), n));
  const utc = office("UTC");

  test.for([
    ["an hour ahead just before the session", 8 * 60 + 30, HOUR_MS],
    ["an hour ahead just after it", 9 * 60 + 1, HOUR_MS],
    ["an hour back just before it", 8 * 60 + 30, -HOUR_MS],
    ["an hour back just after it", 9 * 60 + 1, -HOUR_MS],
    ["a day back just after it", 2 * 1440 + 9 * 60 + 1, -DAY_MS],
    ["a day ahead just after it", 9 * 60 + 1, DAY_MS],
  ] as const)("%s, every working day has one session", ([, minute, jump]) => {
    // The clock ends before Saturday 28 March.
    const realDays = 5 - jump / DAY_MS;
    expect(expectNoneTwiceNoneSkipped(utc, ticks(realDays, TICK_MS, [[minute, jump]]))).toEqual(week);
  });

  test("a day ahead in the evening, only the day that the clock left out goes without", () => {
    const days = expectNoneTwiceNoneSkipped(utc, ticks(4, TICK_MS, [[20 * 60, DAY_MS]]));
    expect(days).toEqual(week.filter((date) => date !== "2026-03-24"));
  });

  test("a day ahead in the morning and back ten minutes later, no day loses its session", () => {
    const jumps = [
      [1440 + 8 * 60, DAY_MS],
      [1440 + 8 * 60 + 10, -DAY_MS],
    ] as const;
    expect(expectNoneTwiceNoneSkipped(utc, ticks(5, TICK_MS, jumps))).toEqual(week);
  });

  test("to and fro by an hour or a day, anywhere and at any time, none comes twice and none is skipped", () => {
    const jump = fc.tuple(fc.integer({ min: 0, max: 12 * 1440 }), fc.constantFrom(HOUR_MS, -HOUR_MS, DAY_MS, -DAY_MS));
    let sessions = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.integer({ min: 0, max: 1439 }),
        fc.array(jump, { maxLength: 6 }),
        fc.constantFrom(7, 15, 40),
        (zone, minute, jumps, everyMinutes) => {
          sessions += expectNoneTwiceNoneSkipped(office(zone, minute), ticks(12, everyMinutes * MINUTE_MS, jumps)).length;
        },
      ),
      { numRuns: 60 },
    );
    console.info(`T2 sample: ${sessions} sessions under a jumping clock`);
  });
});
