import { dayOf } from "../domain/calendar.ts";
import { nextLesson } from "../domain/session.ts";
import { dayMarks, foldStreak } from "../domain/streak.ts";
import type { Again, Person, Ports } from "../ports.ts";
import { homeCard } from "../views/home-card.ts";
import { nextInWords } from "./show-progress.ts";

type Needs = Pick<Ports, "courses" | "learning" | "clock" | "chats">;

const RETRY_MS = 5_000;

/** The learner's own page, as things stand now. */
export async function showHome(ports: Needs, person: Person, lead?: string): Promise<Again | undefined> {
  const { learner, address } = person;
  const now = ports.clock();
  const today = dayOf(now, learner.zone);
  const [catalogue, state, progress, days, newest] = await Promise.all([
    ports.courses.catalogue(),
    ports.learning.state(learner.id, today),
    ports.learning.progress(learner.id),
    ports.learning.streakDays(learner.id),
    ports.learning.newest(learner.id),
  ]);
  const view = homeCard({
    learner,
    catalogue,
    now,
    progress,
    lead,
    learned: state.learned,
    courses: state.enrolled.flatMap((id) => catalogue.course(id) ?? []),
    session: newest?.day === today ? newest : undefined,
    streak: foldStreak(days, now),
    marks: dayMarks(days, now),
    next: nextInWords(person, now),
    nextLesson: nextLesson(catalogue, state)?.lesson.title,
  });
  const shown = await ports.chats[address.platform]?.showHome(address, view);
  return shown === "throttled" || shown === "unknown" ? { againMs: RETRY_MS } : undefined;
}
