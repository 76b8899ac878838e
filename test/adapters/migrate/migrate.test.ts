import fs from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { type Connection, withDatabase } from "../../../src/adapters/store/embedded/connection.ts";
import { migrate } from "../../../src/adapters/store/migrate.ts";
import { freshDatabase } from "../../database.ts";

let folder: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "fundi-migrations-"));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

function write(name: string, sql: string): void {
  fs.mkdirSync(path.join(folder, name), { recursive: true });
  fs.writeFileSync(path.join(folder, name, "migration.sql"), sql);
}

async function ask(connection: Connection, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ ...connection });
  await client.connect();
  return client
    .query(sql)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

const tables = (connection: Connection) =>
  ask(connection, "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename LIKE 't\\_%' ORDER BY 1").then((rows) =>
    rows.map(({ tablename }) => tablename),
  );

describe("a database is brought up to date", () => {
  it("by every migration it does not have yet, in their order, once", async () => {
    const connection = await freshDatabase();
    write("2_second", "ALTER TABLE t_one ADD COLUMN b int");
    write("1_first", "CREATE TABLE t_one (a int); CREATE FUNCTION one() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$;");
    expect(await migrate(connection, folder)).toEqual(["1_first", "2_second"]);
    expect(await migrate(connection, folder)).toEqual([]);
    write("3_third", "CREATE TABLE t_two ()");
    expect(await migrate(connection, folder)).toEqual(["3_third"]);
    expect(await tables(connection)).toEqual(["t_one", "t_two"]);
  });

  it("once, however many processes start together", async () => {
    const connection = await freshDatabase();
    write("1_first", "CREATE TABLE t_one (a int)");
    const done = await Promise.all(Array.from({ length: 5 }, () => migrate(connection, folder)));
    expect(done.flat()).toEqual(["1_first"]);
  });

  it("even when a newer Fundi has been here before", async () => {
    const connection = await freshDatabase();
    write("1_first", "CREATE TABLE t_one (a int)");
    write("2_newer", "CREATE TABLE t_newer (a int)");
    await migrate(connection, folder);
    fs.rmSync(path.join(folder, "2_newer"), { recursive: true });
    expect(await migrate(connection, folder)).toEqual([]);
  });

  it("or stays as it was when a migration fails half way, and the next start tries again", async () => {
    const connection = await freshDatabase();
    write("1_first", "CREATE TABLE t_one (a int)");
    write("2_broken", "CREATE TABLE t_two (a int); SELECT nonsense");
    await expect(migrate(connection, folder)).rejects.toThrow('Migration 2_broken failed and was undone: column "nonsense" does not exist');
    expect(await tables(connection)).toEqual(["t_one"]);
    write("2_broken", "CREATE TABLE t_two (a int)");
    expect(await migrate(connection, folder)).toEqual(["2_broken"]);
  });

  it("never by a migration that was edited after it was applied", async () => {
    const connection = await freshDatabase();
    write("1_first", "CREATE TABLE t_one (a int)");
    await migrate(connection, folder);
    write("1_first", "CREATE TABLE t_one (a text)");
    await expect(migrate(connection, folder)).rejects.toThrow("Migration 1_first was edited after it was applied: restore its file");
  });
});

describe("whoever cannot reach the database reads where and what to do, and no password", () => {
  it("when nothing listens there", async () => {
    const port = await freePort();
    const failure = await migrate({ connectionString: `postgresql://fundi:geheim@127.0.0.1:${port}/fundi` }, folder).catch((error: Error) => error);
    expect(failure).toEqual(
      new Error(`The database at 127.0.0.1:${port} cannot be used: nothing listens there; start the server or correct DATABASE_URL`),
    );
  });

  it("when the server has no such database", async () => {
    await expect(migrate(withDatabase(inject("template"), "nowhere"), folder)).rejects.toThrow(
      "it has no such database; create it, or correct the name at the end of DATABASE_URL",
    );
  });

  it("when somebody else listens there", async () => {
    const server = createServer((socket) =>
      socket
        .on("error", () => {})
        .resume()
        .end("HTTP/1.1 400 Bad Request\r\n\r\n"),
    ).listen(0, "127.0.0.1");
    await new Promise((done) => server.once("listening", done));
    const { port } = server.address() as { port: number };
    await expect(migrate({ connectionString: `postgresql://fundi:geheim@127.0.0.1:${port}/fundi` }, folder)).rejects.toThrow(
      new RegExp(`^The database at 127\\.0\\.0\\.1:${port} cannot be used: .*; check the server and DATABASE_URL$`),
    );
    await new Promise((done) => server.close(done));
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((done) => server.once("listening", done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}
