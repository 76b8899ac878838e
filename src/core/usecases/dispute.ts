import { questionId } from "../domain/identity.ts";
import type { ItemId } from "../domain/ids.ts";
import type { Again, Person, Ports, Signal } from "../ports.ts";
import { textsFor } from "../texts/texts.ts";
import { answeredCard, isAnswered } from "../views/answered-card.ts";
import { rewrite } from "./rewrite.ts";

/** “Something wrong with this question?” Kept once for the author; the card says so. */
export async function dispute(
  ports: Pick<Ports, "learning" | "chats" | "clock">,
  person: Person,
  id: ItemId,
  { message, replyUrl }: Signal,
): Promise<Again | undefined> {
  const session = await ports.learning.dispute(person.learner.id, id, ports.clock());
  const item = session?.items.find((known) => known.id === id);
  if (!session || !item || !isAnswered(item) || !message) return undefined;
  return rewrite(ports, person, { message, replyUrl, id: questionId(id), view: answeredCard(session, item, textsFor(person.learner.locale)) });
}
