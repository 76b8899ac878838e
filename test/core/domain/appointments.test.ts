import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  currentAppointment,
  DAY_MS,
  endOfDay,
  HOUR_MS,
  isWorkingDay,
  nextAppointment,
  type WorkPattern,
} from "../../../src/core/domain/calendar.ts";
import { DEFAULT_DELIVERY_MINUTE, DEFAULT_WORKING_DAYS, type Learner, workPattern } from "../../../src/core/domain/learner.ts";
import { reminderAt } from "../../../src/core/domain/reminder.ts";
import { day, instant } from "../../make.ts";
import { wallText, ZONES } from "./wall-clock.ts";
import { everyDay, walk } from "./zone-walk.ts";

const office = (zone: string, holidays: readonly string[] = []): WorkPattern => ({
  zone,
  workingDays: DEFAULT_WORKING_DAYS,
  deliveryMinute: DEFAULT_DELIVERY_MINUTE,
  isHoliday: (date) => holidays.includes(date),
});

const zones = fc.constantFrom(...ZONES);
const instants = fc.integer({ min: instant("2000-01-01T00:00Z"), max: instant("2037-01-01T00:00Z") });

describe("The next session", () => {
  test("comes at the learner's time on the next working day", () => {
    // Friday 6 March 2026, 10:00 in Johannesburg.
    const next = nextAppointment(office("Africa/Johannesburg"), instant("2026-03-06T10:00+02:00"));
    expect(next).toEqual({ day: "2026-03-09", at: instant("2026-03-09T09:00+02:00") });
  });

  test("comes today when the time is still to come", () => {
    const next = nextAppointment(office("Africa/Johannesburg"), instant("2026-03-06T08:59+02:00"));
    expect(next).toEqual({ day: "2026-03-06", at: instant("2026-03-06T09:00+02:00") });
  });

  test("is always still to come: at its very time the next one is tomorrow's", () => {
    expect(nextAppointment(office("Africa/Johannesburg"), instant("2026-03-05T09:00+02:00"))?.day).toBe("2026-03-06");
  });

  test("leaves out the holidays of the learner's region", () => {
    const freedomDay = office("Africa/Johannesburg", ["2026-04-27"]);
    expect(nextAppointment(freedomDay, instant("2026-04-24T12:00+02:00"))?.day).toBe("2026-04-28");
  });

  test("keeps the wall clock's time when the clock changes over the weekend", () => {
    const berlin = office("Europe/Berlin");
    const [friday, monday] = walk(berlin, instant("2026-03-27T00:00Z"), instant("2026-03-31T00:00Z"));
    expect(friday?.at).toBe(instant("2026-03-27T09:00+01:00"));
    expect(monday?.at).toBe(instant("2026-03-30T09:00+02:00"));
  });

  test("comes no second time on the day of the last one, even when the learner moves the time to later today", () => {
    const last = { day: day("2026-03-05"), at: instant("2026-03-05T09:00+02:00") };
    const evening = { ...office("Africa/Johannesburg"), deliveryMinute: 22 * 60 };
    expect(nextAppointment(evening, instant("2026-03-05T09:10+02:00"), last)?.day).toBe("2026-03-06");
  });

  test("keeps twelve hours' distance when the learner moves the time from late to early", () => {
    const last = { day: day("2026-03-05"), at: instant("2026-03-05T22:00+02:00") };
    const early = { ...office("Africa/Johannesburg"), deliveryMinute: 6 * 60 };
    expect(nextAppointment(early, instant("2026-03-05T22:01+02:00"), last)).toEqual({ day: "2026-03-06", at: instant("2026-03-06T10:00+02:00") });
  });

  test("leaves a day out rather than come more than eight hours after the wanted time", () => {
    const last = { day: day("2026-03-05"), at: instant("2026-03-06T03:00+02:00") };
    const early = { ...office("Africa/Johannesburg"), workingDays: [1, 2, 3, 4, 5, 6], deliveryMinute: 6 * 60 };
    expect(nextAppointment(early, last.at, last)?.day).toBe("2026-03-07");
    const anHourBefore = { ...last, at: last.at - HOUR_MS };
    expect(nextAppointment(early, last.at, anHourBefore)).toEqual({ day: "2026-03-06", at: instant("2026-03-06T14:00+02:00") });
  });

  test("never comes for a learner without working days, nor where every day is a holiday", () => {
    expect(nextAppointment({ ...office("UTC"), workingDays: [] }, 0)).toBeUndefined();
    expect(nextAppointment({ ...office("UTC"), isHoliday: () => true }, 0)).toBeUndefined();
  });

  test("comes on exactly the working days, whatever days, holidays, zone and time", () => {
    const patterns = fc.record({
      zone: zones,
      workingDays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      deliveryMinute: fc.integer({ min: 0, max: 1439 }),
      holidays: fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 15 }),
    });
    fc.assert(
      fc.property(patterns, fc.integer({ min: 0, max: 700 }), ({ holidays, ...rest }, start) => {
        const first = addDays(day("2026-01-02"), start);
        const off = new Set(holidays.map((n) => addDays(first, n)));
        const pattern: WorkPattern = { ...rest, isHoliday: (date) => off.has(date) };
        const from = endOfDay(addDays(first, -1), pattern.zone);
        const worked = Array.from({ length: 40 }, (_, n) => addDays(first, n)).filter((date) => isWorkingDay(date, pattern));
        const planned = walk(pattern, from, endOfDay(addDays(first, 39), pattern.zone)).map((next) => next.day);
        expect(planned).toEqual(worked);
      }),
    );
  });
});

