import { questionId } from "../domain/identity.ts";
import type { ItemId } from "../domain/ids.ts";
import type { Item, SessionRecord } from "../domain/session-record.ts";
import type { Again, Person, Ports, Signal } from "../ports.ts";
import { type Texts, textsFor } from "../texts/texts.ts";
import { answeredCard, isAnswered } from "../views/answered-card.ts";
import { questionCard } from "../views/question-card.ts";
import type { View } from "../views/view.ts";
import { rewrite } from "./rewrite.ts";

/** A question as it stands: waiting, or answered. */
export const questionView = (session: SessionRecord, item: Item, texts: Texts): View =>
  isAnswered(item) ? answeredCard(session, item, texts) : questionCard(session, item, texts);

/** Brings the message that shows a question up to date; nothing where there is no such message. */
export async function rewriteQuestion(
  ports: Pick<Ports, "chats">,
  person: Person,
  session: SessionRecord | undefined,
  id: ItemId,
  { message, replyUrl }: Pick<Signal, "message" | "replyUrl">,
): Promise<Again | undefined> {
  const item = session?.items.find((known) => known.id === id);
  if (!session || !item || !message) return undefined;
  return rewrite(ports, person, { message, replyUrl, id: questionId(id), view: questionView(session, item, textsFor(person.learner.locale)) });
}
