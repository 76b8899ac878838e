import fs from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { PGlite } from "@electric-sql/pglite";
import { bindMigrationAwareSqlAdapterFactory, type SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import type { DiffParams, DiffResult } from "@prisma/schema-engine-wasm";
import { PrismaPGlite } from "pglite-prisma-adapter";

/** Prisma's schema engine as WebAssembly: the native one would have to be downloaded. */
export interface SchemaEngine {
  diff(request: DiffParams): Promise<DiffResult>;
}

interface Glue {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
  readonly SchemaEngine: {
    // Quoted, because it is a static method of that name and no constructor.
    "new"(options: { datamodels: [string, string][] }, log: () => void, adapter: unknown): Promise<SchemaEngine>;
  };
}

const GLUE = "@prisma/schema-engine-wasm/schema_engine_bg";

/** A PostgreSQL in memory. Scripts go to it whole: the stock adapter splits them at every `;`, also inside a function's body. */
async function connectInMemory(): Promise<SqlDriverAdapter> {
  const database = new PGlite();
  const adapter = await new PrismaPGlite(database).connect();
  const executeScript = async (sql: string): Promise<void> => void (await database.exec(sql));
  return Object.assign(adapter, { executeScript });
}

/** The engine asks for fresh databases to replay the migrations in. */
class ShadowDatabases extends PrismaPGlite {
  override connect(): Promise<SqlDriverAdapter> {
    return connectInMemory();
  }

  override connectToShadowDb(): Promise<SqlDriverAdapter> {
    return connectInMemory();
  }
}

async function loadGlue(): Promise<Glue> {
  const file = createRequire(import.meta.url).resolve(GLUE);
  const glue = (await import(pathToFileURL(file).href)) as Glue;
  const wasm = fs.readFileSync(file.replace(/\.js$/, ".wasm"));
  const { instance } = await WebAssembly.instantiate(wasm, { "./schema_engine_bg.js": glue as never });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports as { __wbindgen_start(): void }).__wbindgen_start();
  return glue;
}

/** The in-memory database keeps handles open: whoever starts an engine ends the process with `process.exit`. */
export async function startSchemaEngine(schemaFile: string, schema: string): Promise<SchemaEngine> {
  const { SchemaEngine } = await loadGlue();
  const shadow = bindMigrationAwareSqlAdapterFactory(new ShadowDatabases(new PGlite()));
  return SchemaEngine.new({ datamodels: [[schemaFile, schema]] }, () => {}, shadow);
}
