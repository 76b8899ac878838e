import type { ItemId } from "../domain/ids.ts";
import type { Again, Person, Ports, Signal } from "../ports.ts";
import { rewriteQuestion } from "./show-question.ts";

type Needs = Pick<Ports, "learning" | "chats" | "clock">;

/** Shows the hint on the card, and remembers that it was seen: the answer then proves less. */
export async function hint(ports: Needs, person: Person, item: ItemId, signal: Signal): Promise<Again | undefined> {
  return rewriteQuestion(ports, person, await ports.learning.hint(person.learner.id, item, ports.clock()), item, signal);
}
