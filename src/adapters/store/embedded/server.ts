import { type ChildProcess, spawn } from "node:child_process";
import type { Socket } from "node:net";
import type { ServiceAccount } from "./account.ts";
import { PORT } from "./folder.ts";

/** A PostgreSQL server that ends with us. */
export interface Server {
  stop(): Promise<void>;
}

export type StartedServer = { readonly kind: "ours"; readonly server: Server } | { readonly kind: "not-ours"; readonly said: string };

// The shell outlives a SIGKILL of Node just long enough to stop the server: its stdin closes when Node dies.
const GUARD = '"$@" </dev/null & p=$!; trap "" INT TERM; cat >/dev/null; kill -INT $p 2>/dev/null; wait $p';
const KEPT_LOG_CHARACTERS = 8_000;

export interface ServerFiles {
  readonly postgres: string;
  readonly data: string;
  readonly socket: string;
  readonly account: ServiceAccount;
  /** False only for tests: nothing is flushed to the disk. */
  readonly durable: boolean;
}

/** Starts a server on the data folder; `not-ours` when another process has the folder, or when it cannot start. */
export async function startServer(files: ServerFiles): Promise<StartedServer> {
  const child = spawn("/bin/sh", ["-c", GUARD, "sh", ...commandOf(files)], { stdio: ["pipe", "ignore", "pipe"], detached: true, ...files.account.owner });
  const said = await readiness(child);
  // A running server must not keep Node alive.
  for (const handle of [child, child.stdin as Socket, child.stderr as Socket]) handle.unref();
  if (said === "ready") return { kind: "ours", server: { stop: () => stop(child) } };
  child.stdin?.end();
  return { kind: "not-ours", said };
}

function commandOf({ postgres, data, socket, account, durable }: ServerFiles): string[] {
  const settings = [
    "listen_addresses=",
    "unix_socket_permissions=0700",
    // Tests open a database per file.
    "max_connections=200",
    ...(process.platform === "linux" ? ["recovery_init_sync_method=syncfs"] : []),
    ...(durable ? [] : ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]),
  ];
  return [...account.prefix, postgres, "-D", data, "-k", socket, "-p", String(PORT), ...settings.flatMap((setting) => ["-c", setting])];
}

/** `ready`, or what the server said before it gave up. */
function readiness(child: ChildProcess): Promise<string> {
  return new Promise((settle) => {
    let log = "";
    child.on("error", (error) => settle(String(error)));
    child.on("exit", () => settle(log));
    child.stderr?.on("data", (chunk) => {
      log = (log + chunk).slice(-KEPT_LOG_CHARACTERS);
      if (log.includes("ready to accept connections")) settle("ready");
      // "The database system is starting up" is its answer to another process's ping, no failure.
      else if (/FATAL: {2}(?!the database system)/.test(log)) settle(log);
    });
  });
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    child.ref();
    child.on("exit", () => done());
    child.stdin?.end();
  });
}
