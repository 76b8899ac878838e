import { dayOf, nextAppointment } from "../domain/calendar.ts";
import type { CourseId } from "../domain/ids.ts";
import { workPattern } from "../domain/learner.ts";
import type { Person, Ports, Signal } from "../ports.ts";
import { textsFor } from "../texts/texts.ts";
import { spokenAppointment } from "../views/dates.ts";
import { coursesCard, notice } from "../views/message-cards.ts";
import type { Button } from "../views/view.ts";
import { reply } from "./reply.ts";

type Needs = Pick<Ports, "courses" | "people" | "planning" | "learning" | "holidays" | "clock">;

/** Takes a course up: its lessons come after those of the courses chosen before. */
export async function enrol(ports: Needs, person: Person, id: CourseId, signal: Signal): Promise<undefined> {
  const { learner } = person;
  const texts = textsFor(learner.locale);
  const course = (await ports.courses.catalogue()).course(id);
  if (!course) return showCourses(ports, person, signal, texts.unknownCourse);
  const now = ports.clock();
  const next = nextAppointment(workPattern(learner, ports.holidays), now, learner.lastSession);
  const outcome = await ports.people.enrol(learner.id, id, learner.pause ? undefined : next?.at, now);
  const startNow: Button = { label: texts.startNow, action: { type: "command", word: "learn" }, primary: true };
  const when = next && !learner.pause ? spokenAppointment(next, now, learner) : undefined;
  const lines = [outcome === "already" ? texts.alreadyEnrolled(course.title) : texts.enrolled(course.title)];
  return reply(ports, person, signal, notice([...lines, ...(when ? [texts.firstLesson(when.day, when.time)] : [])], [startNow]));
}

export async function showCourses(ports: Needs, person: Person, signal: Signal, lead?: string): Promise<undefined> {
  const { courses } = await ports.courses.catalogue();
  const { enrolled, learned } = await ports.learning.state(person.learner.id, dayOf(ports.clock(), person.learner.zone));
  const card = coursesCard(courses, enrolled, learned, person.learner);
  return reply(ports, person, signal, lead ? { ...card, blocks: [{ type: "text", text: lead }, ...card.blocks] } : card);
}
