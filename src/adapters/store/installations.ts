import type { HeldInstallation, Installation, Installations, Vault } from "../../core/ports.ts";
import type { SlackInstallation as Row } from "../../generated/prisma/client.ts";
import { arrived } from "./arrived.ts";
import { type Client, type Database, rows, type Transaction } from "./database.ts";

const COLUMNS = `i.workspace, i.name, i.bot_user_id AS "botUserId", i.scopes, i.key_id AS "keyId", i.token, i.refresh_token AS "refreshToken",
  i.expires_at AS "expiresAt", i.installed_at AS "installedAt", i.refreshed_at AS "refreshedAt"`;
const WORKSPACE = `workspace w ON w.platform = 'slack' AND w.external_id = i.workspace`;
/** An enterprise is no workspace of ours until somebody of it writes. */
const PRESENT = `FROM slack_installation i LEFT JOIN ${WORKSPACE} WHERE w.left_at IS NULL`;

/** Tokens are sealed here and nowhere else: a dump of the database holds none. */
export function storedInstallations(database: Database, vault: Vault): Installations {
  return {
    save: (installation) => save(database, vault, installation),
    async find(workspace) {
      const [row] = await rows<Row>(database, `SELECT ${COLUMNS} ${PRESENT} AND i.workspace = $1`, workspace);
      return row && unsealed(row, vault);
    },
    list: () => rows(database, `SELECT i.workspace, i.name ${PRESENT} ORDER BY i.installed_at, i.workspace`),
    async remove(workspace) {
      await database.slackInstallation.deleteMany({ where: { workspace } });
    },
    async expiring(before, limit) {
      const sql = `SELECT i.workspace ${PRESENT} AND i.expires_at < $1::timestamptz ORDER BY i.expires_at LIMIT $2::int`;
      return (await rows<{ workspace: string }>(database, sql, new Date(before), limit)).map(({ workspace }) => workspace);
    },
    hold: (workspace, work) => database.$transaction(async (tx) => work(await held(tx, vault, workspace))),
    arrived: (workspace, name, at) => arrived(database, { platform: "slack", workspace }, name, at),
    async left(before, limit) {
      const sql = `SELECT i.workspace FROM slack_installation i JOIN ${WORKSPACE} WHERE w.left_at < $1::timestamptz ORDER BY w.left_at LIMIT $2::int`;
      return (await rows<{ workspace: string }>(database, sql, new Date(before), limit)).map(({ workspace }) => workspace);
    },
    sealAnew: () => sealAnew(database, vault),
  };
}

/** The row's lock is what a second process waits for; it then reads what the first one wrote. */
async function held(tx: Transaction, vault: Vault, workspace: string): Promise<HeldInstallation> {
  const [row] = await rows<Row>(tx, `SELECT ${COLUMNS} FROM slack_installation i WHERE i.workspace = $1 FOR UPDATE`, workspace);
  return {
    installation: row && unsealed(row, vault),
    save: (installation) => save(tx, vault, installation),
    remove: async () => void (await tx.slackInstallation.deleteMany({ where: { workspace } })),
  };
}

async function save(runner: Client, vault: Vault, { workspace, ...installation }: Installation): Promise<void> {
  const { botUser, token, refreshToken, expiresAt, installedAt, refreshedAt, name, scopes } = installation;
  const data = {
    name,
    botUserId: botUser,
    scopes: [...scopes],
    ...sealed({ workspace, token, refreshToken }, vault),
    expiresAt: date(expiresAt),
    installedAt: new Date(installedAt),
    refreshedAt: date(refreshedAt),
  };
  await runner.slackInstallation.upsert({ where: { workspace }, create: { workspace, ...data }, update: data });
}

function sealed({ workspace, token, refreshToken }: Pick<Installation, "workspace" | "token" | "refreshToken">, vault: Vault) {
  return {
    keyId: vault.keyId,
    token: vault.seal(token, aboutToken(workspace)).sealed,
    refreshToken: refreshToken === undefined ? null : vault.seal(refreshToken, aboutRefreshToken(workspace)).sealed,
  };
}

const aboutToken = (workspace: string): string => `the token of ${workspace}`;
const aboutRefreshToken = (workspace: string): string => `the refresh token of ${workspace}`;

const date = (instant: number | undefined): Date | null => (instant === undefined ? null : new Date(instant));

function unsealed({ workspace, name, botUserId, scopes, installedAt, ...row }: Row, vault: Vault): Installation {
  const { expiresAt, refreshedAt } = row;
  return {
    ...{ workspace, name, botUser: botUserId, scopes, installedAt: installedAt.getTime() },
    token: vault.open(row.token, aboutToken(workspace)),
    ...(row.refreshToken !== null && { refreshToken: vault.open(row.refreshToken, aboutRefreshToken(workspace)) }),
    ...(expiresAt && { expiresAt: expiresAt.getTime() }),
    ...(refreshedAt && { refreshedAt: refreshedAt.getTime() }),
  };
}

/** Row by row and under its lock: Fundi goes on meanwhile, and another process with the same keys finds nothing left to do. */
async function sealAnew(database: Database, vault: Vault): Promise<{ sealed: number; unopened: string[] }> {
  const old = await database.slackInstallation.findMany({ where: { keyId: { not: vault.keyId } }, select: { workspace: true } });
  const results = { sealed: 0, unopened: [] as string[] };
  for (const { workspace } of old) {
    try {
      if (await database.$transaction((tx) => sealOneAnew(tx, vault, workspace))) results.sealed++;
    } catch (error) {
      results.unopened.push((error as Error).message);
    }
  }
  return results;
}

async function sealOneAnew(tx: Transaction, vault: Vault, workspace: string): Promise<boolean> {
  const { installation } = await held(tx, vault, workspace);
  if (!installation) return false;
  await tx.slackInstallation.update({ where: { workspace }, data: sealed(installation, vault) });
  return true;
}
