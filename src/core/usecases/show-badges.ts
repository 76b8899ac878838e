import { dayOf } from "../domain/calendar.ts";
import type { Person, Ports, Signal } from "../ports.ts";
import { badgesCard } from "../views/badges-card.ts";
import { reply } from "./reply.ts";

/** The badges that were earned, and what is nearest to one. */
export async function showBadges(
  ports: Pick<Ports, "courses" | "learning" | "planning" | "clock">,
  person: Person,
  signal: Signal,
): Promise<undefined> {
  const { learner } = person;
  const now = ports.clock();
  const catalogue = await ports.courses.catalogue();
  const { enrolled } = await ports.learning.state(learner.id, dayOf(now, learner.zone));
  const courses = enrolled.flatMap((id) => catalogue.course(id) ?? []);
  return reply(ports, person, signal, badgesCard({ learner, catalogue, courses, progress: await ports.learning.progress(learner.id), now }));
}
