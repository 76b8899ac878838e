import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { ServiceAccount } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { startTrouble } from "./trouble.ts";

/** The system's limit for a socket's path is 104 bytes on macOS and 108 on Linux, its end included. */
const LONGEST_SOCKET_PATH = 103;
export const PORT = 5432;
export const USER = "app";

/** The folder with the database in it, made when it is missing. Returns its real path. */
export function openFolder(folder: string): string {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    fs.accessSync(folder, fs.constants.W_OK);
    return fs.realpathSync(folder);
  } catch (error) {
    throw startTrouble(path.resolve(folder), String(error));
  }
}

/** Makes the database's files when they are not there yet, by initdb into a temporary folder and a rename: nothing half made is ever in place. */
export async function prepareData(data: string, binaries: Binaries, account: ServiceAccount, durable: boolean): Promise<void> {
  sweep(data);
  const made = majorOf(data);
  if (made === undefined) await initialise(data, binaries, account, durable);
  else if (made !== binaries.major) {
    throw new Error(
      `${data} was made by PostgreSQL ${made}, but this is ${binaries.major}: set PG_BIN to the folder of PostgreSQL ${made}'s programs, ` +
        "or FUNDI_DATA_DIR to a new folder",
    );
  } else closeToOthers(data);
}

/** PostgreSQL refuses a folder that others may look into, as a copy or a restored one often is. */
function closeToOthers(data: string): void {
  try {
    if ((fs.statSync(data).mode & 0o077) !== 0) fs.chmodSync(data, 0o700);
  } catch (error) {
    throw startTrouble(data, String(error));
  }
}

function majorOf(data: string): number | undefined {
  try {
    return Number(fs.readFileSync(path.join(data, "PG_VERSION"), "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw startTrouble(data, String(error));
  }
}

async function initialise(data: string, binaries: Binaries, account: ServiceAccount, durable: boolean): Promise<void> {
  const fresh = `${data}.new-${process.pid}`;
  try {
    fs.mkdirSync(fresh, { mode: 0o700 });
    if (account.owner) fs.chownSync(fresh, account.owner.uid, account.owner.gid);
    await initdb(fresh, binaries, account, durable);
    fs.renameSync(fresh, data);
  } catch (error) {
    fs.rmSync(fresh, { recursive: true, force: true });
    // Another process was first: its folder is as good as ours.
    if (majorOf(data) === undefined) throw startTrouble(data, String(error));
  }
}

function initdb(fresh: string, { initdb: program, major }: Binaries, account: ServiceAccount, durable: boolean): Promise<void> {
  // With plain C, upper and lower case of é or Ö would not match; PostgreSQL 15 and 16 do not know the builtin provider.
  const locale = major >= 17 ? ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"] : ["--locale=C.UTF-8"];
  const options = ["-D", fresh, "-U", USER, "--auth=trust", "-E", "UTF8", "--data-checksums", ...locale, ...(durable ? [] : ["--no-sync"])];
  const [command = program, ...args] = [...account.prefix, program, ...options];
  return new Promise((done, failed) => {
    execFile(command, args, { ...account.owner }, (error, _out, said) => (error ? failed(new Error(said || error.message)) : done()));
  });
}

/** Leftovers of processes that were killed while they made a folder. */
function sweep(data: string): void {
  const prefix = `${path.basename(data)}.new-`;
  for (const name of fs.readdirSync(path.dirname(data))) {
    if (!name.startsWith(prefix) || isAlive(Number(name.slice(prefix.length)))) continue;
    fs.rmSync(path.join(path.dirname(data), name), { recursive: true, force: true });
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Where the server's socket goes. It follows from the data folder, not from the process: whoever opens the same data finds the same server. */
export function socketFolder(data: string): string {
  const name = `pg-${createHash("sha1").update(data).digest("hex").slice(0, 12)}`;
  const folder = [os.tmpdir(), "/tmp"].map((parent) => path.join(parent, name)).find(fitsSocket);
  if (!folder) throw new Error(`The path of the temporary folder ${os.tmpdir()} is too long for a socket: set TMPDIR to a shorter one`);
  return folder;
}

export function openSocketFolder(folder: string, account: ServiceAccount): void {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  // The parent is open to everybody: a folder that somebody else put there would be theirs to listen in.
  const mine = [process.getuid?.(), account.owner?.uid];
  if (!mine.includes(fs.lstatSync(folder).uid))
    throw new Error(`${folder} belongs to another user: remove it, or set TMPDIR to a folder of your own`);
  if (account.owner) fs.chownSync(folder, account.owner.uid, account.owner.gid);
}

/** Leaves it alone when another server has its socket there by now. */
export function removeSocketFolder(folder: string): void {
  try {
    fs.rmdirSync(folder);
  } catch {
    // Not empty, or gone already: either way there is nothing to remove.
  }
}

/** A comma or a quote would be read as a list of folders. */
function fitsSocket(folder: string): boolean {
  return Buffer.byteLength(path.join(folder, `.s.PGSQL.${PORT}.lock`)) <= LONGEST_SOCKET_PATH && !/[,"]/.test(folder);
}
