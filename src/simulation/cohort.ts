import { addDays, endOfDay, HOUR_MS, nextAppointment } from "../core/domain/calendar.ts";
import { Catalogue, type VersionedQuestion } from "../core/domain/catalogue.ts";
import { seededChance } from "../core/domain/chance.ts";
import type { Course, Lesson } from "../core/domain/course.ts";
import type { Day, Instant, LearnerId, VersionId } from "../core/domain/ids.ts";
import { DEFAULT_WORKING_DAYS, type Learner, workPattern } from "../core/domain/learner.ts";
import { NO_HOLIDAYS } from "./classroom.ts";
import { DELIVERY_MINUTES, KINDS, type KindName, kindsOf, ZONES } from "./kinds.ts";
import { Memory } from "./memory.ts";
import { ORGANISATION, Student } from "./student.ts";

/** A Monday in spring, when three of the zones change their clocks. */
export const FIRST_DAY = "2026-03-02" as Day;
/** No zone's day begins earlier than this before it does in UTC. */
export const EARLIEST_ZONE_MS = 14 * HOUR_MS;

/** The instant a day begins in a zone. */
export const startOfDay = (day: Day, zone: string): Instant => endOfDay(addDays(day, -1), zone);

/** Everybody takes the course up on the first day. Who they are depends on the seed and on their number alone. */
export function cohortOf(course: Course, learners: number, seed: number): Student[] {
  return kindsOf(learners, seed).map((kind, i) => {
    const id = `learner-${i + 1}` as LearnerId;
    const chance = seededChance(`${seed}/${id}`);
    return new Student(newLearner(id, chance), kind, new Memory(KINDS[kind as KindName].memory, chance), course.id);
  });
}

function newLearner(id: LearnerId, chance: () => number): Learner {
  const zone = oneOf(ZONES, chance);
  const learner: Learner = {
    id,
    organisation: ORGANISATION,
    name: id,
    zone,
    zoneChosen: false,
    region: "",
    locale: "en",
    localeChosen: false,
    workingDays: DEFAULT_WORKING_DAYS,
    deliveryMinute: oneOf(DELIVERY_MINUTES, chance),
    unanswered: 0,
  };
  return { ...learner, nextSessionAt: nextAppointment(workPattern(learner, NO_HOLIDAYS), startOfDay(FIRST_DAY, zone))?.at };
}

const oneOf = <Value>(values: readonly Value[], chance: () => number): Value => values[Math.floor(chance() * values.length)] as Value;

/** The course as if it were published: nothing changes while a cohort learns it, so one version of everything is enough. */
export function catalogueOf({ lessons, ...course }: Course): Catalogue {
  return new Catalogue([{ ...course, lessons: lessons.map((lesson) => versioned(course.id, lesson)) }]);
}

function versioned(course: Course["id"], { questions, ...lesson }: Lesson) {
  const asked = questions.map((question): VersionedQuestion => ({ question, version: question.id as string as VersionId, lesson: lesson.id }));
  return { lesson, version: lesson.id as string as VersionId, course, questions: asked };
}
