import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type ServiceAccount, serviceAccount } from "./account.ts";
import { type Binaries, findBinaries } from "./binaries.ts";
import type { Connection } from "./connection.ts";
import { openFolder, openSocketFolder, prepareData, removeSocketFolder, socketFolder } from "./folder.ts";
import { answers, ask, connectionTo, launch, removeStaleLock, runningSocket, type Server } from "./server.ts";
import { startTrouble } from "./trouble.ts";

export interface EmbeddedOptions {
  /** Fundi's data folder; the database is in `pg` below it. */
  readonly folder: string;
  readonly database?: string;
  /** Folder of `initdb` and `postgres`, when the packaged ones are not to be used. */
  readonly binaries?: string;
  /** PostgreSQL's own settings. */
  readonly settings?: Readonly<Record<string, string>>;
  /** `false` only for data that may be lost with the machine's power: tests. */
  readonly durable?: boolean;
  /** Hears of a server that was lost, and of the reason why it could not be started again. */
  readonly onTrouble?: (error: Error) => void;
}

export interface Embedded {
  readonly connection: Connection;
  /** Whether this process started the server; another process's server is shared. */
  isOwner(): boolean;
  /** Ends the server when it is ours. Processes that share it start it again within about a second. */
  stop(): Promise<void>;
}

const WATCH_MS = 1_000;
/** Another process that starts or stops the server needs a moment. */
const TRIES = 100;
const BETWEEN_TRIES_MS = 100;
/** PostgreSQL's own answers when two processes make the same database at once. */
const EXISTS = ["42P04", "23505"];

const USUAL: Readonly<Record<string, string>> = {
  // Several processes share the server, each with a pool for its tables and one for its jobs.
  max_connections: "200",
  // After a hard end, synchronising the whole file system at once is far quicker than file by file.
  ...(process.platform === "linux" ? { recovery_init_sync_method: "syncfs" } : {}),
};
const NOT_DURABLE: Readonly<Record<string, string>> = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

/**
 * A real PostgreSQL below a folder, made on first use. It lives as long as this process: nothing stays behind, not even after `kill -9`. A second
 * process on the same folder shares the server, and takes over when the first one ends. Throws one sentence that says what to do.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  if (process.platform === "win32") throw new Error("The embedded PostgreSQL does not run on Windows: set DATABASE_URL to a PostgreSQL server");
  const place = await prepare(options);
  const held = await holdServer(place);
  const connection = connectionTo(held.socket, options.database ?? "fundi");
  await makeDatabase(connection).catch((error) => {
    throw startTrouble(place.data, String(error));
  });
  return watched(place, held, connection, options.onTrouble ?? (() => {}));
}

interface Place {
  readonly data: string;
  readonly binaries: Binaries;
  readonly account: ServiceAccount;
  readonly settings: Readonly<Record<string, string>>;
}

/** A server that answers, and what there is to stop if it is ours. */
interface Held {
  readonly socket: string;
  readonly server?: Server;
}

async function prepare({ folder, binaries: programs, settings, durable = true }: EmbeddedOptions): Promise<Place> {
  const binaries = findBinaries(programs);
  const data = path.join(openFolder(folder), "pg");
  const account = serviceAccount(binaries.postgres, path.dirname(data));
  await prepareData(data, binaries, account, durable);
  return { data, binaries, account, settings: { ...USUAL, ...(durable ? {} : NOT_DURABLE), ...settings } };
}

/** `socket`: where a server goes that we start; one that runs already may have its own place. */
async function holdServer(place: Place, socket = socketFolder(place.data)): Promise<Held> {
  let said = "";
  for (let i = 0; i < TRIES; i++) {
    const running = runningSocket(place.data);
    if (running && (await answers(connectionTo(running, "postgres")))) return { socket: running };
    openSocketFolder(socket, place.account);
    const started = await launch({ ...place, postgres: place.binaries.postgres, socket });
    if ("server" in started) return { socket, server: started.server };
    said = started.said;
    // Only a lock is worth waiting for: its holder may be about to answer, or to end.
    if (!/lock file/.test(said)) break;
    if (!removeStaleLock(place.data)) await wait(BETWEEN_TRIES_MS);
  }
  throw startTrouble(place.data, said);
}

async function makeDatabase(connection: Connection): Promise<void> {
  if (!("database" in connection) || (await answers(connection))) return;
  try {
    await ask({ ...connection, database: "postgres" }, `CREATE DATABASE "${connection.database}"`);
  } catch (error) {
    if (!EXISTS.includes((error as { code?: string }).code ?? "")) throw error;
  }
}

/** Starts the server again when it is gone: the process that owned it ended, or it crashed. */
function watched(place: Place, first: Held, connection: Connection, onTrouble: (error: Error) => void): Embedded {
  let held = first;
  let isStopping = false;
  let timer: NodeJS.Timeout | undefined;
  let looking = Promise.resolve();
  const isThere = async (): Promise<boolean> => (held.server ? !held.server.hasEnded() : answers(connection));
  const look = async (): Promise<void> => {
    if ((await isThere()) || isStopping) return;
    // At the same place as before: it is what our connections know.
    held = await holdServer(place, held.socket);
    onTrouble(new Error("The database server was gone and is back"));
  };
  const lookLater = (): void => {
    timer = setTimeout(() => {
      looking = look().catch(onTrouble);
      void looking.then(() => isStopping || lookLater());
    }, WATCH_MS).unref();
  };
  const stop = async (): Promise<void> => {
    isStopping = true;
    clearTimeout(timer);
    await looking;
    if (!held.server) return;
    await held.server.stop();
    removeSocketFolder(held.socket);
  };
  lookLater();
  return { connection, isOwner: () => held.server !== undefined, stop };
}
