/** A key that seals what must not be readable in the database. */
export interface SecretKey {
  /** Stands beside everything it sealed: never give it to another key. */
  readonly id: string;
  /** 32 bytes in base64. */
  readonly key: string;
}

const EXAMPLE = 'Write it like FUNDI_SECRET_KEYS="k1:…", where … is what `openssl rand -base64 32` prints';
const KEYS_AT_MOST = 10;

/** `k2:<base64 of 32 bytes>,k1:<…>`: the first seals, all of them open. The mistakes never repeat a key. */
export function readSecretKeys(text: string): { readonly keys: readonly SecretKey[]; readonly mistakes: readonly string[] } {
  const parts = text.split(",").map((part) => part.trim());
  const keys = parts
    .map((part) => /^([\w-]{1,32}):([A-Za-z0-9+/]{43}=)$/.exec(part))
    .map((found) => found && { id: `${found[1]}`, key: `${found[2]}` });
  const mistakes = keys.flatMap((key, position) =>
    key ? [] : [`FUNDI_SECRET_KEYS: the ${ordinal(position)} key is no name, a colon and 32 bytes in base64. ${EXAMPLE}.`],
  );
  const good = keys.filter((key) => key !== null);
  if (new Set(good.map(({ id }) => id)).size < good.length)
    mistakes.push("FUNDI_SECRET_KEYS gives two keys the same name: name each differently, like k2:…,k1:….");
  if (parts.length > KEYS_AT_MOST) mistakes.push(`FUNDI_SECRET_KEYS holds ${parts.length} keys: leave the newest few, at most ${KEYS_AT_MOST}.`);
  return mistakes.length > 0 ? { keys: [], mistakes } : { keys: good, mistakes };
}

const ordinal = (position: number): string => ["first", "second", "third"][position] ?? `${position + 1}th`;
