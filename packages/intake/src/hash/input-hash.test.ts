import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createInputHash } from "./input-hash.js";

describe("the hash of the input", () => {
  it("is HMAC-SHA-256, whatever the lengths of secret and text", { timeout: 30_000 }, () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.nat(20_000).map((length) => "aé€😀".repeat(length / 4)),
    );
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), text, (secret, canonical) => {
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
