import { addDays, endOfDay, nextAppointment } from "../domain/calendar.ts";
import type { Instant } from "../domain/ids.ts";
import { type Learner, workPattern } from "../domain/learner.ts";
import type { LearnerChange, Ports } from "../ports.ts";

/** Changes when a learner works, and with it when the next session is due. */
export function reschedule(ports: Pick<Ports, "people" | "clock" | "holidays">, learner: Learner, change: LearnerChange): Promise<Learner> {
  const now = ports.clock();
  const changed = { ...learner, ...change, pause: change.pause === null ? undefined : (change.pause ?? learner.pause) };
  return ports.people.change(learner.id, { ...change, nextSessionAt: nextSessionAt(ports, changed, now) }, "learner", now);
}

/** Nothing while a pause has no end. */
function nextSessionAt(ports: Pick<Ports, "holidays">, learner: Omit<Learner, "nextSessionAt">, now: Instant): Instant | null {
  if (learner.pause && !learner.pause.until) return null;
  const pattern = workPattern(learner, ports.holidays);
  return nextAppointment(pattern, Math.max(now, pauseEnd(learner)), learner.lastSession)?.at ?? null;
}

/** The last instant of a pause, in the learner's own zone. */
function pauseEnd({ pause, zone }: Pick<Learner, "pause" | "zone">): Instant {
  return pause?.until ? endOfDay(addDays(pause.until, -1), zone) - 1 : -Infinity;
}
