import { minuteOf } from "../domain/calendar.ts";
import type { Instant } from "../domain/ids.ts";
import type { Learner } from "../domain/learner.ts";
import { LANGUAGES, textsFor } from "../texts/texts.ts";
import { clockTime, weekdayNames } from "./dates.ts";
import type { MenuOption, ViewBlock } from "./view.ts";

/** Every half hour of a day on which people work somewhere. */
const TIMES = Array.from({ length: 31 }, (_, i) => 6 * 60 + i * 30);
const WEEKDAY_WORDS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
/** Where most people work so, and a week for everybody else to type. */
const WEEKS = [
  [1, 2, 3, 4, 5],
  [1, 2, 3, 4],
  [1, 2, 3, 4, 5, 6],
  [1, 2, 3, 4, 7],
  [1, 2, 3, 4, 5, 6, 7],
];
/** One for each offset and its rules; any other is typed. */
const ZONES = [
  "Pacific/Honolulu",
  "America/Anchorage",
  "America/Los_Angeles",
  "America/Denver",
  "America/Phoenix",
  "America/Chicago",
  "America/Mexico_City",
  "America/New_York",
  "America/Bogota",
  "America/Halifax",
  "America/Santiago",
  "America/Sao_Paulo",
  "Atlantic/Reykjavik",
  "Europe/London",
  "Africa/Lagos",
  "Europe/Berlin",
  "Africa/Cairo",
  "Africa/Johannesburg",
  "Europe/Helsinki",
  "Africa/Nairobi",
  "Europe/Istanbul",
  "Asia/Dubai",
  "Asia/Karachi",
  "Asia/Kolkata",
  "Asia/Dhaka",
  "Asia/Bangkok",
  "Asia/Singapore",
  "Asia/Shanghai",
  "Asia/Tokyo",
  "Australia/Adelaide",
  "Australia/Brisbane",
  "Australia/Sydney",
  "Pacific/Auckland",
];

/** Time, working days, zone and language, each as a menu that saves at once. */
export function settingMenus(learner: Learner, now: Instant): ViewBlock[] {
  const texts = textsFor(learner.locale);
  const languages = Object.entries(LANGUAGES);
  const spoken = learner.locale.split("-")[0]?.toLowerCase();
  return [
    menu(texts.settingTimeLabel, TIMES, learner.deliveryMinute, clockTime, (minute) => `time ${clockTime(minute)}`),
    menu(texts.settingDaysLabel, WEEKS, [...learner.workingDays], (days) => weekdayNames(days, learner.locale), daysWords),
    menu(
      texts.settingZoneLabel,
      ZONES,
      learner.zone,
      (zone) => `${zone.replaceAll("_", " ")} (${clockTime(minuteOf(now, zone))})`,
      (zone) => `zone ${zone}`,
    ),
    // One language is no choice.
    ...(languages.length > 1
      ? [
          menu(
            texts.settingLanguageLabel,
            languages.map(([code]) => code),
            spoken ?? "en",
            (code) => LANGUAGES[code] ?? code,
            (code) => `language ${code}`,
          ),
        ]
      : []),
  ];
}

const daysWords = (days: readonly number[]): string => `days ${days.map((day) => WEEKDAY_WORDS[day - 1]).join(" ")}`;

/** What is set now is always among the options, wherever it was chosen. */
function menu<Value>(
  label: string,
  offered: readonly Value[],
  current: Value,
  show: (value: Value) => string,
  words: (value: Value) => string,
): ViewBlock {
  const isCurrent = (value: Value): boolean => String(value) === String(current);
  const values = offered.some(isCurrent) ? offered : [current, ...offered];
  const options = values.map(
    (value): MenuOption => ({
      label: show(value),
      action: { type: "command", word: "settings", rest: words(value) },
      ...(isCurrent(value) ? { chosen: true } : {}),
    }),
  );
  return { type: "menu", label, options };
}
