import type { Person, Ports, Signal } from "../ports.ts";
import { badgesCard } from "../views/badges-card.ts";
import { loadStanding } from "./load-standing.ts";
import { reply } from "./reply.ts";

/** The badges that were earned, and what is nearest to one. */
export async function showBadges(
  ports: Pick<Ports, "courses" | "learning" | "planning" | "clock">,
  person: Person,
  signal: Signal,
): Promise<undefined> {
  return reply(ports, person, signal, badgesCard({ ...(await loadStanding(ports, person)), learner: person.learner }));
}