describe("A session that is due", () => {
  const johannesburg = office("Africa/Johannesburg");
  const nine = instant("2026-03-06T09:00+02:00");

  test("starts at its time and up to eight hours later", () => {
    expect(currentAppointment(johannesburg, nine - 1)).toBeUndefined();
    expect(currentAppointment(johannesburg, nine)).toEqual({ day: "2026-03-06", at: nine });
    expect(currentAppointment(johannesburg, nine + 8 * HOUR_MS)).toEqual({ day: "2026-03-06", at: nine + 8 * HOUR_MS });
    expect(currentAppointment(johannesburg, nine + 8 * HOUR_MS + 1)).toBeUndefined();
  });

  test("does not start after midnight, because that is another day", () => {
    const evening = { ...johannesburg, deliveryMinute: 22 * 60 };
    expect(currentAppointment(evening, instant("2026-03-06T23:59+02:00"))?.day).toBe("2026-03-06");
    expect(currentAppointment(evening, instant("2026-03-07T00:01+02:00"))).toBeUndefined();
  });

  test("does not start on a day off, on a holiday, or when the day had its session", () => {
    expect(currentAppointment(johannesburg, nine + DAY_MS)).toBeUndefined();
    expect(currentAppointment(office("Africa/Johannesburg", ["2026-03-06"]), nine)).toBeUndefined();
    expect(currentAppointment(johannesburg, nine, { day: day("2026-03-06"), at: nine })).toBeUndefined();
  });

  test("that came late keeps the next one twelve hours away", () => {
    const late = currentAppointment({ ...johannesburg, deliveryMinute: 13 * 60 }, instant("2026-03-05T21:00+02:00"));
    const next = nextAppointment({ ...johannesburg, deliveryMinute: 7 * 60 }, instant("2026-03-05T21:00+02:00"), late);
    expect(next?.at).toBe(instant("2026-03-06T09:00+02:00"));
  });
});

test("Every session starts at its time: what is planned for an instant is due at that instant", () => {
  fc.assert(
    fc.property(zones, fc.integer({ min: 0, max: 1439 }), instants, (zone, minute, now) => {
      const next = nextAppointment(everyDay(zone, minute), now);
      expect(next && currentAppointment(everyDay(zone, minute), next.at)).toEqual(next);
    }),
  );
});

test("A learner's own zone, days, time and region make the pattern", () => {
  const learner = { zone: "Africa/Johannesburg", workingDays: [7, 1], deliveryMinute: 510, region: "ZA" } as unknown as Learner;
  const pattern = workPattern(learner, (region) => (date) => region === "ZA" && date === "2026-04-27");
  expect(pattern).toMatchObject({ zone: "Africa/Johannesburg", workingDays: [7, 1], deliveryMinute: 510 });
  expect(["2026-04-26", "2026-04-27", "2026-04-28"].map((date) => isWorkingDay(day(date), pattern))).toEqual([true, false, false]);
});

describe("A reminder", () => {
  const remindedOf = (offered: string) => {
    const at = reminderAt(instant(`2026-03-06T${offered}+02:00`), "Africa/Johannesburg");
    return at && wallText(at, "Africa/Johannesburg");
  };

  test("comes five hours after the session", () => {
    expect(remindedOf("09:00")).toBe("2026-03-06 14:00");
  });

  test("comes at eight in the evening at the latest", () => {
    expect(remindedOf("15:00")).toBe("2026-03-06 20:00");
    expect(remindedOf("15:01")).toBeUndefined();
  });

  test("does not come on another day", () => {
    expect(remindedOf("19:00")).toBeUndefined();
    expect(remindedOf("22:00")).toBeUndefined();
  });

  test("comes on the session's local day, in daytime, in every zone", () => {
    fc.assert(
      fc.property(zones, instants, (zone, offered) => {
        const at = reminderAt(offered, zone);
        if (at === undefined) return;
        expect(at - offered).toBe(5 * HOUR_MS);
        expect(wallText(at, zone).slice(0, 10)).toBe(wallText(offered, zone).slice(0, 10));
        expect(wallText(at, zone).slice(11) <= "20:00").toBe(true);
      }),
    );
  });
});
