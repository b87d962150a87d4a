import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryMetadata } from "../../test/arbitrary-metadata.js";
import { escapeMetadata, unescapeMetadata } from "./metadata-keys.js";

function everyKey(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  const own = Array.isArray(value) ? [] : Object.keys(value);
  return [...own, ...Object.values(value).flatMap(everyKey)];
}

describe("the keys of metadata", () => {
  it("come back as they were", () => {
    fc.assert(
      fc.property(arbitraryMetadata, (metadata) => {
        expect(unescapeMetadata(escapeMetadata(metadata))).toEqual(metadata);
      }),
    );
  });

  it("mean nothing to MongoDB, BSON or JavaScript once escaped", () => {
    fc.assert(
      fc.property(arbitraryMetadata, (metadata) => {
        for (const key of everyKey(escapeMetadata(metadata))) {
          expect(key).not.toMatch(/[.$\0]|^_bsontype$/);
          expect(key in Object.prototype).toBe(false);
        }
      }),
    );
  });

  it("stay apart when they differ", () => {
    expect(Object.keys(escapeMetadata({ "a.b": 1, "a%2Eb": 2 }))).toEqual(["a%2Eb", "a%252Eb"]);
  });

  it("cost no copy when nothing has to be escaped", () => {
    const plain = { a: { b: [1, { c: "d" }] } };
    expect(escapeMetadata(plain)).toBe(plain);
  });
});
