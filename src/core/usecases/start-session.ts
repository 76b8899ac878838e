import { cardId, questionId } from "../domain/identity.ts";
import type { ItemId, SessionId } from "../domain/ids.ts";
import { nextOpen, type SessionRecord } from "../domain/session-record.ts";
import type { Again, NewDelivery, Person, Ports, Signal } from "../ports.ts";
import { textsFor } from "../texts/texts.ts";
import { notice } from "../views/message-cards.ts";
import { type CardState, type SessionNames, sessionCard } from "../views/session-card.ts";
import { reply } from "./reply.ts";
import { rewrite } from "./rewrite.ts";

export const questionDelivery = (session: SessionId, item: ItemId): NewDelivery => ({
  id: questionId(item),
  content: { kind: "question", item, session },
});

/** “Quiz me”: sends the first question that is still open, and takes the button off the card. */
export async function startSession(
  ports: Pick<Ports, "learning" | "planning" | "courses" | "chats">,
  person: Person,
  id: SessionId,
  signal: Signal,
): Promise<Again | undefined> {
  const texts = textsFor(person.learner.locale);
  const session = await ports.learning.session(id, person.learner.id);
  if (!session) return reply(ports, person, signal, notice(texts.gone));
  const open = nextOpen(session);
  if (open) await ports.planning.deliver(person, questionDelivery(session.id, open.id));
  else await reply(ports, person, signal, notice(texts.alreadyDone));
  return rewriteCard(ports, person, session, open ? "started" : "done", signal);
}

async function rewriteCard(
  ports: Pick<Ports, "courses" | "chats">,
  person: Person,
  session: SessionRecord,
  state: CardState,
  { message, replyUrl }: Signal,
): Promise<Again | undefined> {
  if (!message) return undefined;
  const view = sessionCard(session, await namesOf(ports, session), state, textsFor(person.learner.locale));
  return rewrite(ports, person, { message, replyUrl, id: cardId(session.id), view });
}

/** What the session's course and outcome are called now. */
export async function namesOf(ports: Pick<Ports, "courses">, { lesson, items }: SessionRecord): Promise<SessionNames> {
  const catalogue = await ports.courses.catalogue();
  const course = lesson && catalogue.course(lesson.course);
  const outcome = lesson?.lesson.outcome ?? items[0]?.outcome;
  const first = course?.lessons.find((known) => known.lesson.outcome === outcome);
  return {
    course: course?.title ?? "",
    outcome: (outcome && catalogue.outcome(outcome)?.title) ?? "",
    isFirstOfOutcome: lesson !== undefined && first?.lesson.id === lesson.lesson.id,
  };
}
