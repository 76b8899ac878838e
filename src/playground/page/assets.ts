import { readdirSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";

export interface Asset {
  readonly contentType: string;
  readonly body: string;
}

const FOLDER = fileURLToPath(new URL("browser/", import.meta.url));

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml; charset=utf-8",
  ".ts": "text/javascript; charset=utf-8",
};

/** The page's files as a browser takes them, by name: scripts lose their types and are otherwise as written. */
export function loadAssets(): ReadonlyMap<string, Asset> {
  return withoutExperimentalWarnings(() => new Map(readdirSync(FOLDER).flatMap((name) => asset(name))));
}

function asset(name: string): [string, Asset][] {
  const contentType = CONTENT_TYPES[extname(name)];
  if (contentType === undefined) return [];
  const source = readFileSync(FOLDER + name, "utf8");
  return [[name, { contentType, body: name.endsWith(".ts") ? stripTypeScriptTypes(source) : source }]];
}

/** Node warns that stripping through this function is experimental; it is the stripping that Node itself runs this file with. */
function withoutExperimentalWarnings<Result>(work: () => Result): Result {
  const emitWarning = process.emitWarning;
  process.emitWarning = () => {};
  try {
    return work();
  } finally {
    process.emitWarning = emitWarning;
  }
}
