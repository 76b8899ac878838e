import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { type ServiceAccount, serviceAccount } from "./account.ts";
import { findBinaries } from "./binaries.ts";
import type { Connection } from "./connection.ts";
import { openFolder, PORT, prepareData, socketFolder, USER } from "./folder.ts";
import { type Server, type ServerFiles, startServer } from "./server.ts";
import { startTrouble } from "./trouble.ts";

export interface EmbeddedOptions {
  /** Where the data is kept; the database's own folder is `pg` inside it. */
  readonly folder: string;
  readonly database?: string;
  /** Folder of `initdb` and `postgres`, when the packaged ones are not to be used. */
  readonly binFolder?: string;
  /** False only for tests. */
  readonly durable?: boolean;
}

export interface Embedded {
  readonly connection: Connection;
  /** Stops the server if it is ours; one that another process started goes on. */
  stop(): Promise<void>;
}

const TRIES = 100;
const TRY_AGAIN_MS = 100;
const PING_TIMEOUT_MS = 2_000;

/**
 * A real PostgreSQL on a folder of ours, reached by a socket that only we may open. Where another process has the folder open, its server is shared;
 * when that process ends, calling this again starts our own.
 */
export async function startEmbedded({ folder, database = "fundi", binFolder, durable = true }: EmbeddedOptions): Promise<Embedded> {
  const root = openFolder(folder);
  const binaries = findBinaries(binFolder);
  const account = serviceAccount(binaries.postgres, root);
  const data = path.join(root, "pg");
  await prepareData(data, binaries, account, durable);
  const socket = socketFolder(data, account);
  const server = await startOrShare({ postgres: binaries.postgres, data, socket, account, durable });
  const at = (name: string): Connection => ({ host: socket, port: PORT, user: USER, database: name, ssl: false });
  await makeDatabase(at("postgres"), database);
  return { connection: at(database), stop: async () => server?.stop() };
}

/** Nothing when a live server of another process answers. */
async function startOrShare(files: ServerFiles & { account: ServiceAccount }): Promise<Server | undefined> {
  const ping: Connection = { host: files.socket, port: PORT, user: USER, database: "postgres", ssl: false };
  let said = "";
  for (let i = 0; i < TRIES; i++) {
    if (await answers(ping)) return undefined;
    const started = await startServer(files);
    if (started.kind === "ours") return started.server;
    said = started.said;
    // Only another process that has the folder is worth waiting for: it is starting or stopping.
    if (!/lock file/.test(said)) break;
    await pause(TRY_AGAIN_MS);
  }
  throw startTrouble(files.data, said);
}

async function answers(connection: Connection): Promise<boolean> {
  return query(connection, "SELECT 1").then(
    () => true,
    () => false,
  );
}

async function makeDatabase(connection: Connection, name: string): Promise<void> {
  await query(connection, `CREATE DATABASE "${name}"`).catch((error: { code?: string }) => {
    // It exists, or somebody made it at the same moment.
    if (error.code !== "42P04" && error.code !== "23505") throw error;
  });
}

async function query(connection: Connection, sql: string): Promise<void> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: PING_TIMEOUT_MS });
  client.on("error", () => {}); // A server that goes away while we ask is the answer to what we ask.
  try {
    await client.connect();
    await client.query(sql);
  } finally {
    await client.end().catch(() => {});
  }
}
