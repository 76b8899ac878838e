import type { Appointment, WorkPattern } from "./calendar.ts";
import type { Day, Instant, LearnerId, OrganisationId } from "./ids.ts";

export interface Learner {
  readonly id: LearnerId;
  readonly organisation: OrganisationId;
  readonly name: string;
  /** IANA zone. */
  readonly zone: string;
  /** The learner chose the zone: the platform's profile no longer changes it. */
  readonly zoneChosen: boolean;
  /** Whose public holidays count, e.g. `ZA`, `DE-BY`; empty: none. */
  readonly region: string;
  /** BCP 47. */
  readonly locale: string;
  /** The learner chose the language: the platform's profile no longer changes it. */
  readonly localeChosen: boolean;
  /** ISO weekdays, 1 = Monday. */
  readonly workingDays: readonly number[];
  /** Minutes after local midnight. */
  readonly deliveryMinute: number;
  readonly pause?: Pause;
  /** When the next daily session is due; none while paused or without a course. */
  readonly nextSessionAt?: Instant;
  /** The last daily session that was planned; its day stays, wherever the learner travels. */
  readonly lastSession?: Appointment;
  /** Daily sessions in a row that reached the chat and got no answer. */
  readonly unanswered: number;
}

export interface Pause {
  readonly reason: "asked" | "silence" | "stopped";
  /** The first day after the pause; without it the learner says "resume". */
  readonly until?: Day;
}

export const DEFAULT_WORKING_DAYS: readonly number[] = [1, 2, 3, 4, 5];
export const DEFAULT_DELIVERY_MINUTE = 9 * 60;
/** After so many daily sessions without an answer Fundi falls silent until it is called back. */
export const UNANSWERED_BEFORE_PAUSE = 5;

/** The days a region does not work. */
export type Holidays = (region: string) => (day: Day) => boolean;

export function workPattern(learner: Learner, holidays: Holidays): WorkPattern {
  return {
    zone: learner.zone,
    workingDays: learner.workingDays,
    deliveryMinute: learner.deliveryMinute,
    isHoliday: holidays(learner.region),
  };
}
