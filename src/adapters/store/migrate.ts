import { createHash, randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { addressOf, type Connection } from "./embedded/connection.ts";

/** Prisma's own lock: a real `migrate deploy` at the same time waits for us, and we for it. */
const LOCK = 72_707_369;
const CONNECT_TIMEOUT_MS = 10_000;

const TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ, started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0)`;

interface Applied {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished_at: Date | null;
}

/**
 * Brings a database to the newest migration in `folder`, one process at a time; several that start together apply each once. Names it does not know
 * are left alone: a newer Fundi has been here. Returns what it applied.
 */
export async function migrate(connection: Connection, folder: string): Promise<string[]> {
  const client = await connect(connection);
  try {
    await client.query(`SELECT pg_advisory_lock(${LOCK})`); // Ends with the connection.
    await client.query(TABLE);
    const { rows } = await client.query<Applied>("SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL");
    const done: string[] = [];
    for (const name of namesIn(folder)) if (await applyOnce(client, folder, name, rows)) done.push(name);
    return done;
  } finally {
    await client.end();
  }
}

async function connect(connection: Connection): Promise<pg.Client> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  client.on("error", () => {}); // The query that was under way reports it.
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw new Error(`The database at ${addressOf(connection)} cannot be used: ${reasonOf(error)}`, { cause: error });
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: string; message: string };
  if (code === "ECONNREFUSED" || code === "ENOENT") return "nothing listens there; start the server or correct DATABASE_URL";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return "no such host is known; correct DATABASE_URL";
  if (code === "28P01" || code === "28000") return "it refuses this user or password; correct DATABASE_URL";
  if (code === "3D000") return "it has no such database; create it, or correct the name at the end of DATABASE_URL";
  return `${message || code || "it does not answer"}; check the server and DATABASE_URL`;
}

function namesIn(folder: string): string[] {
  return fs
    .readdirSync(folder)
    .filter((name) => fs.existsSync(path.join(folder, name, "migration.sql")))
    .sort();
}

/** True when it was applied just now. */
async function applyOnce(client: pg.Client, folder: string, name: string, known: readonly Applied[]): Promise<boolean> {
  const sql = fs.readFileSync(path.join(folder, name, "migration.sql"));
  const checksum = createHash("sha256").update(sql).digest("hex");
  const was = known.find(({ migration_name }) => migration_name === name);
  if (was?.finished_at && was.checksum === checksum) return false;
  if (was)
    throw new Error(`Migration ${name} ${was.finished_at ? "was edited after it was applied: restore its file" : "failed before: resolve it first"}`);
  await apply(client, name, sql.toString(), checksum);
  return true;
}

async function apply(client: pg.Client, name: string, sql: string, checksum: string): Promise<void> {
  try {
    await client.query("BEGIN");
    await client.query(sql);
    await client.query(
      "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) VALUES ($1, $2, $3, clock_timestamp(), 1)",
      [randomUUID(), checksum, name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw new Error(`Migration ${name} failed and was undone: ${(error as Error).message}`, { cause: error });
  }
}
