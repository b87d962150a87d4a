import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ByteWriter } from "./byte-writer.js";
import { createFingerprint } from "./fingerprint.js";
import { writeCanonical } from "./write-canonical.js";

/** Short texts and long ones, in one, two, three and four bytes a character, and broken ones. */
const text = fc
  .tuple(fc.constantFrom("", "a", "é", "€", "😀", "\uD800", "\u0000"), fc.nat(600))
  .map(([piece, times]) => piece.repeat(times));

function canonicalBytes(value: unknown): Buffer {
  const writer = new ByteWriter(new Uint8Array());
  writeCanonical(writer, value);
  return Buffer.from(writer.written);
}

describe("the fingerprint of an event", { timeout: 30_000 }, () => {
  it("is HMAC-SHA-256 of its canonical bytes, whatever the secret", () => {
    fc.assert(
      fc.property(text, fc.array(text), (secret, texts) => {
        const expected = createHmac("sha256", secret)
          .update(canonicalBytes({ texts }))
          .digest("hex");
        const fingerprint = createFingerprint(secret, "id")({ texts });
        expect(fingerprint.hash).toBe(expected.slice(0, 32));
        expect(fingerprint.bytes).toBe(canonicalBytes({ texts }).length);
      }),
    );
  });

  it("does not depend on the events before, nor on their size", () => {
    const fingerprintOf = createFingerprint("secret", "id");
    const small = { a: "small" };
    const first = fingerprintOf(small);
    for (const length of [10, 20_000, 3_000_000]) {
      fingerprintOf({ a: "x".repeat(length), b: "\uD800" });
      expect(fingerprintOf(small)).toEqual(first);
    }
  });

  it("sees half characters in short texts, long ones and keys", () => {
    const fingerprintOf = createFingerprint("secret", "id");
    const broken = ["\uD800", `${"a".repeat(1_000)}\uDC00`, "😀\uD83D"];
    for (const half of broken) {
      expect(fingerprintOf([half]).isWellFormed).toBe(false);
      expect(fingerprintOf({ [half]: 1 }).isWellFormed).toBe(false);
    }
    expect(fingerprintOf(["😀", "é".repeat(1_000)]).isWellFormed).toBe(true);
  });

  it("leaves a key out at the root and nowhere else", () => {
    const hashOf = (value: unknown) => createFingerprint("secret", "id")(value).hash;
    expect(hashOf({ id: 1, a: 2 })).toBe(hashOf({ a: 2 }));
    expect(hashOf({ a: { id: 1 } })).not.toBe(hashOf({ a: {} }));
  });
});
