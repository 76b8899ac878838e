import { execFile } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PACKAGES, PLANTS, VICTIMS } from "./plants.ts";

const root = path.join(import.meta.dirname, "../..");
const rulesFile = path.join(root, ".dependency-cruiser.cjs");
const tool = path.join(root, "node_modules/.bin/depcruise");
const FOLDERS = ["src", "test", "bench", "scripts"];

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

interface Cruise {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: { readonly violations: readonly Violation[] };
}

async function cruise(folder: string): Promise<Cruise> {
  const folders = FOLDERS.filter((name) => fs.existsSync(path.join(folder, name)));
  const run = promisify(execFile)(process.execPath, [tool, "--config", rulesFile, "--output-type", "json", ...folders], {
    cwd: folder,
    maxBuffer: 200_000_000,
  });
  // Exit codes count the violations, so a run that found some is no failure.
  const { stdout } = await run.catch((error: { readonly stdout?: string }) => {
    if (!error.stdout) throw error;
    return { stdout: error.stdout };
  });
  return JSON.parse(stdout) as Cruise;
}

function write(folder: string, file: string, text: string): void {
  fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  fs.writeFileSync(path.join(folder, file), text);
}

/** Our own files are imported for their types only: that counts as well. */
function codeOf(target: string): string {
  if (target === "") return "export {};\n";
  return target.startsWith(".") ? `import type * as planted from "${target}";\nexport type Planted = typeof planted;\n` : `import "${target}";\n`;
}

function plant(folder: string): void {
  const toVersions = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, "1.0.0"]));
  const { declared, dev, undeclared } = PACKAGES;
  write(folder, "package.json", JSON.stringify({ dependencies: toVersions(declared), devDependencies: toVersions(dev) }));
  for (const name of [...declared, ...dev, ...undeclared]) {
    write(folder, `node_modules/${name}/package.json`, JSON.stringify({ name, version: "1.0.0", main: "index.js", types: "index.d.ts" }));
    write(folder, `node_modules/${name}/index.js`, "");
    write(folder, `node_modules/${name}/index.d.ts`, "");
  }
  fs.copyFileSync(path.join(root, "tsconfig.json"), path.join(folder, "tsconfig.json"));
  for (const files of [VICTIMS, ...Object.values(PLANTS)]) {
    for (const [file, target] of Object.entries(files)) write(folder, file, codeOf(target));
  }
}

function codeOnDisk(): string[] {
  const isCode = (file: string): boolean => /\.(ts|mts|cts|js|mjs|cjs)$/.test(file) && !file.startsWith("src/generated/");
  const files = FOLDERS.flatMap((folder) => fs.globSync(`${folder}/**/*`, { cwd: root }));
  return files.filter(isCode).sort();
}

// Before the cruise: what somebody writes meanwhile is for the next one.
const onDisk = codeOnDisk();
const planted = fs.mkdtempSync(path.join(os.tmpdir(), "fundi-planted-"));
let inPlanted: Cruise;
let inReal: Cruise;

beforeAll(async () => {
  plant(planted);
  [inPlanted, inReal] = await Promise.all([cruise(planted), cruise(root)]);
}, 120_000);

afterAll(() => fs.rmSync(planted, { recursive: true }));

describe("a planted violation", () => {
  const offenders = Object.entries(PLANTS).flatMap(([rule, files]) => Object.keys(files).map((file) => ({ rule, file })));

  test.each(offenders)("of $rule is caught in $file", ({ rule, file }) => {
    const caught = inPlanted.summary.violations.filter(({ from }) => from === file).map((violation) => violation.rule.name);
    expect(caught).toContain(rule);
  });

  test("exists for every rule", () => {
    const { forbidden } = createRequire(import.meta.url)(rulesFile) as { readonly forbidden: readonly { readonly name: string }[] };
    expect(Object.keys(PLANTS).sort()).toEqual(forbidden.map(({ name }) => name).sort());
  });

  test("does not spread to the files it imports", () => {
    const blamed = new Set(inPlanted.summary.violations.map(({ from }) => from));
    expect(Object.keys(VICTIMS).filter((file) => blamed.has(file))).toEqual([]);
  });
});

describe("the real tree", () => {
  test("breaks no rule", () => {
    expect(inReal.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  });

  test("is seen whole, file by file", () => {
    const seen = new Set(inReal.modules.map(({ source }) => source));
    expect(onDisk.length).toBeGreaterThan(100);
    expect(onDisk.filter((file) => !seen.has(file))).toEqual([]);
  });
});
