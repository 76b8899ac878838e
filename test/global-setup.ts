import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { type Connection, databaseOf, withDatabase } from "../src/adapters/store/embedded/connection.ts";
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
  const server = process.env.DATABASE_URL ? { connection: { connectionString: process.env.DATABASE_URL }, stop: async () => {} } : await embedded();
  const template = withDatabase(server.connection, `fundi_test_${process.pid}_${Date.now()}`);
  await run(server.connection, `CREATE DATABASE "${databaseOf(template)}"`);
  await migrate(template, MIGRATIONS);
  project.provide("template", template);
  return async () => {
    await dropAll(server.connection, databaseOf(template));
    await server.stop();
  };
}

async function embedded() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "fundi-test-"));
  // Tests of durability bring a database of their own; all others need speed.
  const { connection, stop } = await startEmbedded({ folder, durable: false });
  const stopAndSweep = async (): Promise<void> => {
    await stop();
    fs.rmSync(folder, { recursive: true, force: true });
  };
  return { connection, stop: stopAndSweep };
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
