import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const root = path.join(import.meta.dirname, "../..");

export interface Ended {
  readonly code: number | null;
  /** Lines on standard error. */
  readonly said: readonly string[];
}

/** Writes down that it was called, then does what `npm ci` does: fills node_modules, in it a Prisma that generates an empty client. */
const NPM = `
const fs = require("node:fs");
fs.appendFileSync("calls", ["npm", ...process.argv.slice(2)].join(" ") + "\\n");
if (process.env.NPM_FAILS_WITH) {
  console.error("npm error code " + process.env.NPM_FAILS_WITH + "\\nnpm error A complete log of this run can be found in: /some/where.log");
  process.exit(1);
}
setTimeout(() => {
  const { packages } = JSON.parse(fs.readFileSync("package-lock.json", "utf8"));
  delete packages[""];
  fs.mkdirSync("node_modules/prisma/build", { recursive: true });
  fs.writeFileSync("node_modules/.package-lock.json", JSON.stringify({ packages }));
  fs.writeFileSync("node_modules/prisma/package.json", JSON.stringify({ version: packages["node_modules/prisma"].version, type: "commonjs" }));
  fs.writeFileSync("node_modules/prisma/build/index.js", \`
    const fs = require("node:fs");
    fs.appendFileSync("calls", "prisma " + process.argv[2] + "\\\\n");
    fs.mkdirSync("src/generated/prisma", { recursive: true });
    fs.writeFileSync("src/generated/prisma/client.ts", "");
  \`);
}, Number(process.env.NPM_TAKES_MS ?? 0));
`;

/** A folder with nothing but Fundi's install script, a lock file, a schema and an npm that only pretends. Its path has a space in it. */
export class FakeProject {
  readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), "fundi install "));
  readonly packages: Record<string, object> = { "": {}, "node_modules/prisma": { version: "7.0.0", integrity: "sha512-p" } };

  /** `template`: has installed already what the new one shall find. */
  constructor(template?: FakeProject) {
    for (const script of ["scripts/install.mjs", "scripts/install"]) copy(path.join(root, script), this.at(script));
    this.write("bin/npm.cjs", NPM);
    this.write("bin/npm", `#!/bin/sh\nexec "${process.execPath}" "${this.at("bin/npm.cjs")}" "$@"\n`);
    fs.chmodSync(this.at("bin/npm"), 0o755);
    this.write("prisma/schema.prisma", "// the first schema\n");
    this.lock({});
    if (template) for (const made of ["node_modules", "src"]) copy(template.at(made), this.at(made));
  }

  /** Adds packages to the lock file. */
  lock(packages: Record<string, object>): void {
    Object.assign(this.packages, packages);
    this.write("package-lock.json", JSON.stringify({ packages: this.packages }));
  }

  at(file: string): string {
    return path.join(this.folder, file);
  }

  write(file: string, text: string): void {
    fs.mkdirSync(path.dirname(this.at(file)), { recursive: true });
    fs.writeFileSync(this.at(file), text);
  }

  /** What was called since the last look. */
  calls(): string[] {
    const file = this.at("calls");
    const lines = fs.existsSync(file) ? fs.readFileSync(file, "utf8").trim().split("\n") : [];
    fs.rmSync(file, { force: true });
    return lines;
  }

  install(args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
    const { npm_execpath: _, ...outside } = process.env;
    const child = spawn(process.execPath, [this.at("scripts/install.mjs"), ...args], {
      cwd: os.tmpdir(),
      env: { ...outside, PATH: `${this.at("bin")}:${process.env.PATH}`, ...env },
      stdio: ["ignore", "ignore", "pipe"],
    });
    return ended(child);
  }

  [Symbol.dispose](): void {
    fs.rmSync(this.folder, { recursive: true });
  }
}

function copy(from: string, to: string): void {
  fs.cpSync(from, to, { recursive: true, preserveTimestamps: true });
}

function ended(child: ChildProcess): Promise<Ended> {
  let said = "";
  child.stderr?.setEncoding("utf8").on("data", (text) => {
    said += text;
  });
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, said: said.split("\n").filter(Boolean) })));
}
