import { sessionOf } from "../domain/identity.ts";
import type { ItemId } from "../domain/ids.ts";
import type { Again, Person, Ports, Signal } from "../ports.ts";
import { textsFor } from "../texts/texts.ts";
import { answerForm } from "../views/answer-form.ts";
import { notice } from "../views/message-cards.ts";
import { answerHint } from "../views/question-words.ts";
import { reply } from "./reply.ts";
import { rewriteQuestion } from "./show-question.ts";

/** Opens the form of a question that takes more than one press. Too late for that, the answer can still be typed. */
export async function openForm(ports: Ports, person: Person, id: ItemId, signal: Signal): Promise<Again | undefined> {
  const { learner, address } = person;
  const texts = textsFor(learner.locale);
  const session = await ports.learning.session(sessionOf(id), learner.id);
  const item = session?.items.find((known) => known.id === id);
  if (!item) return reply(ports, person, signal, notice(texts.gone));
  // A card from before the answer: it is brought up to date.
  if (item.answer) return rewriteQuestion(ports, person, session, id, signal);
  const form = answerForm(item, texts);
  const { message, trigger } = signal;
  const opened = form && message && trigger ? await ports.chats[address.platform]?.openForm(address, trigger, form, message) : "too-late";
  return opened === "opened" ? undefined : reply(ports, person, signal, notice(texts.formTooLate(answerHint(item.shown.question, texts))));
}
