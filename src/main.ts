import { enableCompileCache } from "node:module";
import path from "node:path";

// Before anything else is loaded: what was compiled once, types stripped and all, is not compiled again at the next start.
enableCompileCache(path.join(import.meta.dirname, "../node_modules/.cache/fundi"));

const { main } = await import("./start.ts");
await main();
