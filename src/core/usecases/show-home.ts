import { dayOf } from "../domain/calendar.ts";
import { nextLesson } from "../domain/session.ts";
import { dayMarks, foldStreak } from "../domain/streak.ts";
import type { Again, Person, Ports } from "../ports.ts";
import { homeCard } from "../views/home-card.ts";
import { loadStanding } from "./load-standing.ts";
import { nextInWords } from "./show-progress.ts";

type Needs = Pick<Ports, "courses" | "learning" | "clock" | "chats">;

const RETRY_MS = 5_000;

/** The learner's own page, as things stand now. `lead`: what has just happened. */
export async function showHome(ports: Needs, person: Person, lead?: string): Promise<Again | undefined> {
  const { learner, address } = person;
  const [{ state, ...standing }, days, newest] = await Promise.all([
    loadStanding(ports, person),
    ports.learning.streakDays(learner.id),
    ports.learning.newest(learner.id),
  ]);
  const { now, catalogue } = standing;
  const view = homeCard({
    ...standing,
    learner,
    lead,
    learned: state.learned,
    session: newest?.day === dayOf(now, learner.zone) ? newest : undefined,
    streak: foldStreak(days, now),
    marks: dayMarks(days, now),
    next: nextInWords(person, now),
    nextLesson: nextLesson(catalogue, state)?.lesson.title,
  });
  const shown = await ports.chats[address.platform]?.showHome(address, view);
  return shown === "throttled" || shown === "unknown" ? { againMs: RETRY_MS } : undefined;
}
