import fc from "fast-check";

/** Keys that are, or look like, what MongoDB, BSON, JavaScript or the escaping itself use. */
const trickyKey = fc.oneof(
  fc.constantFrom(...Object.getOwnPropertyNames(Object.prototype)),
  fc.constantFrom("firstBatch", "nextBatch", "cursor", "_id", "length", "0"),
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
