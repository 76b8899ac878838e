import { dayOf } from "../domain/calendar.ts";
import { foldStreak } from "../domain/streak.ts";
import type { Person, Ports, Signal } from "../ports.ts";
import { textsFor } from "../texts/texts.ts";
import { spokenAppointment } from "../views/dates.ts";
import { progressCard } from "../views/progress-card.ts";
import { loadStanding } from "./load-standing.ts";
import { reply } from "./reply.ts";

/** The streak and what the answers say about each outcome. */
export async function showProgress(
  ports: Pick<Ports, "courses" | "learning" | "planning" | "clock">,
  person: Person,
  signal: Signal,
): Promise<undefined> {
  const { learner } = person;
  const { state, ...standing } = await loadStanding(ports, person);
  const view = progressCard({
    ...standing,
    learner,
    learned: state.learned,
    streak: foldStreak(await ports.learning.streakDays(learner.id), standing.now),
    next: nextInWords(person, standing.now),
  });
  return reply(ports, person, signal, view);
}

/** When the next session comes, in words; nothing when none does. */
export function nextInWords({ learner }: Person, now: number): string | undefined {
  if (learner.pause || learner.nextSessionAt === undefined) return undefined;
  const when = spokenAppointment({ day: dayOf(learner.nextSessionAt, learner.zone), at: learner.nextSessionAt }, now, learner);
  return textsFor(learner.locale).nextSession(when.day, when.time);
}
