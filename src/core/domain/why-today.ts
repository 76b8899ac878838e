import { dayOf, isWorkingDay } from "./calendar.ts";
import type { Day, Instant } from "./ids.ts";
import { type Holidays, type Learner, workPattern } from "./learner.ts";
import type { SessionRecord } from "./session-record.ts";

/** Why nothing came today. */
export type Silence =
  | { readonly kind: "stopped" }
  | { readonly kind: "paused"; readonly until?: Day }
  | { readonly kind: "fell-silent" }
  | { readonly kind: "no-course" }
  | { readonly kind: "day-off" }
  | { readonly kind: "still-to-come" }
  | { readonly kind: "nothing-due"; readonly nextDue?: Day };

export interface DayFacts {
  readonly learner: Learner;
  readonly isEnrolled: boolean;
  /** The newest session, of whatever day. */
  readonly newest?: SessionRecord;
  /** There is something to learn or to review. */
  readonly hasContent: boolean;
  /** The next review of all, due or not. */
  readonly nextDue?: Day;
}

/** Today's session, or why there is none. */
export function whyToday({ learner, isEnrolled, newest, hasContent, nextDue }: DayFacts, holidays: Holidays, now: Instant): SessionRecord | Silence {
  const today = dayOf(now, learner.zone);
  if (newest?.day === today) return newest;
  const { pause } = learner;
  if (pause?.reason === "stopped") return { kind: "stopped" };
  if (pause?.reason === "silence") return { kind: "fell-silent" };
  if (pause) return { kind: "paused", until: pause.until };
  if (!isEnrolled) return { kind: "no-course" };
  if (!isWorkingDay(today, workPattern(learner, holidays))) return { kind: "day-off" };
  return hasContent ? { kind: "still-to-come" } : { kind: "nothing-due", nextDue };
}
