import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createInputHash } from "./input-hash.js";

describe("the hash of the input", () => {
  it("is HMAC-SHA-256, whatever the lengths of secret and text", () => {
    const piece = fc.constantFrom("", "a", "é", "€", "😀", "\uD800");
    const text = fc.tuple(piece, fc.nat(9_000)).map(([unit, times]) => unit.repeat(times));
    const secrets = fc.tuple(piece, fc.nat(100)).map(([unit, times]) => unit.repeat(times));
    fc.assert(
      fc.property(secrets, text, (secret, canonical) => {
        const expected = createHmac("sha256", secret).update(canonical).digest("hex");
        expect(createInputHash(secret)(canonical)).toBe(expected.slice(0, 32));
      }),
      { numRuns: 50 },
    );
  });

  it("does not depend on what was hashed before", () => {
    const hashOf = createInputHash("secret");
    const first = hashOf("a");
    hashOf("a much longer text than the first one");
    expect(hashOf("a")).toBe(first);
  });
});
