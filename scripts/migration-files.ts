import fs from "node:fs";
import path from "node:path";

const LOCK_FILE = "migration_lock.toml";
const LOCK = '# Which database the migrations are written for. Prisma reads it; keep it in version control.\nprovider = "postgresql"\n';

/** The migrations as Prisma's schema engine wants them. */
export function readMigrations(directory: string) {
  const migrationDirectories = migrationNames(directory).map((name) => ({
    path: name,
    migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: readSql(directory, name) } },
  }));
  return { baseDir: directory, lockfile: { path: LOCK_FILE, content: LOCK }, shadowDbInitScript: "", migrationDirectories };
}

/** Oldest first: the names start with the time they were made. */
export function migrationNames(directory: string): string[] {
  if (!fs.existsSync(directory)) return [];
  return fs
    .readdirSync(directory)
    .filter((name) => fs.existsSync(path.join(directory, name, "migration.sql")))
    .sort();
}

function readSql(directory: string, name: string): string {
  return fs.readFileSync(path.join(directory, name, "migration.sql"), "utf8");
}

/** Returns the path of the new file. */
export function writeMigration(directory: string, title: string, sql: string, now = new Date()): string {
  const time = now.toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = path.join(directory, `${time}_${title}`);
  fs.mkdirSync(folder, { recursive: true });
  const file = path.join(folder, "migration.sql");
  fs.writeFileSync(file, `${sql.trimEnd()}\n`);
  const lock = path.join(directory, LOCK_FILE);
  if (!fs.existsSync(lock)) fs.writeFileSync(lock, LOCK);
  return file;
}
