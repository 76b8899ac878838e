import { type DestinationStream, destination, pino } from "pino";
import { errorFields, type Fields, fieldsToLog, shorten } from "./fields.ts";
import { scrubber } from "./scrub.ts";

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
  readonly level: "debug" | "info" | "warn" | "error" | "silent";
  /** Known secrets, which no pattern can tell from other text: they are replaced wherever they appear. */
  readonly secrets?: readonly string[];
  /** Standard error when left out: standard output belongs to the command line's answers. */
  readonly to?: DestinationStream;
}

const STANDARD_ERROR = 2;
const MAX_MESSAGE_LETTERS = 1_000;

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
      hooks: { streamWrite: scrubber(secrets) },
    },
    stream,
  );
  return logTo(lines, {});
}

type Lines = Pick<pino.Logger, "info" | "warn" | "error" | "isLevelEnabled">;

function logTo(lines: Lines, own: Fields): Log {
  const write = (level: "info" | "warn" | "error", message: string, fields: Fields): void => {
    if (lines.isLevelEnabled(level)) lines[level](fieldsToLog({ ...own, ...fields }), shorten(message, MAX_MESSAGE_LETTERS));
  };
  return {
    info: (message, fields = {}) => write("info", message, fields),
    warn: (message, fields = {}) => write("warn", message, fields),
    error: (message, error, fields = {}) => write("error", message, { ...fields, ...(error !== undefined && { error: errorFields(error) }) }),
    child: (fields) => logTo(lines, { ...own, ...fields }),
  };
}
