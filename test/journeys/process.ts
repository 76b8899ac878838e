import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";

const ROOT = path.join(import.meta.dirname, "../..");
const READY_WITHIN_MS = 60_000;

/** Fundi as its users start it, in a process and a data folder of its own. */
export interface RunningFundi {
  readonly url: string;
  readonly child: ChildProcess;
  /** What it said on both outputs. */
  said(): string;
  /** Sends the signal and waits for the end; returns the exit code, or the signal's name. */
  end(signal: NodeJS.Signals): Promise<number | string>;
}

export function temporaryFolder(): string {
  return fs.mkdtempSync(path.join(os.tmpdir(), "fundi journey "));
}

/** A port that nobody uses now. */
export async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as net.AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** Ready when `/readyz` says so. Throws with what it said when it ends before. */
export async function runFundi(env: NodeJS.ProcessEnv): Promise<RunningFundi> {
  const port = env.PORT ?? String(await freePort());
  const child = spawn(process.execPath, ["src/main.ts"], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, PORT: port, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (said += chunk));
  const running: RunningFundi = { url: `http://127.0.0.1:${port}`, child, said: () => said, end: (signal) => end(child, signal) };
  await ready(running);
  return running;
}

async function ready({ url, child, said, end: stop }: RunningFundi): Promise<void> {
  const until = performance.now() + READY_WITHIN_MS;
  while (performance.now() < until) {
    if (child.exitCode !== null) throw new Error(`Fundi ended with ${child.exitCode}:\n${said()}`);
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(1_000) }).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((again) => setTimeout(again, 100));
  }
  await stop("SIGKILL");
  throw new Error(`Fundi was not ready in time:\n${said()}`);
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | string> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill(signal);
    await once(child, "exit");
  }
  return child.exitCode ?? child.signalCode ?? "unknown";
}
