import { deepStrictEqual } from "node:assert/strict";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryMetadata } from "../../test/arbitrary-metadata.js";
import { openTestDatabase } from "../../test/open-test-database.js";
import { sampleDocument } from "../../test/samples.js";
import { eventCollection } from "./event-collection.js";
import { toStoredEvent } from "./event-mapper.js";
import { createEventWriter } from "./event-writer.js";

const database = await openTestDatabase();
const events = eventCollection(database);
const writer = createEventWriter(database);

async function throughMongo(metadata: readonly Record<string, unknown>[]) {
  const documents = metadata.map((one) => sampleDocument({ metadata: one }));
  expect(await writer.insert(documents)).toMatchObject({ inserted: documents.length });
  return Promise.all(
    documents.map(async ({ _id }) => {
      const document = await events.findOne({ _id });
      return document && toStoredEvent(document).metadata;
    }),
  );
}

describe("metadata that went through MongoDB", () => {
  it("is as it was, whatever its keys and values", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(arbitraryMetadata, { minLength: 1, maxLength: 20 }),
        async (metadata) => {
          deepStrictEqual(await throughMongo(metadata), metadata);
        },
      ),
      { numRuns: 40 },
    );
  });

  it.each([
    ["a reference", { link: { $ref: "users", $id: "1", $db: "other" } }],
    ["a typed value", { _bsontype: "ObjectId", id: "x", inner: [{ _bsontype: "Long" }] }],
    ["an operator", { $where: "sleep(1000)", "a.b.c": { $gt: "" } }],
    ["extended JSON", { when: { $date: "2026-01-01" }, id: { $oid: "0".repeat(24) } }],
    ["a batch of the driver", { firstBatch: [{ a: 1 }], cursor: { nextBatch: [{}] } }],
    ["an inherited property", { constructor: [{}], toString: [{ valueOf: [{ a: 1 }] }] }],
    ["a prototype", JSON.parse('{"a": {"__proto__": {"admin": true}, "constructor": 1}}')],
    ["numbers at their limits", { numbers: [0, 2 ** 31, -(2 ** 53), 1.5, 1e308, 5e-324] }],
    ["empty things", { "": "", object: {}, list: [], none: null }],
  ])("is as it was when it looks like %s", async (_, metadata: Record<string, unknown>) => {
    const [back] = await throughMongo([metadata]);
    deepStrictEqual(back, metadata);
    expect(JSON.stringify(back)).toBe(JSON.stringify(metadata));
  });
});
