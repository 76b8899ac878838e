export type Fields = Readonly<Record<string, unknown>>;

/** Names whose values are secrets, wherever they stand. */
const SECRET =
  /token|secret|passw|authorization|cookie|signature|credential|api_?key|private_?key|re(?:ply|sponse)_?url|connection_?string|database_?url/i;
/** What learners wrote or were shown, and who they are. Ids stay: without them no trouble can be found. */
const PRIVATE =
  /^(?:answers?|response|responses|text|typed|said|ticked|payload|body|view|views|blocks|card|input|values?|params|parameters|args|query|name|real_?name|display_?name|first_?name|last_?name|e_?mail|profile|user_?name|headers)$/i;
/** Pino's own. */
const TAKEN = new Set(["level", "time", "pid", "message"]);

const MAX_DEPTH = 4;
const MAX_ENTRIES = 30;
/** Enough to look through; the log cuts again when the secrets are out. */
const MAX_LETTERS = 8_000;
const MAX_FRAMES = 15;
const MAX_CAUSES = 5;

/** Fields as they may be written: secrets and private words taken out by name, everything of bounded size. */
export function fieldsToLog(fields: Fields): Record<string, unknown> {
  const safe = cleanObject(fields, 0);
  return Object.fromEntries(Object.entries(safe).map(([name, value]) => [TAKEN.has(name) ? `${name}_` : name, value]));
}

function clean(value: unknown, depth: number): unknown {
  switch (typeof value) {
    case "string":
      return value.slice(0, MAX_LETTERS);
    case "bigint":
    case "symbol":
      return String(value);
    case "function":
      return "[function]";
    case "object":
      return value === null ? null : cleanThing(value, depth);
    default:
      return value;
  }
}

function cleanThing(value: object, depth: number): unknown {
  if (value instanceof Error) return errorFields(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "[no date]" : value.toISOString();
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (depth >= MAX_DEPTH) return "[deep]";
  if (Array.isArray(value)) return value.slice(0, MAX_ENTRIES).map((one) => clean(one, depth + 1));
  return cleanObject(value as Fields, depth);
}

function cleanObject(fields: Fields, depth: number): Record<string, unknown> {
  const entries = Object.entries(fields).slice(0, MAX_ENTRIES);
  return Object.fromEntries(entries.map(([name, value]) => [name, cleanNamed(name, value, depth)]));
}

function cleanNamed(name: string, value: unknown, depth: number): unknown {
  // Whether it is there is worth knowing.
  if (value === undefined || value === null || typeof value === "boolean") return value;
  if (SECRET.test(name)) return "[redacted]";
  if (PRIVATE.test(name)) return "[private]";
  return clean(value, depth + 1);
}

/** An error with its causes. Only what is named here is written: libraries hang rows, parameters and whole requests on theirs. */
export function errorFields(error: unknown, causes = MAX_CAUSES): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error, message: typeof error === "string" ? error.slice(0, MAX_LETTERS) : "[no error]" };
  const { name, cause } = error;
  const { code } = error as { code?: unknown };
  return {
    type: name,
    message: messageOf(error),
    ...((typeof code === "string" || typeof code === "number") && { code }),
    stack: framesOf(error),
    ...(cause !== undefined && causes > 0 && { cause: errorFields(cause, causes - 1) }),
    ...(error instanceof AggregateError && causes > 0 && { errors: error.errors.slice(0, MAX_CAUSES).map((one) => errorFields(one, 0)) }),
  };
}

/** Some messages quote what they could not read, and that is what a learner wrote. */
function messageOf({ name, message }: Error): string {
  const text = name.startsWith("PrismaClient") ? withoutInvocation(message) : message;
  return text
    .slice(0, MAX_LETTERS)
    .replace(/"[\s\S]*"?(?= is not valid JSON)/, "[private]")
    .replace(/(invalid input (?:syntax|value)[^:]{0,80}:)[\s\S]*/i, "$1 [private]")
    .replace(/(Failing row contains|Key \([^)]*\)=)[\s\S]*/i, "$1 [private]");
}

/** Prisma prints the whole call, rows included, between its first line and its reason. */
function withoutInvocation(message: string): string {
  const paragraphs = message.trim().split(/\n\s*\n/);
  return paragraphs.length < 2 ? message.trim() : `${paragraphs[0]} … ${paragraphs.at(-1)}`;
}

/** The frames alone: the lines above them repeat the message. */
function framesOf({ stack }: Error): string {
  const frames = typeof stack === "string" ? stack.split("\n").filter((line) => /^\s+at\s/.test(line)) : [];
  return frames
    .slice(0, MAX_FRAMES)
    .map((line) => line.trim())
    .join("\n");
}
