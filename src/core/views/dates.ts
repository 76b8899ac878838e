import { type Appointment, addDays, dayOf, daysBetween, minuteOf } from "../domain/calendar.ts";
import type { Day, Instant } from "../domain/ids.ts";
import type { Learner } from "../domain/learner.ts";
import { textsFor } from "../texts/texts.ts";

type Reader = Pick<Learner, "locale" | "zone">;

/** `tomorrow`, `on Monday`, `on Monday 4 January`: as somebody would say it today. */
export function spokenDay(day: Day, now: Instant, reader: Reader): string {
  const texts = textsFor(reader.locale);
  const today = dayOf(now, reader.zone);
  if (day === today) return texts.today;
  if (day === addDays(today, 1)) return texts.tomorrow;
  return texts.onDay(namedDay(day, now, reader));
}

/** `Monday`, or `Monday 4 January` when it is a week or more away. */
export function namedDay(day: Day, now: Instant, { locale, zone }: Reader): string {
  const near = Math.abs(daysBetween(dayOf(now, zone), day)) < 7;
  const format = new Intl.DateTimeFormat(textsFor(locale).dateLocale, {
    weekday: "long",
    timeZone: "UTC",
    ...(near ? {} : { day: "numeric", month: "long" }),
  });
  return format.format(Date.parse(day));
}

/** `Next: tomorrow at 09:00.` */
export function spokenAppointment(next: Appointment, now: Instant, reader: Reader): { day: string; time: string } {
  return { day: spokenDay(next.day, now, reader), time: clockTime(minuteOf(next.at, reader.zone)) };
}

/** `09:00`. */
export function clockTime(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

/** `Mon, Tue, Wed`, for ISO weekdays. */
export function weekdayNames(days: readonly number[], locale: string): string {
  const format = new Intl.DateTimeFormat(textsFor(locale).dateLocale, { weekday: "short", timeZone: "UTC" });
  // 1 January 2024 was a Monday.
  return days.map((day) => format.format(Date.UTC(2024, 0, day))).join(", ");
}

/** The days an outage touched, for somebody in this zone: `on Tuesday`, `from Tuesday to Thursday`. */
export function spokenOutage({ from, to }: { readonly from: Instant; readonly to: Instant }, now: Instant, reader: Reader): string {
  const [first, last] = [dayOf(from, reader.zone), dayOf(to, reader.zone)];
  return first === last ? spokenDay(first, now, reader) : textsFor(reader.locale).fromTo(namedDay(first, now, reader), namedDay(last, now, reader));
}

/** `12 November 2026`, in the reader's zone. */
export function longDay(at: Instant, { locale, zone }: Reader): string {
  return new Intl.DateTimeFormat(textsFor(locale).dateLocale, { day: "numeric", month: "long", year: "numeric", timeZone: zone }).format(at);
}
