import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openVault } from "../../../src/adapters/secrets/vault.ts";

const key = (id: string) => ({ id, key: randomBytes(32).toString("base64") });
const [k1, k2] = [key("k1"), key("k2")];
const vault = openVault([k1]);

/** Any text of full characters: a lone half of one cannot be stored as UTF-8. */
const text = fc.string({ unit: "grapheme" });

describe("A sealed text", () => {
  test("opens to what it was, whatever it was and whoever it belongs to", () => {
    fc.assert(
      fc.property(text, text, (secret, about) => {
        expect(vault.open(vault.seal(secret, about).sealed, about)).toBe(secret);
      }),
    );
  });

  test("shows nothing of what it was, and never looks the same twice", () => {
    const { sealed } = vault.seal("xoxb-1-2-abc", "the token of T1");
    expect(sealed).toMatch(/^v1\.k1\.[\w-]{16}\.[\w-]+$/);
    expect(Buffer.from(sealed.split(".")[3] ?? "", "base64url").toString("latin1")).not.toContain("xoxb");
    expect(vault.seal("xoxb-1-2-abc", "the token of T1").sealed).not.toBe(sealed);
  });

  test("does not open when a single bit of it was changed, or its form", () => {
    const { sealed } = vault.seal("xoxb-1-2-abc", "the token of T1");
    const [version, id, ...parts] = sealed.split(".");
    fc.assert(
      fc.property(fc.nat(1), fc.nat(10_000), fc.nat(7), (part, at, bit) => {
        const bytes = parts.map((one) => Buffer.from(one, "base64url"));
        const chosen = bytes[part] as Buffer;
        chosen[at % chosen.length]! ^= 1 << bit;
        const changed = [version, id, ...bytes.map((one) => one.toString("base64url"))].join(".");
        expect(() => vault.open(changed, "the token of T1")).toThrow(/^The key k1 does not open the token of T1/);
      }),
    );
    for (const changed of ["", "xoxb-1-2-abc", `v2${sealed.slice(2)}`, `${sealed}.more`, "v1.k1..", "v1.k1.AAAA.AAAA", "v1"]) {
      expect(() => vault.open(changed, "the token of T1")).toThrow(/the token of T1/);
    }
  });

  test("does not open for another workspace: a row cannot be copied over another's", () => {
    expect(() => vault.open(vault.seal("xoxb-1-2-abc", "the token of T1").sealed, "the token of T2")).toThrow(
      /^The key k1 does not open the token of T2: it was changed since.*install Fundi there again/,
    );
  });

  test("opens after the keys have changed, as long as its own is still there", () => {
    const { sealed } = vault.seal("xoxb-1-2-abc", "the token of T1");
    const next = openVault([k2, k1]);
    expect(next.open(sealed, "the token of T1")).toBe("xoxb-1-2-abc");
    expect(next.seal("x", "y").keyId).toBe("k2");
    expect(() => openVault([k2]).open(sealed, "the token of T1")).toThrow(
      /^No key opens the token of T1: it was sealed with k1. Add that key to FUNDI_SECRET_KEYS/,
    );
  });

  test("does not open with another key of the same name, and the message holds neither", () => {
    const other = key("k1");
    const { sealed } = vault.seal("xoxb-1-2-abc", "the token of T1");
    expect(() => openVault([other]).open(sealed, "the token of T1")).toThrow(/k1 is not the key that sealed it/);
    try {
      openVault([other]).open(sealed, "the token of T1");
    } catch (error) {
      expect(String(error)).not.toContain(other.key.slice(0, 8));
      expect(String(error)).not.toContain(sealed);
    }
  });
});
