import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { serviceAccount } from "../../../src/adapters/store/embedded/account.ts";
import { findBinaries } from "../../../src/adapters/store/embedded/binaries.ts";
import { socketFolder } from "../../../src/adapters/store/embedded/folder.ts";
import { freshFolder, start } from "./workplace.ts";

/** Programs that only pretend: each is a shell script. */
function pretend(scripts: { readonly initdb: string; readonly postgres?: string }): string {
  const folder = freshFolder();
  const postgres = `if [ "$1" = --version ]; then echo "postgres (PostgreSQL) 18.4"; exit; fi; ${scripts.postgres ?? "exit 1"}`;
  for (const [name, script] of Object.entries({ initdb: scripts.initdb, postgres }))
    fs.writeFileSync(path.join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return folder;
}

const MAKES_A_FOLDER = 'mkdir -p "$2"; echo 18 > "$2/PG_VERSION"';

describe("whoever cannot start the database reads one sentence that says what to do", () => {
  it("when the disk is full while the database is made", async () => {
    const folder = freshFolder();
    const binaries = pretend({ initdb: 'echo "initdb: error: could not write to file: No space left on device" >&2; exit 1' });
    await expect(start({ folder, binaries })).rejects.toThrow(`The disk that holds ${folder}/pg is full: free some space and start again`);
    expect(fs.readdirSync(folder)).toEqual([]);
  });

  it("when the disk is full later", async () => {
    const folder = freshFolder();
    const postgres = 'echo "PANIC:  could not write to file \\"pg_wal/xlogtemp.29\\": No space left on device" >&2; exit 1';
    await expect(start({ folder, binaries: pretend({ initdb: MAKES_A_FOLDER, postgres }) })).rejects.toThrow(
      "is full: free some space and start again",
    );
  });

  it("when the server dies for a reason nobody foresaw", async () => {
    const folder = freshFolder();
    const postgres = 'echo "2026-11-25 01:00:00 UTC [12] FATAL:  could not map anonymous shared memory: Cannot allocate memory" >&2; exit 1';
    await expect(start({ folder, binaries: pretend({ initdb: MAKES_A_FOLDER, postgres }) })).rejects.toThrow(
      `PostgreSQL did not start in ${folder}/pg: could not map anonymous shared memory: Cannot allocate memory; put this right, or set DATABASE_URL to another server`,
    );
  });

  it("when a file is where the folder should be", async () => {
    const file = path.join(freshFolder(), "taken");
    fs.writeFileSync(file, "");
    await expect(start({ folder: file })).rejects.toThrow(
      `${file} cannot be made because a file is in its way: set FUNDI_DATA_DIR to another folder`,
    );
    await expect(start({ folder: path.join(file, "below") })).rejects.toThrow("a file is in its way: set FUNDI_DATA_DIR to another folder");
  });

  it.skipIf(process.getuid?.() === 0)("when the folder may not be written", async () => {
    const folder = freshFolder();
    fs.chmodSync(folder, 0o500);
    await expect(start({ folder })).rejects.toThrow(`Fundi may not write to ${folder}: give it to the user who runs Fundi, or set FUNDI_DATA_DIR`);
  });

  it("when the data are of another version of PostgreSQL", async () => {
    const folder = freshFolder();
    fs.mkdirSync(path.join(folder, "pg"));
    fs.writeFileSync(path.join(folder, "pg/PG_VERSION"), "12\n");
    const { major } = findBinaries();
    await expect(start({ folder })).rejects.toThrow(
      `${folder}/pg was made by PostgreSQL 12, but this is ${major}: set PG_BIN to the folder of PostgreSQL 12's programs, or FUNDI_DATA_DIR to a new folder`,
    );
  });

  it("when PG_BIN holds no programs", async () => {
    const nothing = freshFolder();
    await expect(start({ folder: freshFolder(), binaries: nothing })).rejects.toThrow(
      `PG_BIN=${nothing} does not hold a working initdb and postgres: correct or unset it`,
    );
  });

  it.runIf(process.getuid?.() === 0)("when root can neither get a user namespace nor find a user who reaches the folder", () => {
    expect(() => serviceAccount(findBinaries().postgres, freshFolder(), ["nobody-of-that-name"], ["false"])).toThrow(
      "start Fundi as a normal user, or set DATABASE_URL",
    );
  });
});

describe("what needs no help", () => {
  it("a folder for temporary files whose path is too long for a socket is passed over", () => {
    const usual = process.env.TMPDIR;
    process.env.TMPDIR = path.join(freshFolder(), "x".repeat(90));
    try {
      expect(socketFolder("/somewhere/pg")).toMatch(/^\/tmp\/pg-[0-9a-f]{12}$/);
    } finally {
      if (usual === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = usual;
    }
  });

  it.runIf(process.getuid?.() === 0)("root without user namespaces runs the server as a user of the system who reaches the folder", () => {
    const folder = fs.mkdtempSync("/tmp/fundi-open-");
    try {
      const account = serviceAccount("/bin/true", folder, ["nobody"], ["false"]);
      expect(account).toEqual({ prefix: [], owner: { uid: 65_534, gid: 65_534 } });
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  });
});
