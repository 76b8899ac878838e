// Installs what is missing, one process at a time.
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { withLock } from "./lock.mjs";
import { DISK_FULL, INTERRUPTED, NO_NODE, remedyFor } from "./remedy.mjs";
import { broughtNode, clientIsCurrent, findNode, hasPlatformPackages, markClientCurrent, packagesAreCurrent } from "./state.mjs";

/** A package that is missing with more space than this left was not missing for want of space. */
const WORTH_A_TRY_BYTES = 500_000_000;

/** An error whose message is one sentence that says what to do. */
class Explained extends Error {
  constructor(message, output = "") {
    super(message);
    this.output = output;
  }
}

/** Returns the exit code. */
export async function install(root, withDev) {
  try {
    await withLock(path.join(root, ".installing"), tell, (lock) => bringUpToDate(root, withDev, lock));
    return 0;
  } catch (error) {
    if (error.output) tell(error.output.trimEnd());
    tell(error instanceof Explained ? error.message : remedyFor(String(error), root));
    return 1;
  }
}

/** Asks again what is missing: while this process waited for the lock, another may have done the work. */
async function bringUpToDate(root, withDev, lock) {
  if (!packagesAreCurrent(root, withDev)) await installPackages(root, withDev, lock);
  const node = findNode(root);
  if (!node) throw new Explained(NO_NODE);
  if (!clientIsCurrent(root)) await generateClient(root, node, lock);
}

async function installPackages(root, withDev, lock) {
  tell("Installing Fundi's packages: this takes about half a minute.");
  const flags = ["ci", "--no-audit", "--no-fund", "--loglevel=error", ...(withDev ? ["--include=dev"] : [])];
  await run(root, [...npmCommand(), ...flags], lock);
  refuseFullDisk(root);
  removeNodeThatCannotRun(broughtNode(root));
}

/** npm reports success when only optional packages did not fit. Its record of them goes, so that the next run tries again. */
function refuseFullDisk(root) {
  if (hasPlatformPackages(root) || freeBytes(root) > WORTH_A_TRY_BYTES) return;
  fs.rmSync(path.join(root, "node_modules/.package-lock.json"), { force: true });
  throw new Explained(DISK_FULL);
}

function freeBytes(folder) {
  const { bavail, bsize } = fs.statfsSync(folder);
  return bavail * bsize;
}

/** The npm that called us, on the Node that runs it: the Node in node_modules is about to be replaced. */
function npmCommand() {
  const { npm_execpath: npm = "", npm_node_execpath: node = process.execPath } = process.env;
  return /npm-cli\.c?js$/.test(npm) ? [node, npm] : ["npm"];
}

/** On a system with another C library the packaged Node does not start, and would stand in the way of the host's own. */
function removeNodeThatCannotRun(node) {
  if (!fs.existsSync(node)) return;
  const { status } = spawnSync(node, ["--version"], { stdio: "ignore" });
  if (status !== 0) fs.rmSync(node);
}

async function generateClient(root, node, lock) {
  await run(root, [node, path.join(root, "node_modules/prisma/build/index.js"), "generate", "--no-hints"], lock);
  markClientCurrent(root);
}

/** Runs a program in silence; what it said comes with the error when it fails. */
async function run(root, [command, ...args], lock) {
  const env = { ...process.env, CHECKPOINT_DISABLE: "1" }; // or Prisma asks the network for news
  const child = spawn(command, args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"], shell: isBatchFile(command) });
  lock.sharedWith(child.pid);
  let interrupted = false;
  const stop = (signal) => {
    interrupted = true;
    child.kill(signal);
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
  const { said, failed, signal } = await ended(child);
  process.off("SIGINT", stop).off("SIGTERM", stop);
  if (interrupted || signal) throw new Explained(INTERRUPTED);
  if (failed) throw new Explained(remedyFor(said, root), said);
}

/** On Windows npm is a batch file, which only a shell can start. */
function isBatchFile(command) {
  return process.platform === "win32" && command === "npm";
}

function ended(child) {
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      said += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ said, failed: code !== 0, signal }));
  });
}

/** On standard error, because standard output belongs to the command that follows. */
function tell(sentence) {
  process.stderr.write(`${sentence}\n`);
}
