import type { NewDelivery } from "../../core/ports.ts";
import type { Ringing } from "./doorbell.ts";

/** Plans one message somebody waits for; nothing happens when it is planned already. */
export async function insertDelivery({ tx, ring }: Ringing, to: { learner: string; account: string }, { id, content }: NewDelivery): Promise<void> {
  const sessionId = content.kind === "message" ? null : content.session;
  const inserted = await tx.$executeRaw`INSERT INTO delivery (id, learner_id, account_id, session_id, content)
    VALUES (${id}, ${to.learner}, ${to.account}, ${sessionId}, ${JSON.stringify(content)}::jsonb) ON CONFLICT (id) DO NOTHING`;
  if (inserted > 0) await ring([{ kind: "deliver", delivery: id, urgent: true }]);
}
