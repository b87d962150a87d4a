import { describe, expect, it } from "vitest";
import { toBase62 } from "./base62.js";
import { hashKey, isKeyOf } from "./key-hash.js";
import { generateKey, keyIdOf, keyPrefix, kindOf } from "./key-text.js";

describe("the text of a key", () => {
  it("is a typed prefix, an id and 256 bits, in letters and digits", () => {
    const { id, text } = generateKey("w");
    expect(text).toMatch(/^adt_w_[0-9A-Za-z]{11}_[0-9A-Za-z]{43}$/);
    expect(keyIdOf(text)).toBe(id);
    expect(text.startsWith(keyPrefix("w", id))).toBe(true);
  });

  it("holds every value of 256 bits, the greatest and the least", () => {
    expect(toBase62(new Uint8Array(32), 43)).toBe("0".repeat(43));
    expect(toBase62(new Uint8Array(32).fill(255), 43)).toHaveLength(43);
    expect(toBase62(Uint8Array.of(1, 0), 3)).toBe("048");
  });

  it("never comes twice", () => {
    const texts = new Set(Array.from({ length: 1_000 }, () => generateKey("a").text));
    expect(texts.size).toBe(1_000);
  });

  it.each([
    "",
    "adt_w_short_secret",
    `${generateKey("w").text}x`,
    ` ${generateKey("w").text}`,
    generateKey("w").text.replace("adt_w", "adt_x"),
    generateKey("w").text.replace("_", "-"),
    "adt_w_$ne________x_0000000000000000000000000000000000000000000",
  ])("is not %j", (text) => {
    expect(keyIdOf(text)).toBeNull();
  });

  it.each([
    [["events:write"], "w"],
    [["audit_logs.list"], "r"],
    [["audit_logs.list", "audit_logs.export"], "r"],
    [["keys:manage"], "a"],
    [["events:write", "audit_logs.list"], "a"],
  ] as const)("says of %j that it is %s", (scopes, kind) => {
    expect(kindOf(scopes)).toBe(kind);
  });
});

describe("the hash of a key", () => {
  it("recognises the key, no other one, and nothing under another secret", () => {
    const { text } = generateKey("w");
    const hash = hashKey(text, "one secret");
    expect(hash).toHaveLength(32);
    expect(isKeyOf(hash, text, "one secret")).toBe(true);
    expect(isKeyOf(hash, generateKey("w").text, "one secret")).toBe(false);
    expect(isKeyOf(hash, text.replace("adt_w_", "adt_a_"), "one secret")).toBe(false);
    expect(isKeyOf(hash, text, "another secret")).toBe(false);
    expect(isKeyOf(hash.subarray(1), text, "one secret")).toBe(false);
  });
});
