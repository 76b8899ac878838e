import { randomBytes, randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

const FILE = "secret-keys";

/**
 * The text of `<folder>/secret-keys`, as FUNDI_SECRET_KEYS would be written. It is made once, readable by its owner only; two processes that start
 * together get the same one.
 */
export function ownKeys(folder: string): string {
  const file = path.join(folder, FILE);
  if (!fs.existsSync(file)) makeOnce(file);
  return fs.readFileSync(file, "utf8").trim();
}

/** Written beside it and linked into place: nobody ever reads half a key, and the first link wins. */
function makeOnce(file: string): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${randomUUID()}`;
  // A name of its own: two folders' keys must not be taken for one another.
  const id = `own-${randomBytes(3).toString("hex")}`;
  fs.writeFileSync(draft, `${id}:${randomBytes(32).toString("base64")}\n`, { mode: 0o600, flag: "wx", flush: true });
  try {
    fs.linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    fs.rmSync(draft);
  }
}
