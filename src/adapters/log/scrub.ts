// The last gate: whole lines, as JSON. A replacement must not eat a quote or a backslash, or the line is no JSON any more.

const GONE = "[redacted]";

/** What gives a secret away in any text, be it a message of ours, of a library or of a platform. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  // Slack's tokens: xoxb-, xoxp-, xoxe.xoxp-, xapp- …
  [/\b(xox[a-z]|xapp)[-.][\w.%-]+/gi, `$1-${GONE}`],
  // Addresses to answer a click: whoever has one can write into the chat. The playground's are under /hooks/ too.
  [/(https?:\/\/hooks\.slack(?:-gov)?\.com\/)[^\s"'\\<>]+/gi, `$1${GONE}`],
  [/(https?:\/\/[^\s"'\\<>/]+(?:\/[\w-]+)*\/hooks\/)[^\s"'\\<>]+/gi, `$1${GONE}`],
  // The password in any address, up to the last @ before the path: some have an @ of their own.
  [/(\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s"'\\/:@]{0,200}:)[^\s"'\\/]{1,500}@/gi, `$1${GONE}@`],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]{6,}/gi, `$1 ${GONE}`],
  [/\bv0=[0-9a-f]{16,}/gi, `v0=${GONE}`],
  [/\beyJ[\w-]{5,}\.[\w-]+\.[\w-]*/g, GONE],
  [/\bsk-[\w-]{16,}/g, `sk-${GONE}`],
  [/\b((?:access_|refresh_|bot_)?token|client_secret|secret|password|passwd|pwd|api_?key|code|state|signature|sig)=[^\s"'\\&;,]+/gi, `$1=${GONE}`],
  // A person, not a secret, but no log's business either.
  [/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g, "[e-mail]"],
];

/** Shorter ones would be found in every other word. */
const SHORTEST_SECRET = 6;

/** Takes secrets out of a line. `secrets`: those that have no shape to be known by. */
export function scrubber(secrets: readonly string[] = []): (line: string) => string {
  const known = secrets.filter((secret) => secret.length >= SHORTEST_SECRET).flatMap(spellings);
  // Longest first: one may be part of another.
  known.sort((a, b) => b.length - a.length);
  return (line) => PATTERNS.reduce((text, [pattern, instead]) => text.replace(pattern, instead), known.reduce(cutOut, line));
}

const cutOut = (text: string, secret: string): string => text.replaceAll(secret, GONE);

/** As it is, inside JSON, and inside an address, either way round. */
function spellings(secret: string): string[] {
  return [...new Set([secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret), decoded(secret)])];
}

function decoded(secret: string): string {
  try {
    return decodeURIComponent(secret);
  } catch {
    return secret;
  }
}
