// What is installed and generated, compared with what should be. Of packages nothing is remembered: npm's own record of node_modules is
// compared with the lock file, so that what somebody installed by hand counts as well.
import fs from "node:fs";
import path from "node:path";
import process from "node:process";

/** Fundi's own scripts run on this Node. */
const OLDEST_NODE = 24;
const hostIsNewEnough = Number.parseInt(process.versions.node, 10) >= OLDEST_NODE;

/** The package that brings it, on the platforms that have one. */
const NODE_PACKAGE = `node_modules/node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;

/** node_modules holds every package it should, as locked, and no other. */
export function packagesAreCurrent(root, withDev) {
  const installed = readPackages(installedFile(root));
  const wanted = readPackages(lockFile(root));
  if (!installed || !wanted) return false;
  for (const name in wanted) if (!isAsLocked(name, wanted[name], installed[name], withDev)) return false;
  for (const name in installed) if (!wanted[name]) return false;
  return true;
}

function isAsLocked(name, locked, found, withDev) {
  if (name === "") return true; // the project itself
  return found ? found.version === locked.version && found.integrity === locked.integrity : mayBeMissing(name, locked, withDev);
}

/** npm leaves out what is for another platform, what could not be fetched although optional, and what the user asked it to leave out. */
function mayBeMissing(name, { optional, devOptional, peer, dev }, withDev) {
  if (name === NODE_PACKAGE && !hostIsNewEnough) return false;
  return Boolean(optional || devOptional || peer || (dev && !withDev));
}

/** The packages made for this machine are there: the database, and on most platforms Node. They are optional, so npm goes on without them. */
export function hasPlatformPackages(root) {
  const [installed, wanted] = [readPackages(installedFile(root)), readPackages(lockFile(root))];
  return Object.keys(wanted).every((name) => installed?.[name] || !isForThisMachine(wanted[name]));
}

function isForThisMachine({ optional, dev, libc, os, cpu }) {
  return Boolean(optional && !dev && !libc && os?.includes(process.platform) && cpu?.includes(process.arch));
}

const lockFile = (root) => path.join(root, "package-lock.json");

/** What npm itself writes down when it is done. */
const installedFile = (root) => path.join(root, "node_modules/.package-lock.json");

/** Nothing when the file is missing or was cut short: then npm writes a new one. */
function readPackages(file) {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8")).packages;
  } catch {
    return undefined;
  }
}

/** The Node that npm scripts will run on: the one that came as a package, else the host's own. Nothing when neither is new enough. */
export function findNode(root) {
  if (fs.existsSync(broughtNode(root))) return broughtNode(root);
  return hostIsNewEnough ? process.execPath : undefined;
}

export function broughtNode(root) {
  return path.join(root, process.platform === "win32" ? `${NODE_PACKAGE}/bin/node.exe` : "node_modules/.bin/node");
}

/** The generated client is of this schema and this Prisma, and nobody generated another one since. */
export function clientIsCurrent(root) {
  try {
    const stamp = stampFile(root);
    const isNewest = fs.statSync(stamp).mtimeMs >= fs.statSync(path.join(root, "src/generated/prisma/client.ts")).mtimeMs;
    return isNewest && fs.readFileSync(stamp, "utf8") === whatClientIsMadeFrom(root);
  } catch {
    return false;
  }
}

export function markClientCurrent(root) {
  fs.writeFileSync(stampFile(root), whatClientIsMadeFrom(root));
}

function stampFile(root) {
  return path.join(root, "src/generated/.made-from");
}

/** The whole text, because loading a hash function would take longer than everything else here. */
function whatClientIsMadeFrom(root) {
  const { version } = JSON.parse(fs.readFileSync(path.join(root, "node_modules/prisma/package.json"), "utf8"));
  return `// Prisma ${version}\n${fs.readFileSync(path.join(root, "prisma/schema.prisma"), "utf8")}`;
}
