import { type Appointment, currentAppointment, nextAppointment, type WorkPattern } from "../../../src/core/domain/calendar.ts";
import type { Instant } from "../../../src/core/domain/ids.ts";

/** The planner in miniature, for one learner: a due time, looked at on every tick, and the last session. */
export class Planner {
  readonly sent: Appointment[] = [];
  pattern: WorkPattern;
  due: Instant | undefined;
  #lastTick: Instant;

  constructor(pattern: WorkPattern, now: Instant) {
    this.pattern = pattern;
    this.#lastTick = now;
    this.due = nextAppointment(pattern, now)?.at;
  }

  tick(now: Instant): void {
    // A clock that ran ahead and came back may have carried the due time past a day: look at the learner now.
    if (now < this.#lastTick) this.due = now;
    this.#lastTick = now;
    if (this.due === undefined || now < this.due) return;
    const appointment = currentAppointment(this.pattern, now, this.sent.at(-1));
    if (appointment) this.sent.push(appointment);
    this.due = nextAppointment(this.pattern, now, this.sent.at(-1))?.at;
  }

  /** Another zone, another time, other days. */
  change(pattern: WorkPattern, now: Instant): void {
    this.pattern = pattern;
    this.due = nextAppointment(pattern, now, this.sent.at(-1))?.at;
  }
}
