import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { Sealed, Vault } from "../../core/ports.ts";

interface Key {
  /** Letters, digits, _ and -; stands in every text it sealed. */
  readonly id: string;
  /** 32 bytes in base64. */
  readonly key: string;
}

// AES-256-GCM with a random nonce of 96 bits, as NIST SP 800-38D recommends; some thousand texts a key are far from its limit of 2³².
const CIPHER = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Of the format, so that another can follow. */
const VERSION = "v1";

/** The first key seals, all of them open. A sealed text reads `v1.<key id>.<nonce>.<cipher text and tag>`, the last two in base64url. */
export function openVault(keys: readonly Key[]): Vault {
  const [first] = keys;
  if (!first) throw new Error("A vault needs at least one key.");
  const ring = new Map(keys.map(({ id, key }) => [id, Buffer.from(key, "base64")]));
  return {
    keyId: first.id,
    seal: (text, about) => seal(first.id, Buffer.from(first.key, "base64"), text, about),
    open: (sealed, about) => open(ring, sealed, about),
  };
}

function seal(keyId: string, key: Buffer, text: string, about: string): Sealed {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(authenticated(keyId, about));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return { keyId, sealed: [VERSION, keyId, nonce.toString("base64url"), body.toString("base64url")].join(".") };
}

function open(ring: ReadonlyMap<string, Buffer>, sealed: string, about: string): string {
  const [version, keyId = "", nonce = "", body = "", ...more] = sealed.split(".");
  if (version !== VERSION || more.length > 0) throw new Error(`No key opens ${about}: a newer Fundi sealed it, or it was changed since.`);
  const key = ring.get(keyId);
  if (!key) throw new Error(`No key opens ${about}: it was sealed with ${keyId}. Add that key to FUNDI_SECRET_KEYS, or install Fundi there again.`);
  try {
    return decipher(key, { keyId, nonce: Buffer.from(nonce, "base64url"), body: Buffer.from(body, "base64url") }, about);
  } catch (error) {
    const why = `it was changed since, or ${keyId} is not the key that sealed it`;
    throw new Error(`The key ${keyId} does not open ${about}: ${why}. Put the right key back, or install Fundi there again.`, { cause: error });
  }
}

function decipher(key: Buffer, { keyId, nonce, body }: { keyId: string; nonce: Buffer; body: Buffer }, about: string): string {
  const decipherer = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(authenticated(keyId, about));
  decipherer.setAuthTag(body.subarray(-TAG_BYTES));
  return Buffer.concat([decipherer.update(body.subarray(0, -TAG_BYTES)), decipherer.final()]).toString("utf8");
}

/** What is not secret but must not be exchanged. */
const authenticated = (keyId: string, about: string): Buffer => Buffer.from(JSON.stringify([VERSION, keyId, about]));
