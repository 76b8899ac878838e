import { replyId } from "../domain/identity.ts";
import type { Person, Ports, Signal } from "../ports.ts";
import type { View } from "../views/view.ts";

/** The one message that answers an event; handling the event again sends nothing more. */
export async function reply(ports: Pick<Ports, "planning">, person: Person, { key }: Signal, view: View): Promise<undefined> {
  await ports.planning.deliver(person, { id: replyId(person.learner.id, key), content: { kind: "message", view } });
  return undefined;
}
