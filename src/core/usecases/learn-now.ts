import { dayOf, isWorkingDay, nextAppointment } from "../domain/calendar.ts";
import type { Catalogue } from "../domain/catalogue.ts";
import { cardId, sessionId } from "../domain/identity.ts";
import type { DeliveryId, Instant, SessionId } from "../domain/ids.ts";
import { type Learner, workPattern } from "../domain/learner.ts";
import { composeQuiz, composeSession, type SessionContent } from "../domain/session.ts";
import type { SessionPurpose } from "../domain/session-record.ts";
import type { Candidate, NewSession, Person, Plan, Ports } from "../ports.ts";
import { textsFor } from "../texts/texts.ts";
import { coursesCard, notice } from "../views/message-cards.ts";
import type { View } from "../views/view.ts";

/** What is sent when there is no session to bring. */
export interface Otherwise {
  readonly id: DeliveryId;
  readonly view: View;
}

/**
 * Brings what is next now: the session that still waits, else today's, else more than today's. `reply` is the id of whatever is sent when no
 * new session is planned.
 */
export async function learnNow(
  ports: Pick<Ports, "planning" | "holidays">,
  person: Person,
  what: "learn" | "quiz",
  reply: DeliveryId,
  now: Instant,
): Promise<Plan | undefined> {
  return ports.planning.planFor(person.learner.id, now, (candidate, catalogue) => {
    const purpose = purposeOf(ports, candidate.learner, what, now);
    const compose = (id: SessionId) =>
      what === "quiz" ? composeQuiz(catalogue, candidate.state, id) : composeSession(catalogue, candidate.state, id);
    const plan = bringNow(candidate, { purpose }, now, compose, { id: reply, view: nothing(candidate, catalogue, what) });
    return plan.session?.purpose === "daily" ? { ...plan, ...daily(ports, candidate.learner, plan.session, now) } : plan;
  });
}

/** What a learner asks for, and whether a session that waits already is just that; any is, unless said otherwise. */
export interface Wish {
  readonly purpose: SessionPurpose;
  readonly isWanted?: (waiting: NonNullable<Candidate["newest"]>) => boolean;
}

/** A plan for a learner who waits: a new session, or the one that waits already where it is what they want, or what to say instead. */
export function bringNow(
  candidate: Candidate,
  { purpose, isWanted = () => true }: Wish,
  now: Instant,
  compose: (id: SessionId) => SessionContent | undefined,
  otherwise: Otherwise,
): Plan {
  const { learner, newest } = candidate;
  const plan = { learner: learner.id, account: candidate.account, pause: learner.pause, nextSessionAt: learner.nextSessionAt };
  if (newest && !newest.completed && isWanted(newest))
    return { ...plan, delivery: { id: otherwise.id, content: { kind: "session", session: newest.id } } };
  const day = dayOf(now, learner.zone);
  const number = newest?.day === day ? newest.number + 1 : 1;
  const id = sessionId(learner.id, day, number);
  const content = compose(id);
  if (!content) return { ...plan, delivery: { id: otherwise.id, content: { kind: "message", view: otherwise.view } } };
  const session = { id, day, number, purpose, zone: learner.zone, ...content };
  return { ...plan, session, delivery: { id: cardId(id), content: { kind: "session", session: id } } };
}

/** Whoever asks on a working day before the day's session has come gets that session early, not one more. */
function purposeOf(ports: Pick<Ports, "holidays">, learner: Learner, what: "learn" | "quiz", now: Instant): NewSession["purpose"] {
  if (what === "quiz") return "quiz";
  const day = dayOf(now, learner.zone);
  const isFirst = !learner.lastSession || learner.lastSession.day < day;
  return isFirst && isWorkingDay(day, workPattern(learner, ports.holidays)) ? "daily" : "extra";
}

function daily(ports: Pick<Ports, "holidays">, learner: Learner, session: NewSession, now: Instant): Pick<Plan, "lastSession" | "nextSessionAt"> {
  const lastSession = { day: session.day, at: now };
  const next = nextAppointment(workPattern(learner, ports.holidays), now, lastSession);
  return { lastSession, nextSessionAt: learner.pause ? learner.nextSessionAt : next?.at };
}

function nothing({ learner, state }: Candidate, catalogue: Catalogue, what: "learn" | "quiz"): View {
  const texts = textsFor(learner.locale);
  if (state.enrolled.length === 0) return coursesCard(catalogue.courses, state.enrolled, state.learned, learner);
  return what === "quiz"
    ? notice(texts.nothingToQuiz, [{ label: texts.buttons.learn, action: { type: "command", word: "learn" } }])
    : notice(texts.nothingToLearn, [{ label: texts.buttons.courses, action: { type: "command", word: "courses" } }]);
}
