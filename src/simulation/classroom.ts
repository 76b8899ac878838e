import { dayOf, endOfDay } from "../core/domain/calendar.ts";
import type { Catalogue } from "../core/domain/catalogue.ts";
import { shownOrder } from "../core/domain/grading.ts";
import { itemId } from "../core/domain/identity.ts";
import type { Day, Instant, LearnerId } from "../core/domain/ids.ts";
import type { Holidays } from "../core/domain/learner.ts";
import { ProgressFold } from "../core/domain/progress-fold.ts";
import type { SessionRecord } from "../core/domain/session-record.ts";
import type { LearnerChange, NewSession, Offer, Plan, Ports } from "../core/ports.ts";
import { Agenda } from "./agenda.ts";
import type { Student } from "./student.ts";

/** Synthetic learners have no public holidays: an author's figures must not depend on where they run. */
export const NO_HOLIDAYS: Holidays = () => () => false;

/** The ports that planning, offering and rescheduling need. */
export type ClassroomPorts = Pick<Ports, "planning" | "courses" | "learning" | "heartbeat" | "people" | "holidays" | "clock">;

/** What the use cases ask for and a simulation never comes to. */
const unasked = (): never => {
  throw new Error("a simulated learner never does this");
};

/** One organisation in memory: what the store does for the use cases, without a database. */
export class Classroom {
  readonly catalogue: Catalogue;
  readonly fold = new ProgressFold();
  readonly ports: ClassroomPorts;
  now: Instant;
  readonly #students: ReadonlyMap<LearnerId, Student>;
  readonly #lastDay: Day;
  readonly #due = new Agenda<Student>();
  #planned: Student[] = [];

  /** Nobody gets a session after the last day. */
  constructor(catalogue: Catalogue, students: readonly Student[], now: Instant, lastDay: Day) {
    this.catalogue = catalogue;
    this.now = now;
    this.#students = new Map(students.map((student) => [student.id, student]));
    this.#lastDay = lastDay;
    this.ports = {
      holidays: NO_HOLIDAYS,
      clock: () => this.now,
      courses: { catalogue: async () => catalogue, publish: unasked },
      heartbeat: { beat: unasked, untold: async () => undefined },
      planning: {
        planDue: async (at, limit, decide) => this.#planDue(at, limit, decide),
        planFor: unasked,
        deliver: unasked,
        remindDue: unasked,
      },
      people: {
        change: async (id, change) => this.#change(id, change),
        find: unasked,
        known: unasked,
        join: unasked,
        enrol: unasked,
        setQuiet: unasked,
        gone: unasked,
        purgeLeft: unasked,
        leave: unasked,
      },
      learning: this.#learning(),
    };
    for (const student of students) this.#expect(student, student.learner.nextSessionAt);
  }

  /** Whose session was planned since the last call. */
  takePlanned(): Student[] {
    const planned = this.#planned;
    this.#planned = [];
    return planned;
  }

  /** A session's card arrived. */
  offered(student: Student, { at, streakDay }: Offer): void {
    const { session } = student;
    if (session?.lesson) {
      const { id, outcome } = session.lesson.lesson;
      student.shownAt.set(id, at);
      if (!student.begun.has(outcome)) student.begun.set(outcome, session.day);
    }
    if (!streakDay) return;
    student.markDay(streakDay.day, (known) => ({ sessions: 0, ...known, ...streakDay, offeredAt: at }));
    student.learner = { ...student.learner, unanswered: student.learner.unanswered + 1 };
  }

  #learning(): Ports["learning"] {
    return {
      session: async (_, learner) => this.#student(learner).session,
      streakDays: async (learner) => this.#student(learner).streakDays,
      openItem: unasked,
      isOvertaken: unasked,
      answer: unasked,
      newest: unasked,
      hint: unasked,
      dispute: unasked,
      state: unasked,
      progress: unasked,
    };
  }

  #student(id: LearnerId): Student {
    return this.#students.get(id) ?? unasked();
  }

  #expect(student: Student, at: Instant | undefined): void {
    if (at !== undefined && at < endOfDay(this.#lastDay, student.learner.zone)) this.#due.put(at, student);
  }

  #planDue(now: Instant, limit: number, decide: Parameters<Ports["planning"]["planDue"]>[2]): number {
    const taken = this.#due.take(now, limit);
    // Whoever paused meanwhile is not due any more.
    const due = taken.filter(({ learner }) => learner.nextSessionAt !== undefined && learner.nextSessionAt <= now);
    const candidates = due.map((student) => student.candidate(this.fold, dayOf(now, student.learner.zone)));
    for (const plan of decide(candidates, this.catalogue)) this.#save(plan);
    return taken.length;
  }

  #save({ learner, session, nextSessionAt, lastSession, pause }: Plan): void {
    const student = this.#student(learner);
    student.learner = { ...student.learner, nextSessionAt, pause, lastSession: lastSession ?? student.learner.lastSession };
    this.#expect(student, nextSessionAt);
    if (!session) return;
    const { id, day, number, purpose } = session;
    student.session = toRecord(session, learner);
    student.newest = { id, day, number, purpose, completed: false };
    this.#planned.push(student);
  }

  async #change(id: LearnerId, { nextSessionAt, pause, ...change }: LearnerChange): Promise<Student["learner"]> {
    const student = this.#student(id);
    student.learner = { ...student.learner, ...change, pause: pause ?? undefined, nextSessionAt: nextSessionAt ?? undefined };
    this.#expect(student, student.learner.nextSessionAt);
    return student.learner;
  }
}

function toRecord({ id, day, purpose, zone, lesson, questions }: NewSession, learner: LearnerId): SessionRecord {
  const items = questions.map((shown, position) => {
    const item = itemId(id, position);
    const { question } = shown;
    return { id: item, position, shown, outcome: question.outcome, order: shownOrder(question, item), isVoid: false, isDisputed: false };
  });
  return { id, learner, day, purpose, zone, lesson, notes: [], items };
}
