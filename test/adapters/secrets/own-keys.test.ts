import { execFile } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { ownKeys } from "../../../src/adapters/secrets/own-keys.ts";

function folder(): string {
  const made = fs.mkdtempSync(path.join(os.tmpdir(), "fundi-keys-"));
  onTestFinished(() => fs.rmSync(made, { recursive: true }));
  return path.join(made, "data");
}

test("Fundi makes itself one key, which only its own user can read, and keeps it", () => {
  const data = folder();
  const made = ownKeys(data);
  expect(made).toMatch(/^own-[0-9a-f]{6}:[A-Za-z0-9+/]{43}=$/);
  expect(ownKeys(data)).toBe(made);
  expect(fs.readdirSync(data)).toEqual(["secret-keys"]);
  expect(fs.statSync(path.join(data, "secret-keys")).mode & 0o777).toBe(0o600);
  expect(ownKeys(folder())).not.toBe(made);
});

test("processes that start together get the same key", async () => {
  const data = folder();
  const file = path.join(import.meta.dirname, "../../../src/adapters/secrets/own-keys.ts");
  const code = `const { ownKeys } = await import(${JSON.stringify(file)}); console.log(ownKeys(${JSON.stringify(data)}))`;
  const start = () => promisify(execFile)(process.execPath, ["--input-type=module", "--no-warnings", "-e", code]);
  const said = await Promise.all(Array.from({ length: 4 }, start));
  expect(new Set(said.map(({ stdout }) => stdout)).size).toBe(1);
  expect(fs.readdirSync(data)).toEqual(["secret-keys"]);
});
