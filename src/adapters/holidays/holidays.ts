import { createRequire } from "node:module";
import type { default as HolidaysClass, HolidaysTypes } from "date-holidays";
import type { Day } from "../../core/domain/ids.ts";
import type { Holidays } from "../../core/domain/learner.ts";

type Lookup = (day: Day) => boolean;

const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;
/** Far more than there are regions. What is beyond is asked again, not refused. */
const KEPT_REGIONS = 2_000;

const NONE: Lookup = () => false;
const lookups = new Map<string, Lookup>();

/**
 * The public holidays of a region: `ZA`, `DE-BY`, `US-CA`, `US-LA-NO`. An empty or unknown region has none. The first question about a region and
 * year costs some 20 ms, the first of all about a second; every later one is a look into a set.
 */
export const holidays: Holidays = (region) => {
  if (region === "") return NONE;
  const known = lookups.get(region);
  if (known) return known;
  if (lookups.size >= KEPT_REGIONS) lookups.clear();
  const lookup = lookupOf(region);
  lookups.set(region, lookup);
  return lookup;
};

/** Is there a list of holidays? Upper and lower case are the same. */
export function isRegion(region: string): boolean {
  return partsOf(region) !== undefined;
}

// The package carries every country's rules and the world's time zones: loading it takes longer than everything else at start, and a team
// without a region never needs it.
const require = createRequire(import.meta.url);
let loaded: { readonly Calendar: typeof HolidaysClass; readonly atlas: HolidaysClass } | undefined;

function load() {
  if (!loaded) {
    const Calendar = require("date-holidays") as typeof HolidaysClass;
    loaded = { Calendar, atlas: new Calendar() };
  }
  return loaded;
}

function lookupOf(region: string): Lookup {
  const parts = partsOf(region);
  if (!parts) return NONE;
  const calendar = new (load().Calendar)(...(parts as [string]), { types: ["public"] });
  const years = new Map<number, ReadonlySet<string>>();
  const daysOff = (year: number): ReadonlySet<string> => {
    const days = years.get(year) ?? new Set(calendar.getHolidays(year).flatMap(wholeDays));
    years.set(year, days);
    return days;
  };
  return (day) => {
    const year = Number(day.slice(0, 4));
    return daysOff(year).has(day) || (isEarly(day) && daysOff(year - 1).has(day));
  };
}

/** Some holidays run over New Year, and are listed in the year they begin. */
const isEarly = (day: Day): boolean => day.slice(5) < "01-08";

/** As the package spells them: some of its names are in mixed case. Nothing when it has no such country, state or region. */
function partsOf(region: string): readonly string[] | undefined {
  const names = region.split("-");
  if (!/^[A-Za-z]{2}$/.test(names[0] ?? "") || names.length > 3) return undefined;
  const { atlas } = load();
  const parts: string[] = [];
  for (const name of names) {
    const [country, state] = parts;
    const known = country === undefined ? atlas.getCountries() : state === undefined ? atlas.getStates(country) : atlas.getRegions(country, state);
    const part = spelt(name, known);
    if (part === undefined) return undefined;
    parts.push(part);
  }
  return parts;
}

function spelt(name: string, names: Readonly<Record<string, string>> | undefined): string | undefined {
  return Object.keys(names ?? {}).find((known) => known.toUpperCase() === name.toUpperCase());
}

/** Half a holiday is a working day: the afternoon off leaves the morning for a lesson. */
function wholeDays({ date, start, end }: HolidaysTypes.Holiday): string[] {
  // `date` is the local time; a day with a clock change has 23 or 25 hours.
  const [first = "", time = ""] = date.split(" ");
  const hours = (end.getTime() - start.getTime()) / HOUR_MS;
  const lost = time === "00:00:00" ? 0 : DAY_HOURS - Number(time.slice(0, 2));
  const count = Math.floor((hours - lost + 1) / DAY_HOURS);
  const from = Date.parse(first) + (lost > 0 ? DAY_HOURS * HOUR_MS : 0);
  return Array.from({ length: Math.max(0, count) }, (_, i) => new Date(from + i * DAY_HOURS * HOUR_MS).toISOString().slice(0, 10));
}
