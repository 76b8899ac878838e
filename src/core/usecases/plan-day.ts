import { type Appointment, currentAppointment, nextAppointment, type WorkPattern } from "../domain/calendar.ts";
import type { Catalogue } from "../domain/catalogue.ts";
import { cardId, pauseNoticeId, sessionId } from "../domain/identity.ts";
import type { Instant } from "../domain/ids.ts";
import { type Holidays, type Learner, UNANSWERED_BEFORE_PAUSE, workPattern } from "../domain/learner.ts";
import { composeSession } from "../domain/session.ts";
import type { Candidate, Plan, Ports } from "../ports.ts";
import { textsFor } from "../texts/texts.ts";
import { notice } from "../views/message-cards.ts";

/** Learners planned in one transaction: large enough to be cheap, small enough to hold its locks for well under a second. */
const BATCH = 1_000;

/** Plans the daily session of everybody whose time has come. Returns how many learners were seen. */
export async function planDay(ports: Pick<Ports, "planning" | "holidays">, now: Instant): Promise<number> {
  const schedule = new Schedule(ports.holidays, now);
  let total = 0;
  for (;;) {
    const seen = await ports.planning.planDue(now, BATCH, (candidates, catalogue) =>
      candidates.map((candidate) => planFor(candidate, catalogue, schedule)),
    );
    total += seen;
    if (seen < BATCH) return total;
  }
}

function planFor(candidate: Candidate, catalogue: Catalogue, schedule: Schedule): Plan {
  const { learner, account } = candidate;
  const today = schedule.current(learner);
  const plan = { learner: learner.id, account, nextSessionAt: schedule.next(learner, today)?.at };
  if (!today) return plan;
  if (learner.unanswered >= UNANSWERED_BEFORE_PAUSE) return silencePlan(candidate, today);
  const session = dailySession(candidate, catalogue, today);
  if (!session) return plan;
  return { ...plan, session, lastSession: today, delivery: { id: cardId(session.id), content: { kind: "session", session: session.id } } };
}

function dailySession({ learner, state, newest }: Candidate, catalogue: Catalogue, { day }: Appointment): Plan["session"] {
  const number = newest?.day === day ? newest.number + 1 : 1;
  const id = sessionId(learner.id, day, number);
  const content = composeSession(catalogue, state, id);
  return content && { id, day, number, purpose: "daily", zone: learner.zone, ...content };
}

function silencePlan({ learner, account }: Candidate, { day }: Appointment): Plan {
  const texts = textsFor(learner.locale);
  const view = notice(texts.silencePause, [{ label: texts.resume, action: { type: "command", word: "resume" }, primary: true }]);
  const delivery = { id: pauseNoticeId(learner.id, day), content: { kind: "message" as const, view } };
  return { learner: learner.id, account, pause: { reason: "silence" }, delivery };
}

/** The calendar for one planning run: learners with the same hours share one look at it, which makes a hundred thousand of them cheap. */
class Schedule {
  readonly #holidays: Holidays;
  readonly #now: Instant;
  readonly #known = new Map<string, Appointment | undefined>();

  constructor(holidays: Holidays, now: Instant) {
    this.#holidays = holidays;
    this.#now = now;
  }

  current(learner: Learner): Appointment | undefined {
    return this.#remembered("current", learner, learner.lastSession, (pattern) => currentAppointment(pattern, this.#now, learner.lastSession));
  }

  next(learner: Learner, today: Appointment | undefined): Appointment | undefined {
    const last = today ?? learner.lastSession;
    return this.#remembered("next", learner, last, (pattern) => nextAppointment(pattern, this.#now, last));
  }

  #remembered(
    what: string,
    learner: Learner,
    last: Appointment | undefined,
    find: (pattern: WorkPattern) => Appointment | undefined,
  ): Appointment | undefined {
    const key = [what, learner.zone, learner.region, learner.workingDays, learner.deliveryMinute, last?.day, last?.at].join("|");
    if (!this.#known.has(key)) this.#known.set(key, find(workPattern(learner, this.#holidays)));
    return this.#known.get(key);
  }
}
