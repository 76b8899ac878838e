// npm run db:new <name>   writes the migration that brings the database from the existing migrations to prisma/schema.prisma.
// npm run db:check        exit 0: the migrations make exactly that schema. Exit 2: they do not; prints the SQL that is missing.
// Both work without a server. Another schema and folder may be named: --schema <file> --migrations <folder>.
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { migrationNames, readMigrations, writeMigration } from "./migration-files.ts";
import { startSchemaEngine } from "./schema-engine.ts";

const root = path.join(import.meta.dirname, "..");
const USAGE = "usage: npm run db:new <name-in-lower-case> | npm run db:check";

interface Places {
  readonly schema: string;
  readonly migrations: string;
}

/** The SQL that is missing, or nothing when the migrations already make the schema. */
async function missingSql({ schema, migrations }: Places): Promise<string | undefined> {
  const content = fs.readFileSync(schema, "utf8");
  const engine = await startSchemaEngine(schema, content);
  const isFirst = migrationNames(migrations).length === 0;
  const diff = await engine.diff({
    from: isFirst ? { tag: "empty" } : { tag: "migrations", ...readMigrations(migrations) },
    to: { tag: "schemaDatamodel", files: [{ path: schema, content }] },
    script: true,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
  });
  return diff.exitCode === 0 ? undefined : (diff.stdout ?? "");
}

async function check(places: Places): Promise<number> {
  const sql = await missingSql(places);
  if (sql === undefined) return 0;
  console.log(`The schema is ahead of the migrations: run "npm run db:new <name>". Missing:\n\n${sql}`);
  return 2;
}

async function create(places: Places, name: string): Promise<number> {
  const sql = await missingSql(places);
  if (sql === undefined) console.log("Nothing to do: the migrations already make the schema.");
  else console.log(`Wrote ${path.relative(process.cwd(), writeMigration(places.migrations, name, sql))}: read it before you commit it.`);
  return 0;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      schema: { type: "string", default: path.join(root, "prisma/schema.prisma") },
      migrations: { type: "string", default: path.join(root, "prisma/migrations") },
    },
  });
  const [command, name = ""] = positionals;
  if (command === "check") return check(values);
  const title = name.replaceAll("-", "_");
  if (command === "new" && /^[a-z][a-z0-9_]{0,60}$/.test(title)) return create(values, title);
  console.error(USAGE);
  return 1;
}

function explain(error: unknown): number {
  console.error(error instanceof Error ? error.message : error);
  return 1;
}

process.exit(await main().catch(explain));
