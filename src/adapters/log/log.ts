import { type DestinationStream, destination, pino } from "pino";
import { errorFields, type Fields, fieldsToLog } from "./fields.ts";
import { type Scrub, scrubber, scrubTree } from "./scrub.ts";

/** What happened, for operators: one JSON object a line, without secrets and without what learners wrote. */
export interface Log {
  info(message: string, fields?: Fields): void;
  warn(message: string, fields?: Fields): void;
  /** Whatever was thrown, with its causes. */
  error(message: string, error?: unknown, fields?: Fields): void;
  /** The same log; its lines carry these fields too. */
  child(fields: Fields): Log;
}

export interface LogOptions {
  readonly level: "info" | "warn" | "error" | "silent";
  /** Known secrets, which no pattern can tell from other text: they are replaced wherever they appear. */
  readonly secrets?: readonly string[];
  /** Standard error when left out: standard output belongs to the command line's answers. */
  readonly to?: DestinationStream;
}

const STANDARD_ERROR = 2;

export function openLog({ level, secrets = [], to }: LogOptions): Log {
  // Synchronous, so that the last line before a crash is written.
  const stream = to ?? destination({ fd: STANDARD_ERROR, sync: true });
  const lines = pino(
    {
      level,
      messageKey: "message",
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    stream,
  );
  return logTo(lines, scrubber(secrets), {});
}

type Lines = Pick<pino.Logger, "info" | "warn" | "error" | "isLevelEnabled">;

function logTo(lines: Lines, scrub: Scrub, own: Fields): Log {
  const write = (level: "info" | "warn" | "error", message: string, fields: Fields): void => {
    if (lines.isLevelEnabled(level)) lines[level](writable({ ...own, ...fields }, scrub), scrub(message));
  };
  return {
    info: (message, fields = {}) => write("info", message, fields),
    warn: (message, fields = {}) => write("warn", message, fields),
    error: (message, error, fields = {}) => write("error", message, { ...fields, ...(error !== undefined && { error: thrown(error) }) }),
    child: (fields) => logTo(lines, scrub, { ...own, ...fields }),
  };
}

/** Nothing keeps a library from throwing a text or an object; both may hold anything. */
const thrown = (error: unknown): unknown => (error instanceof Error ? error : errorFields(error));

/** A log that throws would hide the trouble it was called for. */
function writable(fields: Fields, scrub: Scrub): object {
  try {
    return scrubTree(fieldsToLog(fields), scrub) as object;
  } catch {
    return { fields: "[unreadable]" };
  }
}
