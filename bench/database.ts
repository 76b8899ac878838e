import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { type Jobs, openJobs } from "../src/adapters/jobs/jobs.ts";
import { type Connection, withDatabase } from "../src/adapters/store/embedded/connection.ts";
import { startEmbedded } from "../src/adapters/store/embedded/start-embedded.ts";
import { migrate } from "../src/adapters/store/migrate.ts";
import { openStore, type Store } from "../src/adapters/store/store.ts";

export interface BenchDatabase {
  readonly connection: Connection;
  readonly store: Store;
  readonly jobs: Jobs;
  readonly pool: pg.Pool;
  /** Runs SQL and returns its rows. */
  readonly sql: (text: string, values?: unknown[]) => Promise<Record<string, never>[]>;
  close(): Promise<void>;
}

/** A durable database of its own: embedded in a temporary folder, or a new one on the server at `DATABASE_URL`. */
export async function benchDatabase(name: string): Promise<BenchDatabase> {
  const fail = (error: Error): void => {
    console.error(error.message);
  };
  const server = process.env.DATABASE_URL ? await onServer(process.env.DATABASE_URL, name) : await embedded();
  await migrate(server.connection, path.join(import.meta.dirname, "../prisma/migrations"));
  const jobs = await openJobs(server.connection, { onError: fail });
  const store = openStore(server.connection, jobs, { onError: fail });
  const pool = new pg.Pool({ ...server.connection, max: 10 });
  pool.on("error", fail);
  const close = async (): Promise<void> => {
    await pool.end();
    await jobs.stop(1_000);
    await store.close();
    await server.stop();
  };
  return { connection: server.connection, store, jobs, pool, sql: async (text, values = []) => (await pool.query(text, values)).rows, close };
}

async function embedded() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "fundi-bench-"));
  const { connection, stop } = await startEmbedded({ folder });
  const stopAndSweep = async (): Promise<void> => {
    await stop();
    fs.rmSync(folder, { recursive: true, force: true });
  };
  return { connection, stop: stopAndSweep };
}

async function onServer(url: string, name: string) {
  const connection = withDatabase({ connectionString: url }, `fundi_bench_${name.replaceAll("-", "_")}_${process.pid}`);
  const { pathname } = new URL((connection as { connectionString: string }).connectionString);
  const run = async (sql: string): Promise<void> => {
    const client = new pg.Client(url);
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await run(`CREATE DATABASE "${pathname.slice(1)}"`);
  return { connection, stop: () => run(`DROP DATABASE "${pathname.slice(1)}" WITH (FORCE)`) };
}
