import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { type Connection, databaseOf, withDatabase } from "../src/adapters/store/embedded/connection.ts";
import { isAlive } from "../src/adapters/store/embedded/folder.ts";
import { startEmbedded } from "../src/adapters/store/embedded/start-embedded.ts";
import { migrate } from "../src/adapters/store/migrate.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A database with every migration applied, to be copied and never used itself. */
    readonly template: Connection;
  }
}

const MIGRATIONS = path.join(import.meta.dirname, "../prisma/migrations");

/** One PostgreSQL for the whole run: embedded in a temporary folder, or the server at DATABASE_URL, on which only databases of our own are made. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = process.env.DATABASE_URL ? guest({ connectionString: process.env.DATABASE_URL }) : await embedded();
  const template = withDatabase(server.connection, `fundi_test_${process.pid}_${Date.now()}`);
  await run(server.connection, `CREATE DATABASE "${databaseOf(template)}"`);
  await migrate(template, MIGRATIONS);
  project.provide("template", template);
  return () => server.leave(databaseOf(template));
}

interface Server {
  readonly connection: Connection;
  /** Leaves nothing behind; `prefix` begins the names of all databases that were made. */
  leave(prefix: string): Promise<void>;
}

function guest(connection: Connection): Server {
  return { connection, leave: (prefix) => dropAll(connection, prefix) };
}

const FOLDER = "fundi-test-";

async function embedded(): Promise<Server> {
  sweep();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `${FOLDER}${process.pid}-`));
  // Tests of durability bring a database of their own; all others need speed.
  const { connection, stop } = await startEmbedded({ folder, durable: false });
  const leave = async (): Promise<void> => {
    await stop();
    fs.rmSync(folder, { recursive: true, force: true });
  };
  return { connection, leave };
}

/** Folders of runs that were killed. */
function sweep(): void {
  for (const name of fs.readdirSync(os.tmpdir())) {
    const pid = new RegExp(`^${FOLDER}(\\d+)-`).exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) fs.rmSync(path.join(os.tmpdir(), name), { recursive: true, force: true });
  }
}

async function run(connection: Connection, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client(connection);
  await client.connect();
  return client.query(sql).finally(() => client.end());
}

/** Copies carry the template's name in front. */
async function dropAll(server: Connection, prefix: string): Promise<void> {
  const { rows } = await run(server, `SELECT datname FROM pg_database WHERE datname LIKE '${prefix}%'`);
  for (const { datname } of rows) await run(server, `DROP DATABASE IF EXISTS "${datname}" WITH (FORCE)`);
}
