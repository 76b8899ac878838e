import { defineConfig } from "prisma/config";

// `generate`, `validate` and `format` never run the native schema engine, they only want to see that it exists: any file will do,
// and nothing is downloaded. For any other command the stub would lie (`migrate diff` would report "no change"), so they go without.
const withoutEngine = ["generate", "validate", "format"].some((command) => process.argv.includes(command));
if (withoutEngine) process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  // The commands above open no connection; a running Fundi gets its address from src/config.ts.
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://unused" },
});
