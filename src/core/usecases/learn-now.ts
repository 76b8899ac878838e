import { dayOf, isWorkingDay, nextAppointment } from "../domain/calendar.ts";
import type { Catalogue } from "../domain/catalogue.ts";
import { cardId, sessionId } from "../domain/identity.ts";
import type { DeliveryId, Instant } from "../domain/ids.ts";
import { type Learner, workPattern } from "../domain/learner.ts";
import { composeQuiz, composeSession } from "../domain/session.ts";
import type { Candidate, NewSession, Person, Plan, Ports } from "../ports.ts";
import { textsFor } from "../texts/texts.ts";
import { coursesCard, notice } from "../views/message-cards.ts";
import type { View } from "../views/view.ts";

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
    const { newest } = candidate;
    if (newest && !newest.completed) return { ...base(candidate), delivery: { id: reply, content: { kind: "session", session: newest.id } } };
    const session = nextSession(ports, candidate, catalogue, what, now);
    if (!session) return { ...base(candidate), delivery: { id: reply, content: { kind: "message", view: nothing(candidate, catalogue, what) } } };
    const delivery = { id: cardId(session.id), content: { kind: "session" as const, session: session.id } };
    return { ...base(candidate), session, delivery, ...(session.purpose === "daily" ? daily(ports, candidate.learner, session, now) : {}) };
  });
}

const base = ({ learner, account }: Candidate): Plan => ({
  learner: learner.id,
  account,
  pause: learner.pause,
  nextSessionAt: learner.nextSessionAt,
});

function nextSession(
  ports: Pick<Ports, "holidays">,
  candidate: Candidate,
  catalogue: Catalogue,
  what: "learn" | "quiz",
  now: Instant,
): NewSession | undefined {
  const { learner, state, newest } = candidate;
  const day = dayOf(now, learner.zone);
  const number = newest?.day === day ? newest.number + 1 : 1;
  const id = sessionId(learner.id, day, number);
  const content = what === "quiz" ? composeQuiz(catalogue, state, id) : composeSession(catalogue, state, id);
  return content && { id, day, number, purpose: purposeOf(ports, learner, what, now), zone: learner.zone, ...content };
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
