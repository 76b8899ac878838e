import { type ChildProcessByStdio, spawn } from "node:child_process";
import fs from "node:fs";
import type { Socket } from "node:net";
import path from "node:path";
import type { Readable, Writable } from "node:stream";
import pg from "pg";
import type { ServiceAccount } from "./account.ts";
import type { Connection } from "./connection.ts";
import { isAlive, PORT, USER } from "./folder.ts";

/** A server that this process started. */
export interface Server {
  /** For whatever reason. */
  hasEnded(): boolean;
  stop(): Promise<void>;
}

export interface Launch {
  readonly postgres: string;
  readonly data: string;
  readonly socket: string;
  readonly account: ServiceAccount;
  /** PostgreSQL's own settings. */
  readonly settings: Readonly<Record<string, string>>;
}

/**
 * The shell outlives a SIGKILL of Node just long enough to stop the server: its standard input closes when Node dies. It ends with the server, so
 * that Node hears of a server that died.
 */
const GUARD = `exec 3<&0
"$@" 3<&- </dev/null & server=$!
trap "" INT TERM
(cat <&3 >/dev/null; kill -INT $server 2>/dev/null) & watcher=$!
exec 3<&-
wait $server; status=$?
kill -9 $watcher 2>/dev/null
exit $status`;

/** Crash recovery may take its time; it is not to be mistaken for a server that hangs. */
const START_LIMIT_MS = 120_000;
const LOG_LIMIT = 8_000;

/** The guard; what we write to it is nothing, and what it says is the server's log. */
type Guard = ChildProcessByStdio<Writable, null, Readable>;

/** Starts a server and waits until it accepts connections. `said` is what it wrote when it did not start. */
export async function launch(options: Launch): Promise<{ readonly server: Server } | { readonly said: string }> {
  const { data, postgres, socket, account } = options;
  // Sockets only: no port to clash, no password to keep, nobody else on the machine gets in.
  const settings = { listen_addresses: "", unix_socket_permissions: "0700", ...options.settings };
  const command = [...account.prefix, postgres, "-D", data, "-k", socket, "-p", String(PORT), ...asOptions(settings)];
  // Detached, so that Ctrl-C does not reach the server before Fundi is done with it.
  const child: Guard = spawn("/bin/sh", ["-c", GUARD, "sh", ...command], { stdio: ["pipe", "ignore", "pipe"], detached: true, ...account.owner });
  const ended = new Promise<void>((done) => child.once("close", () => done()).once("error", () => done()));
  const said = await untilReady(child, ended);
  unref(child);
  const stop = () => end(child, ended);
  if (said === undefined) return { server: { hasEnded: () => child.exitCode !== null || child.signalCode !== null, stop } };
  await stop();
  return { said };
}

function asOptions(settings: Readonly<Record<string, string>>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/** Nothing when it is ready, else what it said. */
function untilReady(child: Guard, ended: Promise<void>): Promise<string | undefined> {
  let log = "";
  return new Promise((done) => {
    const timer = setTimeout(() => done(`${log}\nFATAL:  it was not ready after ${START_LIMIT_MS / 1000} s`), START_LIMIT_MS);
    child.stderr.on("data", (text: Buffer) => {
      log = (log + text).slice(-LOG_LIMIT);
      if (log.includes("ready to accept connections")) done(undefined);
    });
    child.stdin.on("error", () => {}); // The guard is gone: `ended` tells.
    child.on("error", (error) => done(`FATAL:  ${error.message}`));
    void ended.then(() => done(log)).finally(() => clearTimeout(timer));
  });
}

/** The server must not keep Node running: when Node has nothing else to do, both end. */
function unref(child: Guard): void {
  for (const handle of [child, child.stdin as Socket, child.stderr as Socket]) handle.unref();
}

async function end(child: Guard, ended: Promise<void>): Promise<void> {
  child.ref();
  (child.stderr as Socket).ref();
  child.stdin.end();
  await ended;
}

/** Answers a live server of this data folder, ours or another process's? */
export async function answers(connection: Connection): Promise<boolean> {
  try {
    await ask(connection, "SELECT 1");
    return true;
  } catch {
    return false;
  }
}

export async function ask(connection: Connection, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 2_000 });
  client.on("error", () => {}); // A lost connection fails the query; unheard, the event would end the process.
  try {
    await client.connect();
    return await client.query(sql);
  } finally {
    await client.end().catch(() => {});
  }
}

/** The socket folder of the server that holds the data folder: a process with another TMPDIR put it elsewhere. */
export function runningSocket(data: string): string | undefined {
  return lockFile(data)?.[4]?.trim() || undefined;
}

/**
 * Removes the lock of a server that was killed together with its guard, when its process number belongs to something else by now. PostgreSQL
 * would wait for that process forever; small numbers come back quickly in a container that restarts.
 */
export function removeStaleLock(data: string): boolean {
  const pid = Number(lockFile(data)?.[0]);
  if (process.platform !== "linux" || !pid || !isAlive(pid) || /postgres/.test(commandOf(pid))) return false;
  fs.rmSync(path.join(data, "postmaster.pid"), { force: true });
  return true;
}

function lockFile(data: string): string[] | undefined {
  try {
    return fs.readFileSync(path.join(data, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return undefined; // No server, or one that ends just now.
  }
}

function commandOf(pid: number): string {
  try {
    return fs.readFileSync(`/proc/${pid}/comm`, "utf8");
  } catch {
    return "postgres"; // Unreadable is no proof: leave the lock alone.
  }
}

export function connectionTo(socket: string, database: string): Connection {
  return { host: socket, port: PORT, user: USER, database, ssl: false };
}
