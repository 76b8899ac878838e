/** Arguments that hold structure: JSON strings inside a form, values or strings inside a JSON body. */
const STRUCTURED = new Set(["blocks", "metadata", "view"]);

/** Reads a Web API body of either kind. Nothing when it is neither. */
export function readArguments(contentType: string, body: string): Record<string, unknown> | undefined {
  const given = /^application\/json\b/i.test(contentType) ? parseJson(body) : Object.fromEntries(new URLSearchParams(body));
  if (typeof given !== "object" || given === null || Array.isArray(given)) return undefined;
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, STRUCTURED.has(name) ? structured(value) : value]));
}

export function textArgument(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** `true`, `"true"`, `1` and `"1"` are all in use. */
export function flagArgument(value: unknown): boolean {
  return value === true || value === "true" || value === 1 || value === "1";
}

/** A whole number within limits, else the default. */
export function countArgument(value: unknown, byDefault: number, max: number): number {
  const count = Number(value);
  return Number.isInteger(count) && count >= 1 ? Math.min(count, max) : byDefault;
}

/** A text that is no JSON stays a text and fails the check that comes later, as `invalid_blocks_format` or `invalid_arguments`. */
function structured(value: unknown): unknown {
  if (typeof value !== "string") return value;
  return value === "" ? undefined : (parseJson(value) ?? value);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
