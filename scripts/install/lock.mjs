// One installation at a time: `npm start` and `npm test` may begin together, and two npm in one node_modules wreck it.
// The lock is a folder, because making one either succeeds or finds it there. In it, `owner` names the processes that hold it and is touched
// every second. A lock is abandoned when its processes are gone, or when nothing touched it for long (another process may have got the
// number of a dead one, as happens in containers).
import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";

const BEAT_MS = 1000;
const POLL_MS = 200;
/** Ten minutes, because an npm whose starter was killed works on without a beat. Counted in looks: a machine that slept has not looked. */
const LOOKS_WITHOUT_BEAT = 3000;

/** Runs `work` while no other process does. `tell` gets a sentence when there is somebody to wait for. */
export async function withLock(folder, tell, work) {
  await acquire(folder, tell);
  const beat = setInterval(() => ifStillThere(() => touch(folder)), BEAT_MS);
  try {
    await work({ sharedWith: (pid) => ifStillThere(() => writeOwner(folder, pid)) });
  } finally {
    clearInterval(beat);
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function acquire(folder, tell) {
  if (take(folder)) return;
  let seen = look(folder);
  if (!isAbandoned(seen)) tell(`Another Fundi command is installing: waiting for it. (If that is not so, delete ${folder}.)`);
  while (!take(folder)) {
    seen = look(folder, seen);
    if (isAbandoned(seen) && takeOver(folder, seen.owner)) return;
    await sleep(POLL_MS);
  }
}

function take(folder) {
  try {
    fs.mkdirSync(folder);
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
  writeOwner(folder);
  return true;
}

/** A folder named for the predecessor: of several processes that found the same lock abandoned, exactly one can make it. */
function takeOver(folder, owner) {
  const claim = path.join(folder, `after-${owner.replaceAll(" ", "-")}`);
  try {
    fs.mkdirSync(claim);
  } catch {
    return false; // another was first, or the lock is gone
  }
  if (readOwner(folder).owner === owner) {
    writeOwner(folder);
    return true;
  }
  fs.rmdirSync(claim); // meanwhile it is the lock of somebody else
  return false;
}

function look(folder, seen) {
  const now = readOwner(folder);
  const isSame = now.owner === seen?.owner && now.beat === seen.beat;
  return { ...now, looks: isSame ? seen.looks + 1 : 1 };
}

function isAbandoned({ owner, looks }) {
  const pids = owner.split(" ").filter(Boolean).map(Number);
  return looks > LOOKS_WITHOUT_BEAT || (pids.length > 0 && !pids.some(isAlive));
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return pid !== process.pid; // our own number, before us, was another's
  } catch (error) {
    return error.code === "EPERM"; // it runs, as another user
  }
}

function readOwner(folder) {
  const file = path.join(folder, "owner");
  try {
    return { owner: fs.readFileSync(file, "utf8"), beat: fs.statSync(file).mtimeMs };
  } catch {
    return { owner: "", beat: 0 }; // just made, or just released
  }
}

/** `child` is the npm we started: it works on even if we are killed. */
function writeOwner(folder, child) {
  fs.writeFileSync(path.join(folder, "owner"), [process.pid, child].filter(Boolean).join(" "));
}

function touch(folder) {
  const now = new Date();
  fs.utimesSync(path.join(folder, "owner"), now, now);
}

/** The waiting message allows deleting the folder. */
function ifStillThere(write) {
  try {
    write();
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
}
