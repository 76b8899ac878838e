import { questionId } from "../domain/identity.ts";
import type { ItemId } from "../domain/ids.ts";
import type { Again, Person, Ports, Signal } from "../ports.ts";
import { textsFor } from "../texts/texts.ts";
import { answeredCard, isAnswered } from "../views/answered-card.ts";
import { questionCard } from "../views/question-card.ts";
import { rewrite } from "./rewrite.ts";

/** Shows the hint on the card, and remembers that it was seen: the answer then proves less. */
export async function hint(
  ports: Pick<Ports, "learning" | "chats" | "clock">,
  person: Person,
  id: ItemId,
  { message, replyUrl }: Signal,
): Promise<Again | undefined> {
  const session = await ports.learning.hint(person.learner.id, id, ports.clock());
  const item = session?.items.find((known) => known.id === id);
  if (!session || !item || !message) return undefined;
  const texts = textsFor(person.learner.locale);
  const view = isAnswered(item) ? answeredCard(session, item, texts) : questionCard(session, item, texts);
  return rewrite(ports, person, { message, replyUrl, id: questionId(id), view });
}
