import { mkdirSync, readFileSync, renameSync } from "node:fs";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import type { SavedWorkspace } from "./workspace.ts";

/** What survives a restart. `extra` belongs to the host, e.g. its clock's offset. */
export interface Saved {
  readonly workspace: SavedWorkspace;
  readonly extra: unknown;
}

const WRITE_AFTER_MS = 200;

/** Enough to be sure that the rest of the code can walk it; the messages passed the Block Kit check when they came. */
const user = z.looseObject({ id: z.string(), name: z.string(), tz: z.string(), locale: z.string(), deleted: z.boolean() });
const kept = z.looseObject({
  channel: z.string(),
  message: z.looseObject({
    ts: z.string().regex(/^\d+\.\d{6}$/),
    text: z.string(),
    user: z.string(),
    blocks: z.array(z.looseObject({ type: z.string() })).optional(),
  }),
});
const channel = z.object({ id: z.string(), name: z.string(), members: z.array(z.string()), botIsIn: z.boolean(), messages: z.array(kept) });
const saved = z.object({
  version: z.literal(1),
  workspace: z.object({
    users: z.array(user),
    rooms: z.array(z.object({ user: z.string(), messages: z.array(kept) })),
    channels: z.array(channel).optional(),
  }),
  extra: z.unknown().optional(),
});

/** One file, written whole beside itself and then moved into place, so that a crash leaves the old or the new one. */
export class Snapshot {
  readonly #file: string;
  readonly #take: () => Saved;
  readonly #warn: (line: string) => void;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(file: string, take: () => Saved, warn: (line: string) => void) {
    this.#file = file;
    this.#take = take;
    this.#warn = warn;
  }

  /** Nothing when there is none yet. One that cannot be read is moved aside, not lost. */
  load(): Saved | undefined {
    const text = readIfThere(this.#file);
    if (text === undefined) return undefined;
    const parsed = saved.safeParse(parseJson(text));
    if (parsed.success) return parsed.data as unknown as Saved;
    const aside = `${this.#file}.unreadable-${Date.now()}`;
    renameSync(this.#file, aside);
    this.#warn(`The playground's snapshot could not be read and was moved to ${aside}; the playground starts empty.`);
    return undefined;
  }

  /** Written soon, once for many changes. */
  changed(): void {
    this.#timer ??= setTimeout(() => void this.write(), WRITE_AFTER_MS).unref();
  }

  /** Resolves when the present state is in the file. */
  write(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing = this.#writing.then(() => this.#replaceFile());
    return this.#writing;
  }

  async #replaceFile(): Promise<void> {
    const temporary = `${this.#file}.${process.pid}.tmp`;
    try {
      await mkdir(dirname(this.#file), { recursive: true });
      await writeFile(temporary, JSON.stringify({ version: 1, ...this.#take() }), { mode: 0o600 });
      await rename(temporary, this.#file);
    } catch (error) {
      this.#warn(`The playground's snapshot could not be written to ${this.#file}: ${String(error)}`);
    }
  }
}

function readIfThere(file: string): string | undefined {
  mkdirSync(dirname(file), { recursive: true });
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
