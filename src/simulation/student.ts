import type { CourseId, Day, Instant, LearnerId, LessonId, OrganisationId, OutcomeId, QuestionId } from "../core/domain/ids.ts";
import type { Learner } from "../core/domain/learner.ts";
import type { ProgressFold } from "../core/domain/progress-fold.ts";
import { dueOutcomes } from "../core/domain/review.ts";
import type { LearningState } from "../core/domain/session.ts";
import type { SessionRecord } from "../core/domain/session-record.ts";
import type { StreakDay } from "../core/domain/streak.ts";
import type { Candidate, NewAward, Person } from "../core/ports.ts";
import type { KindName } from "./kinds.ts";
import type { Memory } from "./memory.ts";

export const ORGANISATION = "cohort" as OrganisationId;

/** A badge as a synthetic learner earned it. */
export interface Earned {
  readonly day: Day;
  readonly evidence: NewAward["evidence"];
}

/** What is counted for the figures of one learner. */
export interface Tally {
  /** Number of questions of every session that was offered, with its day. */
  readonly sessions: { readonly day: Day; readonly questions: number }[];
  minutes: number;
  /** The first day after the holiday on which nothing was overdue any more. */
  caughtUp?: Day;
}

/** A synthetic learner: what Fundi knows of them, what they know themselves, and what is counted. Of sessions only the newest is kept. */
export class Student {
  readonly kind: KindName;
  readonly memory: Memory;
  readonly enrolled: readonly CourseId[];
  learner: Learner;
  session?: SessionRecord;
  newest?: Candidate["newest"];
  readonly learned = new Set<LessonId>();
  readonly seen = new Map<QuestionId, Day>();
  readonly shownAt = new Map<LessonId, Instant>();
  /** When the first lesson of an outcome came. */
  readonly begun = new Map<OutcomeId, Day>();
  readonly earned = new Map<OutcomeId, Earned>();
  readonly streakDays: StreakDay[] = [];
  readonly tally: Tally = { sessions: [], minutes: 0 };

  constructor(learner: Learner, kind: KindName, memory: Memory, course: CourseId) {
    this.learner = learner;
    this.kind = kind;
    this.memory = memory;
    this.enrolled = [course];
  }

  get id(): LearnerId {
    return this.learner.id;
  }

  get person(): Person {
    return { learner: this.learner, account: this.id as string as Person["account"], address: { platform: "slack", workspace: "T", user: this.id } };
  }

  candidate(fold: ProgressFold, day: Day): Candidate {
    return { ...this.person, state: this.#state(fold, day), newest: this.newest };
  }

  due(fold: ProgressFold, day: Day): OutcomeId[] {
    const outcomes = [...(fold.learners.get(this.id)?.outcomes ?? [])];
    return dueOutcomes(
      outcomes.flatMap(([id, { review }]) => (review ? [[id, review.dueDay] as const] : [])),
      day,
    );
  }

  #state(fold: ProgressFold, day: Day): LearningState {
    const { enrolled, learned, seen } = this;
    return { day, enrolled, learned, seen, due: this.due(fold, day), mastered: new Set(this.earned.keys()), proving: new Set() };
  }

  /** The record of a day, changed or begun. */
  markDay(day: StreakDay["day"], change: (known: StreakDay | undefined) => StreakDay): void {
    // Newest first: it is today's or, across the date line, yesterday's.
    const at = this.streakDays.findLastIndex((known) => known.day === day);
    if (at >= 0) this.streakDays[at] = change(this.streakDays[at]);
    else this.streakDays.push(change(undefined));
  }
}
