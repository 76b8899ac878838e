import { addDays, daysBetween } from "../core/domain/calendar.ts";
import type { Outcome } from "../core/domain/course.ts";
import type { OutcomeId } from "../core/domain/ids.ts";
import { foldStreak } from "../core/domain/streak.ts";
import { KIND_NAMES, KINDS, type KindName } from "./kinds.ts";
import type { Simulated } from "./simulate.ts";
import type { Student } from "./student.ts";

/** What an author reads about a simulated cohort. Shares 0–1; `null` where there is nobody to tell of. */
export interface Figures {
  readonly course: string;
  readonly seed: number;
  readonly learners: number;
  readonly weeks: number;
  /** Daily sessions per learner and calendar day. */
  readonly messagesPerLearnerDay: number;
  readonly minutesPerLearnerDay: number;
  readonly questionsPerSession: { readonly median: number | null; readonly most: number | null };
  /** Median calendar days from an outcome's first lesson to its badge, of all badges that were earned. */
  readonly daysToMastery: number | null;
  readonly outcomes: readonly OutcomeFigures[];
  readonly guessers: number;
  /** Share of the pure guessers who earned at least one badge. */
  readonly guessersWithBadge: number | null;
  readonly afterHoliday: HolidayFigures;
  readonly streaks: Readonly<Record<KindName, StreakFigures>>;
}

export interface OutcomeFigures {
  readonly id: OutcomeId;
  readonly title: string;
  readonly daysToMastery: number | null;
  /** Median answers that counted, of those who earned the badge. */
  readonly answersToMastery: number | null;
  readonly kinds: Readonly<Record<KindName, { readonly earned: number | null; readonly daysToMastery: number | null }>>;
}

export interface HolidayFigures {
  /** Who came back in time to be looked at. */
  readonly learners: number;
  /** In one session of the first week back. */
  readonly mostQuestions: number | null;
  /** Days from the return until nothing was overdue: the median, and the longest. */
  readonly daysUntilCaughtUp: { readonly median: number | null; readonly longest: number | null };
  /** Who still had something overdue at the end. */
  readonly neverCaughtUp: number;
}

export interface StreakFigures {
  readonly learners: number;
  /** Share whose streak at the end is at least half of the days on which a session came. */
  readonly survived: number | null;
  readonly medianLongest: number | null;
}

const WEEK_DAYS = 7;

export function figuresOf(simulated: Simulated): Figures {
  const { course, seed, learners, weeks, students } = simulated;
  const learnerDays = learners * weeks * WEEK_DAYS;
  const sessions = students.flatMap(({ tally }) => tally.sessions);
  const questions = sessions.map((session) => session.questions);
  const guessers = students.filter(({ kind }) => KINDS[kind].memory === "none");
  return {
    ...{ course: course.id, seed, learners, weeks },
    messagesPerLearnerDay: sessions.length / learnerDays,
    minutesPerLearnerDay: students.reduce((sum, { tally }) => sum + tally.minutes, 0) / learnerDays,
    questionsPerSession: { median: median(questions), most: most(questions) },
    daysToMastery: median(course.outcomes.flatMap(({ id }) => daysToEarn(students, id))),
    outcomes: course.outcomes.map((outcome) => outcomeFigures(outcome, students)),
    guessers: guessers.length,
    guessersWithBadge: shareOf(guessers, ({ earned }) => earned.size > 0),
    afterHoliday: holidayFigures(simulated),
    streaks: byKind(students, (own) => streakFigures(own, simulated.end)),
  };
}

function outcomeFigures({ id, title }: Outcome, students: readonly Student[]): OutcomeFigures {
  return {
    id,
    title,
    daysToMastery: median(daysToEarn(students, id)),
    answersToMastery: median(students.flatMap(({ earned }) => earned.get(id)?.evidence.answers ?? [])),
    kinds: byKind(students, (own) => ({ earned: shareOf(own, ({ earned }) => earned.has(id)), daysToMastery: median(daysToEarn(own, id)) })),
  };
}

/** Calendar days from the first lesson to the badge, of whoever earned it. */
function daysToEarn(students: readonly Student[], outcome: OutcomeId): number[] {
  return students.flatMap(({ begun, earned }) => {
    const from = begun.get(outcome);
    const to = earned.get(outcome)?.day;
    return from !== undefined && to !== undefined ? [daysBetween(from, to)] : [];
  });
}

function holidayFigures({ students, holiday }: Simulated): HolidayFigures {
  const { back } = holiday;
  const away = students.filter(({ kind }) => KINDS[kind].attendance === "away" || KINDS[kind].attendance === "paused");
  const returned = away.filter(({ tally }) => tally.sessions.some(({ day }) => day >= back));
  const firstWeek = returned.flatMap(({ tally }) => tally.sessions).filter(({ day }) => day >= back && day < addDays(back, WEEK_DAYS));
  const waits = returned.flatMap(({ tally }) => (tally.caughtUp === undefined ? [] : [daysBetween(back, tally.caughtUp)]));
  return {
    learners: returned.length,
    mostQuestions: most(firstWeek.map(({ questions }) => questions)),
    daysUntilCaughtUp: { median: median(waits), longest: most(waits) },
    neverCaughtUp: returned.length - waits.length,
  };
}

function streakFigures(students: readonly Student[], end: number): StreakFigures {
  const folded = students.map(({ streakDays }) => ({ offered: streakDays.filter((day) => day.offeredAt).length, ...foldStreak(streakDays, end) }));
  return {
    learners: students.length,
    survived: shareOf(folded, ({ current, offered }) => offered > 0 && 2 * current >= offered),
    medianLongest: median(folded.map(({ longest }) => longest)),
  };
}

function byKind<Value>(students: readonly Student[], of: (own: readonly Student[]) => Value): Record<KindName, Value> {
  const entries = KIND_NAMES.map((name) => [name, of(students.filter(({ kind }) => kind === name))] as const);
  return Object.fromEntries(entries) as Record<KindName, Value>;
}

const shareOf = <Item>(items: readonly Item[], has: (item: Item) => boolean): number | null =>
  items.length === 0 ? null : items.filter(has).length / items.length;

// Not Math.max(...): a large cohort has more sessions than a call takes arguments.
const most = (numbers: readonly number[]): number | null =>
  numbers.length === 0 ? null : numbers.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);

function median(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [below, above] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return below === undefined || above === undefined ? null : (below + above) / 2;
}
