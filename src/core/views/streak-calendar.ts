import { addDays, dayOf, weekdayOf } from "../domain/calendar.ts";
import type { Day, Instant } from "../domain/ids.ts";
import type { Learner } from "../domain/learner.ts";
import type { DayMark } from "../domain/streak.ts";
import { textsFor } from "../texts/texts.ts";
import type { ViewBlock } from "./view.ts";

const WEEKS = 4;
const SIGNS: Readonly<Record<DayMark, string>> = { learned: "✓", frozen: "*", missed: "–" };
const WEEK = [1, 2, 3, 4, 5, 6, 7];

/** The last weeks as a table, Monday first, and the same in a sentence. */
export function streakCalendar(marks: ReadonlyMap<Day, DayMark>, now: Instant, learner: Learner): ViewBlock[] {
  const texts = textsFor(learner.locale);
  const today = dayOf(now, learner.zone);
  const monday = addDays(today, 1 - weekdayOf(today));
  const mondays = Array.from({ length: WEEKS }, (_, i) => addDays(monday, (i - WEEKS + 1) * 7));
  const names = mondays.map((first) => shortDate(first, learner));
  const width = Math.max(...names.map(({ length }) => length));
  const header = [" ".repeat(width), ...WEEK.map((day) => letter(day, learner).padStart(2))].join(" ");
  const lines = mondays.map((first, i) =>
    [(names[i] ?? "").padEnd(width), ...WEEK.map((day) => sign(addDays(first, day - 1), marks).padStart(2))].join(" "),
  );
  const learned = [...marks].filter(([day, mark]) => mark === "learned" && day >= (mondays[0] ?? "")).length;
  return [
    { type: "grid", text: [header, ...lines].join("\n") },
    { type: "note", text: [texts.calendarSummary(learned, WEEKS), texts.calendarKey(SIGNS)].join(" ") },
  ];
}

const sign = (day: Day, marks: ReadonlyMap<Day, DayMark>): string => {
  const mark = marks.get(day);
  return mark ? SIGNS[mark] : "·";
};

/** `16 Nov`. */
function shortDate(day: Day, { locale }: Learner): string {
  return new Intl.DateTimeFormat(textsFor(locale).dateLocale, { day: "2-digit", month: "short", timeZone: "UTC" }).format(Date.parse(day));
}

/** `Mo`. 1 January 2024 was a Monday. */
function letter(weekday: number, { locale }: Learner): string {
  const name = new Intl.DateTimeFormat(textsFor(locale).dateLocale, { weekday: "short", timeZone: "UTC" }).format(Date.UTC(2024, 0, weekday));
  return name.slice(0, 2);
}
