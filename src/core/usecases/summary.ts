import { dayOf } from "../domain/calendar.ts";
import type { Instant } from "../domain/ids.ts";
import type { Learner } from "../domain/learner.ts";
import { nextLesson } from "../domain/session.ts";
import type { SessionRecord } from "../domain/session-record.ts";
import { foldStreak, type StreakDay } from "../domain/streak.ts";
import type { Ports } from "../ports.ts";
import { summaryCard } from "../views/summary-card.ts";
import type { View } from "../views/view.ts";

/** The end of a session, as things stand when it is told. */
export async function summary(ports: Pick<Ports, "learning" | "courses" | "clock">, learner: Learner, session: SessionRecord): Promise<View> {
  const now = ports.clock();
  const [days, state, catalogue, progress] = await Promise.all([
    ports.learning.streakDays(learner.id),
    ports.learning.state(learner.id, dayOf(now, learner.zone)),
    ports.courses.catalogue(),
    ports.learning.progress(learner.id),
  ]);
  const items = new Set(session.items.map(({ id }) => id));
  const earned = [...progress].filter(([, { award }]) => award && items.has(award.item)).map(([id]) => catalogue.outcome(id)?.title ?? id);
  const at = learner.nextSessionAt;
  return summaryCard({
    session,
    learner,
    earned,
    streak: foldStreak(days, now),
    repaired: repairedBy(days, session, now),
    now,
    next: at === undefined || learner.pause ? undefined : { day: dayOf(at, learner.zone), at },
    nextLesson: nextLesson(catalogue, state)?.lesson.title,
  });
}

/** Was the streak still broken without this session? */
function repairedBy(days: readonly StreakDay[], { completedAt, zone }: SessionRecord, now: Instant): boolean {
  const today = dayOf(completedAt ?? now, zone);
  const without = days.map((known) => (known.day === today ? { ...known, sessions: Math.max(0, known.sessions - 1) } : known));
  const isRepaired = (record: readonly StreakDay[]) => foldStreak(record, now).lastMiss?.state === "repaired";
  return isRepaired(days) && !isRepaired(without);
}
