import type { ItemId } from "../domain/ids.ts";
import type { Again, Person, Ports, Signal } from "../ports.ts";
import { rewriteQuestion } from "./show-question.ts";

type Needs = Pick<Ports, "learning" | "chats" | "clock">;

/** “Something wrong with this question?” Kept once for the author; the card says so. */
export async function dispute(ports: Needs, person: Person, item: ItemId, signal: Signal): Promise<Again | undefined> {
  const session = await ports.learning.dispute(person.learner.id, item, ports.clock());
  const isKept = session?.items.some(({ id, isDisputed }) => id === item && isDisputed);
  return isKept ? rewriteQuestion(ports, person, session, item, signal) : undefined;
}
