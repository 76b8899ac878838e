import { isZone } from "./calendar.ts";
import type { Learner } from "./learner.ts";

/** One change a learner asks for, e.g. `time 08:30`, or why it cannot be made. */
export type SettingsChange =
  | {
      readonly kind: "change";
      readonly change: Partial<Pick<Learner, "deliveryMinute" | "workingDays" | "zone" | "zoneChosen" | "region" | "locale" | "localeChosen">>;
    }
  | { readonly kind: "misread"; readonly setting: "time" | "days" | "zone" | "region" | "language" }
  | { readonly kind: "unknown" };

const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** What others know: which regions have a list of holidays, and the languages Fundi speaks, by their own name. */
export interface Known {
  readonly isRegion: (region: string) => boolean;
  readonly languages: Readonly<Record<string, string>>;
}

/** Reads what followed the word `settings`. */
export function readSettings(text: string, { isRegion, languages }: Known): SettingsChange {
  const [setting = "", ...words] = text.trim().split(/[\s,]+/);
  switch (setting.toLowerCase()) {
    case "time":
      return changed("time", readTime(words.join("")), (deliveryMinute) => ({ deliveryMinute }));
    case "days":
      return changed("days", readDays(words), (workingDays) => ({ workingDays }));
    case "zone":
      return changed("zone", readZone(words.join("_")), (zone) => ({ zone, zoneChosen: true }));
    case "region":
      return changed("region", readRegion(words.join(""), isRegion), (region) => ({ region }));
    case "language":
      return changed("language", readLanguage(words.join(" "), languages), (locale) => ({ locale, localeChosen: true }));
    default:
      return { kind: "unknown" };
  }
}

type Setting = (SettingsChange & { kind: "misread" })["setting"];
type Change = (SettingsChange & { kind: "change" })["change"];

function changed<Value>(setting: Setting, value: Value | undefined, change: (value: Value) => Change): SettingsChange {
  return value === undefined ? { kind: "misread", setting } : { kind: "change", change: change(value) };
}

/** `8`, `8:30`, `08.30`, `8am`, `5:15 pm` → minutes after midnight. */
function readTime(text: string): number | undefined {
  const match = /^(\d{1,2})(?:[:.h](\d{2}))?(am|pm)?$/i.exec(text);
  if (!match) return undefined;
  const half = match[3]?.toLowerCase();
  const typed = Number(match[1]);
  if (half && (typed < 1 || typed > 12)) return undefined;
  const hour = half ? (typed % 12) + (half === "pm" ? 12 : 0) : typed;
  const minute = Number(match[2] ?? 0);
  return hour < 24 && minute < 60 ? hour * 60 + minute : undefined;
}

/** `mon tue wed`, `mon-fri`, `sunday to thursday` → ISO weekdays in order; at least one. */
function readDays(words: readonly string[]): number[] | undefined {
  const text = words
    .join(" ")
    .toLowerCase()
    .replace(/\s*(?:-|–|\bto\b)\s*/g, "-");
  const parts = text.split(" ").map(readDayRange);
  const days = parts.flatMap((part) => part ?? []);
  return days.length > 0 && !parts.includes(undefined) ? [...new Set(days)].sort() : undefined;
}

function readDayRange(text: string): number[] | undefined {
  const ends = text.split("-").map(readWeekday);
  const from = ends[0];
  const to = ends.at(-1);
  if (from === undefined || to === undefined || ends.length > 2) return undefined;
  return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, i) => ((from + i - 1) % 7) + 1);
}

function readWeekday(text: string): number | undefined {
  const index = /^[a-z]{3,10}$/.test(text) ? WEEKDAYS.indexOf(text.slice(0, 3)) : -1;
  return index < 0 ? undefined : index + 1;
}

function readZone(text: string): string | undefined {
  // As the zone is spelt, whatever was typed.
  return isZone(text) ? new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone : undefined;
}

function readRegion(text: string, isRegion: (region: string) => boolean): string | undefined {
  if (text.toLowerCase() === "none") return "";
  const region = text.toUpperCase();
  return isRegion(region) ? region : undefined;
}

/** By code or by its own name. */
function readLanguage(text: string, languages: Known["languages"]): string | undefined {
  const typed = text.toLowerCase();
  return Object.entries(languages).find(([code, name]) => code === typed || name.toLowerCase() === typed)?.[0];
}
