import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, afterEach } from "vitest";
import type { Connection } from "../../../src/adapters/store/embedded/connection.ts";
import { type Embedded, type EmbeddedOptions, startEmbedded } from "../../../src/adapters/store/embedded/start-embedded.ts";

const HOLDER = path.join(import.meta.dirname, "holder.ts");

const folders: string[] = [];
const open: Embedded[] = [];
const holders: ChildProcess[] = [];
const patterns: string[] = [];

afterEach(async () => {
  for (const holder of holders.splice(0)) await kill(holder);
  for (const embedded of open.splice(0)) await embedded.stop();
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
});

/** A folder that goes with the test; its name has spaces and letters that need care. */
export function freshFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "a fundi's größe "));
  folders.push(folder);
  return folder;
}

let pattern: Promise<string> | undefined;

/** A fresh folder with a database in it that was made before: copying takes a fraction of the time of making. */
export async function furnishedFolder(): Promise<string> {
  pattern ??= makePattern();
  const folder = freshFolder();
  fs.cpSync(path.join(await pattern, "pg"), path.join(folder, "pg"), { recursive: true });
  return folder;
}

async function makePattern(): Promise<string> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "fundi-pattern-"));
  patterns.push(folder);
  await (await startEmbedded({ folder, durable: false })).stop();
  return folder;
}

afterAll(() => {
  for (const folder of patterns.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
});

export async function start(options: EmbeddedOptions): Promise<Embedded> {
  const embedded = await startEmbedded({ durable: false, ...options });
  open.push(embedded);
  return embedded;
}

export interface Holder {
  readonly process: ChildProcess;
  readonly isOwner: boolean;
  readonly connection: Connection;
}

/** Another process on the same folder. */
export async function startHolder(folder: string): Promise<Holder> {
  const child = spawn(process.execPath, [HOLDER, folder], { stdio: ["ignore", "pipe", "inherit"] });
  holders.push(child);
  const [line] = await once(child.stdout, "data");
  return { process: child, ...JSON.parse(String(line)) };
}

export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

export async function ask(connection: Connection, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ ...connection });
  client.on("error", () => {});
  await client.connect();
  return client
    .query(sql)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

/** How many processes know this folder from their command line: the server's, and the shell's that guards it. */
export function processesOf(folder: string): number {
  const commands = fs.readdirSync("/proc").flatMap((pid) => {
    try {
      return /^\d+$/.test(pid) ? [fs.readFileSync(`/proc/${pid}/cmdline`, "utf8")] : [];
    } catch {
      return []; // It ended just now.
    }
  });
  return commands.filter((command) => command.includes(path.join(folder, "pg"))).length;
}

/** Waits for something that happens by itself, at most `limitMs`. */
export async function until(isSo: () => boolean | Promise<boolean>, limitMs = 10_000): Promise<void> {
  const since = performance.now();
  while (!(await isSo())) {
    if (performance.now() - since > limitMs) throw new Error(`still not so after ${limitMs} ms`);
    await new Promise((again) => setTimeout(again, 20));
  }
}
