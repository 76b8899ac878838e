import { addDays, dayOf, HOUR_MS } from "../core/domain/calendar.ts";
import { seededChance } from "../core/domain/chance.ts";
import type { Course } from "../core/domain/course.ts";
import { cardId } from "../core/domain/identity.ts";
import type { Day, Instant } from "../core/domain/ids.ts";
import { never } from "../core/domain/never.ts";
import type { LearnerChange } from "../core/ports.ts";
import { compose } from "../core/usecases/compose.ts";
import { planDay } from "../core/usecases/plan-day.ts";
import { reschedule } from "../core/usecases/reschedule.ts";
import { Agenda, STEP_MS } from "./agenda.ts";
import { Classroom } from "./classroom.ts";
import { catalogueOf, cohortOf, EARLIEST_ZONE_MS, FIRST_DAY, startOfDay } from "./cohort.ts";
import { attends, type Holiday, holidayOf, KINDS, type Kind } from "./kinds.ts";
import { sitDown } from "./sitting.ts";
import type { Student } from "./student.ts";

export interface SimulationOptions {
  readonly learners: number;
  readonly weeks: number;
  readonly seed: number;
}

/** What became of a cohort. */
export interface Simulated extends SimulationOptions {
  readonly course: Course;
  readonly students: readonly Student[];
  readonly classroom: Classroom;
  readonly holiday: Holiday;
  /** The instant after the last day of every learner. */
  readonly end: Instant;
}

/** Something a synthetic learner does by themselves. */
interface Deed {
  readonly student: Student;
  readonly what: "sit-down" | "pause" | "come-back";
}

const LONGEST_WAIT_MS = 5 * HOUR_MS;
const FIRST_GLANCE_MS = 60_000;
/** Before anybody's session would come. */
const MORNING_MS = 7 * HOUR_MS;
/** Whoever misses days says “resume” after so many, should Fundi have fallen silent: a weekend later than it does. */
const BACK_AFTER_DAYS = 4;

const morningOf = ({ learner }: Student, day: Day): Instant => startOfDay(day, learner.zone) + MORNING_MS;

/**
 * A cohort takes a course, on a simulated clock: what is planned, offered, scored and awarded is decided by the same functions as for people. The same
 * options give the same result, to the last bit. `onProgress` gets a share 0–1.
 */
export async function simulate(course: Course, options: SimulationOptions, onProgress: (share: number) => void = () => {}): Promise<Simulated> {
  const students = cohortOf(course, options.learners, options.seed);
  const lastDay = addDays(FIRST_DAY, 7 * options.weeks - 1);
  const start = Date.parse(FIRST_DAY) - EARLIEST_ZONE_MS;
  const end = Date.parse(addDays(lastDay, 1)) + EARLIEST_ZONE_MS;
  const classroom = new Classroom(catalogueOf(course), students, start, lastDay);
  const run = new Run(classroom, options.seed, holidayOf(FIRST_DAY, options.weeks));
  run.holidays(students, lastDay);
  for (let now = start; now < end; now += STEP_MS) {
    await run.step(now);
    onProgress((now + STEP_MS - start) / (end - start));
  }
  return { ...options, course, students, classroom, holiday: run.holiday, end };
}

/** The clock's way through the weeks. */
class Run {
  readonly holiday: Holiday;
  readonly #classroom: Classroom;
  readonly #seed: number;
  readonly #deeds = new Agenda<Deed>();

  constructor(classroom: Classroom, seed: number, holiday: Holiday) {
    this.#classroom = classroom;
    this.#seed = seed;
    this.holiday = holiday;
  }

  holidays(students: readonly Student[], lastDay: Day): void {
    const { from, back } = this.holiday;
    for (const student of students) {
      const { attendance } = KINDS[student.kind];
      if (attendance !== "away" && attendance !== "paused") continue;
      if (attendance === "paused" && from <= lastDay) this.#deeds.put(morningOf(student, from), { student, what: "pause" });
      if (back <= lastDay) this.#deeds.put(morningOf(student, back), { student, what: "come-back" });
    }
  }

  async step(now: Instant): Promise<void> {
    this.#classroom.now = now;
    for (const deed of this.#deeds.take(now)) await this.#do(deed);
    await planDay(this.#classroom.ports, now);
    for (const student of this.#classroom.takePlanned()) await this.#offer(student);
  }

  /** The card arrives, and with it the learner's decision whether and when to look at it. */
  async #offer(student: Student): Promise<void> {
    const { session } = student;
    if (!session) return;
    const delivery = { id: cardId(session.id), content: { kind: "session" as const, session: session.id }, person: student.person, attempt: 1 };
    const offer = (await compose(this.#classroom.ports, delivery))?.offer;
    if (!offer) throw new Error(`the session ${session.id} was offered before`);
    this.#classroom.offered(student, offer);
    student.tally.sessions.push({ day: session.day, questions: session.items.length });
    const chance = seededChance(`${this.#seed}/${session.id}/attends`);
    const kind: Kind = KINDS[student.kind];
    if (attends(kind, session.day, this.holiday, chance))
      this.#deeds.put(this.#classroom.now + FIRST_GLANCE_MS + chance() * LONGEST_WAIT_MS, { student, what: "sit-down" });
    else if (kind.attendance === "two-thirds")
      this.#deeds.put(morningOf(student, addDays(session.day, BACK_AFTER_DAYS)), { student, what: "come-back" });
  }

  async #do({ student, what }: Deed): Promise<void> {
    switch (what) {
      case "pause":
        return this.#reschedule(student, { pause: { reason: "asked", until: this.holiday.back } });
      case "come-back":
        this.#noteOverdue(student);
        return student.learner.pause?.reason === "silence" ? this.#reschedule(student, { pause: null, unanswered: 0 }) : undefined;
      case "sit-down":
        sitDown(this.#classroom, student, this.#seed);
        return this.#noteOverdue(student);
      default:
        return never(what);
    }
  }

  async #reschedule(student: Student, change: LearnerChange): Promise<void> {
    await reschedule(this.#classroom.ports, student.learner, change);
  }

  /** Keeps the day on which, after the holiday, nothing waits to be reviewed. */
  #noteOverdue(student: Student): void {
    const day = dayOf(this.#classroom.now, student.learner.zone);
    if (day < this.holiday.back || student.tally.caughtUp !== undefined) return;
    if (student.due(this.#classroom.fold, day).length === 0) student.tally.caughtUp = day;
  }
}
