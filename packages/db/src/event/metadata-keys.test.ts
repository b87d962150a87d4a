import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeMetadata, unescapeMetadata } from "./metadata-keys.js";

/** Keys that are, or look like, what MongoDB, BSON, JavaScript or the escaping itself use. */
const trickyKey = fc.oneof(
  fc.constantFrom("_bsontype", "__proto__", "$ref", "$id", "$db", "%", "%25", "%5Fbsontype", ""),
  fc.constantFrom("constructor", "toBSON", "toJSON", "a.b", "$where", "%2e", "a\0b", "..", "$."),
  fc.string({ unit: "binary" }),
);
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.oneof(fc.string(), fc.double({ noNaN: true }), fc.boolean(), fc.constant(null)),
    fc.array(tie("json"), { maxLength: 4 }),
    fc.dictionary(trickyKey, tie("json"), { maxKeys: 4 }),
  ),
}));

/** Metadata such as arrives: what `JSON.parse` makes, own `__proto__` keys included. */
export const arbitraryMetadata = fc
  .dictionary(trickyKey, json, { maxKeys: 6 })
  .map((value): Record<string, unknown> => JSON.parse(JSON.stringify(value)));

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
          expect(key).not.toMatch(/[.$\0]|^_bsontype$|^__proto__$/);
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
