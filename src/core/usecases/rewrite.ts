import type { DeliveryId } from "../domain/ids.ts";
import type { Again, MessageRef, Person, Ports } from "../ports.ts";
import type { View } from "../views/view.ts";

const RETRY_MS = 2_000;

/** Replaces a message in place. What it shows is made from our tables, so it may be asked for again at any time. */
export async function rewrite(
  ports: Pick<Ports, "chats">,
  { address }: Person,
  { message, replyUrl, id, view }: { message: MessageRef; replyUrl?: string; id: DeliveryId; view: View },
): Promise<Again | undefined> {
  const outcome = await ports.chats[address.platform]?.rewrite(address, message, id, view, replyUrl);
  if (outcome?.kind === "throttled") return { againMs: outcome.retryAfterMs };
  return outcome?.kind === "unknown" ? { againMs: RETRY_MS } : undefined;
}
