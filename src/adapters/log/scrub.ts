/** Takes secrets out of a text and cuts it to size. */
export type Scrub = (text: string) => string;

const GONE = "[redacted]";

/** What gives a secret away in any text, be it a message of ours, of a library or of a platform. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  // Slack's tokens: xoxb-, xoxp-, xoxe.xoxp-, xapp- … No word boundary before them: an escaped line break ends in an n.
  [/(xox[a-z]|xapp)[-.][\w.%-]+/gi, `$1-${GONE}`],
  // Addresses to answer a click: whoever has one can write into the chat. The playground's are under /hooks/ too.
  [/(https?:\/\/hooks\.slack(?:-gov)?\.com\/)[^\s"'\\<>]+/gi, `$1${GONE}`],
  [/(https?:\/\/[^\s"'\\<>/]+(?:\/[\w-]+)*\/hooks\/)[^\s"'\\<>]+/gi, `$1${GONE}`],
  // The password in any address, up to the last @ before the path: some have an @ of their own.
  [/([a-z][a-z0-9+.-]{1,20}:\/\/[^\s"'\\/:@]{0,200}:)[^\s"'\\/]{1,500}@/gi, `$1${GONE}@`],
  [/(Bearer|Basic)\s+[\w.~+/=-]{6,}/gi, `$1 ${GONE}`],
  [/v0=[0-9a-f]{16,}/gi, `v0=${GONE}`],
  [/eyJ[\w-]{5,}\.[\w-]+\.[\w-]*/g, GONE],
  [/(?:(?<![A-Za-z0-9])|(?<=\\[bfnrt]))sk-[\w-]{16,}/g, `sk-${GONE}`],
  [/((?:token|secret|password|passwd|pwd|api_?key)["'\\]*\s?[=:]\s?["'\\]*)[^\s"'\\&;,]+/gi, `$1${GONE}`],
  [/([?&](?:code|state|sig|signature)=)[^\s"'\\&;]+/gi, `$1${GONE}`],
  // A person, not a secret, but no log's business either.
  [/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g, "[e-mail]"],
];

/** Shorter ones would be found in every other word. */
const SHORTEST_SECRET = 6;
/** No secret is longer than the difference: none is left as a half. */
const MAX_LETTERS_READ = 8_000;
const MAX_LETTERS = 2_000;

/** `secrets`: those that have no shape to be known by. */
export function scrubber(secrets: readonly string[] = []): Scrub {
  const known = secrets.filter((secret) => secret.length >= SHORTEST_SECRET).flatMap(spellings);
  // Longest first: one may be part of another.
  known.sort((a, b) => b.length - a.length);
  return (text) => {
    const open = known.reduce((rest, secret) => rest.replaceAll(secret, GONE), text.slice(0, MAX_LETTERS_READ));
    const clean = PATTERNS.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), open);
    return clean.length > MAX_LETTERS ? `${clean.slice(0, MAX_LETTERS)}… (${text.length} letters)` : clean;
  };
}

/** Every text in plain data, names included. Before it becomes JSON: escaping would hide where a word begins. */
export function scrubTree(tree: unknown, scrub: Scrub): unknown {
  if (typeof tree === "string") return scrub(tree);
  if (Array.isArray(tree)) return tree.map((one) => scrubTree(one, scrub));
  if (typeof tree !== "object" || tree === null) return tree;
  return Object.fromEntries(Object.entries(tree).map(([name, value]) => [scrub(name), scrubTree(value, scrub)]));
}

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
