import { addDays } from "../core/domain/calendar.ts";
import { seededChance, shuffled } from "../core/domain/chance.ts";
import type { Day } from "../core/domain/ids.ts";
import { never } from "../core/domain/never.ts";

/** How somebody behaves: what stays in their head, and on which days they answer. */
export interface Kind {
  /** Of the cohort, 0–1. */
  readonly share: number;
  /** `lasting`: knows an idea once it was taught. `fading`: forgets it unless it is recalled. `none`: never knows anything. */
  readonly memory: "lasting" | "fading" | "none";
  /** `away` and `paused` have two weeks off in the middle; only the latter say so. */
  readonly attendance: "always" | "away" | "paused" | "two-thirds";
  /** For the author. */
  readonly words: string;
}

export const KINDS = {
  steady: { share: 0.4, memory: "lasting", attendance: "always", words: "answer every working day and know what they were taught" },
  forgetful: { share: 0.2, memory: "fading", attendance: "always", words: "answer every working day and forget what they do not recall" },
  guessing: { share: 0.2, memory: "none", attendance: "always", words: "answer every working day and only guess" },
  holidaying: { share: 0.05, memory: "lasting", attendance: "paused", words: "do as the steady, with a pause of two weeks in the middle" },
  vanishing: { share: 0.05, memory: "lasting", attendance: "away", words: "do as the steady, but are away for two weeks without a word" },
  irregular: { share: 0.1, memory: "lasting", attendance: "two-thirds", words: "do as the steady, but miss a third of the days" },
} as const satisfies Readonly<Record<string, Kind>>;

export type KindName = keyof typeof KINDS;
export const KIND_NAMES = Object.keys(KINDS) as readonly KindName[];

export const ZONES = ["Africa/Johannesburg", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland"] as const;
/** Minutes after local midnight at which learners want their session. */
export const DELIVERY_MINUTES = [8 * 60, 9 * 60, 10 * 60 + 30, 13 * 60] as const;

const HOLIDAY_DAYS = 14;
const MISSED_SHARE = 1 / 3;

/** The kind of every learner: the shares as exactly as whole people allow, in an order that favours nobody. */
export function kindsOf(learners: number, seed: number): KindName[] {
  const inBlocks = Array.from({ length: learners }, (_, i) => kindAt((i + 0.5) / learners));
  return shuffled(inBlocks, seededChance(`${seed}/kinds`));
}

/** Whose place it is when the cohort stands in line, kind after kind; 0 is the head of the line, 1 its end. */
function kindAt(place: number): KindName {
  let end = 0;
  const found = KIND_NAMES.find((name) => {
    end += KINDS[name].share;
    return place < end;
  });
  return found ?? "irregular";
}

/** What a holiday is, for those who take one. */
export interface Holiday {
  readonly from: Day;
  readonly back: Day;
}

/** The two weeks away: whole weeks from a Monday, as near the middle as they fit. */
export function holidayOf(start: Day, weeks: number): Holiday {
  const from = addDays(start, 7 * Math.max(0, Math.floor((weeks - 2) / 2)));
  return { from, back: addDays(from, HOLIDAY_DAYS) };
}

/** Whether a learner looks into the chat on a day. */
export function attends(kind: Kind, day: Day, holiday: Holiday, chance: () => number): boolean {
  switch (kind.attendance) {
    case "always":
      return true;
    case "away":
    case "paused":
      return day < holiday.from || day >= holiday.back;
    case "two-thirds":
      return chance() >= MISSED_SHARE;
    default:
      return never(kind.attendance);
  }
}
