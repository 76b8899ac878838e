import { randomUUID } from "node:crypto";
import type { Instant } from "../../core/domain/ids.ts";
import type { Address } from "../../core/ports.ts";
import type { Database, Transaction } from "./database.ts";

type Place = Pick<Address, "platform" | "workspace">;

/** The workspace is served, again if it had left; it and its organisation are made when they are new. */
export function arrived(database: Database, place: Place, name: string, at: Instant): Promise<void> {
  return database.$transaction(async (tx) => {
    const where = { platform: place.platform, externalId: place.workspace };
    const [back] = await tx.workspace.updateManyAndReturn({ where: { ...where, leftAt: { not: null } }, data: { leftAt: null } });
    if (back)
      await tx.audit.create({
        data: { at: new Date(at), organisationId: back.organisationId, actor: "admin", action: "workspace-back", detail: {} },
      });
    const known = await tx.workspace.updateMany({ where, data: { name } });
    if (known.count === 0) await makeWorkspace(tx, place, name);
  });
}

/** With an organisation of its own. Nothing is made when it is there already. */
export async function makeWorkspace(tx: Transaction, { platform, workspace }: Place, name: string): Promise<void> {
  const organisation = await tx.organisation.create({ data: { id: randomUUID(), name } });
  // Somebody of it may write for the first time at this very moment: whoever comes second finds the workspace made.
  const made = await tx.$executeRaw`INSERT INTO workspace (id, organisation_id, platform, external_id, name)
    VALUES (${randomUUID()}, ${organisation.id}, ${platform}::"Platform", ${workspace}, ${name}) ON CONFLICT (platform, external_id) DO NOTHING`;
  if (made === 0) await tx.organisation.delete({ where: { id: organisation.id } });
}
