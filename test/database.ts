import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { type Connection, databaseOf, withDatabase } from "../src/adapters/store/embedded/connection.ts";

const TRIES = 50;

/** A database of one's own with every migration applied, copied from the template in some milliseconds; dropped after the run. */
export async function freshDatabase(): Promise<Connection> {
  const template = inject("template");
  const name = `${databaseOf(template)}_${randomUUID().slice(0, 8)}`;
  const client = new pg.Client(withDatabase(template, "postgres"));
  await client.connect();
  try {
    await copy(client, databaseOf(template), name);
  } finally {
    await client.end();
  }
  return withDatabase(template, name);
}

async function copy(client: pg.Client, template: string, name: string): Promise<void> {
  for (let i = 0; ; i++) {
    try {
      await client.query(`CREATE DATABASE "${name}" TEMPLATE "${template}"`);
      return;
    } catch (error) {
      // Somebody else is copying the template at this moment.
      if ((error as { code?: string }).code !== "55006" || i >= TRIES) throw error;
      await new Promise((again) => setTimeout(again, 20));
    }
  }
}
