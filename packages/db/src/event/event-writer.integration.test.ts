import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase } from "../../test/open-test-database.js";
import { newEventId, newOrganizationId, sampleDocument } from "../../test/samples.js";
import { migrate } from "../migrations/migrate.js";
import { eventCollection } from "./event-collection.js";
import { EVENTS_COLLECTION } from "./event-document.js";
import { createEventWriter } from "./event-writer.js";

const database = await openTestDatabase();
const events = eventCollection(database);
const writer = createEventWriter(database);
beforeAll(() => migrate(database));

const none = { inserted: 0, duplicates: 0, conflicts: [], failures: [] };
const newDocuments = (count: number) => Array.from({ length: count }, () => sampleDocument());
const idsOf = (documents: readonly { readonly _id: { toString(encoding: "hex"): string } }[]) =>
  documents.map((document) => document._id.toString("hex"));

describe("writing events", () => {
  it("stores each once, and again as a duplicate however often it is delivered", async () => {
    const documents = newDocuments(5);
    expect(await writer.insert(documents)).toEqual({ ...none, inserted: 5 });
    expect(await writer.insert(documents)).toEqual({ ...none, duplicates: 5 });
    expect(await events.countDocuments({ _id: { $in: documents.map(({ _id }) => _id) } })).toBe(5);
  });

  it("stores what is new of a batch of which some is stored", async () => {
    const documents = newDocuments(6);
    await writer.insert(documents.filter((_, index) => index % 2 === 0));
    expect(await writer.insert(documents)).toEqual({ ...none, inserted: 3, duplicates: 3 });
  });

  it("tells other content under the same id from an honest retry, and leaves it out", async () => {
    const id = newEventId();
    const organizationId = newOrganizationId();
    const first = sampleDocument({ id, action: "create" }, { organizationId });
    const other = sampleDocument({ id, action: "delete" }, { organizationId });
    await writer.insert([first]);
    expect(await writer.insert([sampleDocument(), other])).toEqual({
      ...none,
      inserted: 1,
      conflicts: [{ index: 1 }],
    });
    expect((await events.findOne({ _id: first._id }))?.action).toBe("create");
  });

  it("lets two organizations use the same id", async () => {
    const id = newEventId();
    const documents = [sampleDocument({ id }), sampleDocument({ id })];
    expect(await writer.insert(documents)).toEqual({ ...none, inserted: 2 });
  });

  it("stores the first of two that come under one id in one batch", async () => {
    const id = newEventId();
    const organizationId = newOrganizationId();
    const document = sampleDocument({ id }, { organizationId });
    const other = sampleDocument({ id, action: "delete" }, { organizationId });
    expect(await writer.insert([document, document, other])).toEqual({
      ...none,
      inserted: 1,
      duplicates: 1,
      conflicts: [{ index: 2 }],
    });
  });

  it("compares organization and id too, since _id is but a hash of them", async () => {
    const document = sampleDocument();
    const collision = { ...sampleDocument(), _id: document._id, inputHash: document.inputHash };
    await writer.insert([document]);
    expect(await writer.insert([collision])).toEqual({ ...none, conflicts: [{ index: 0 }] });
  });

  it("stores more than one insert holds, in several", async () => {
    const documents = newDocuments(1_200);
    expect(await writer.insert(documents)).toEqual({ ...none, inserted: 1_200 });
    expect(await writer.insert(documents)).toEqual({ ...none, duplicates: 1_200 });
  });

  it("tells each of many callers at once what became of its own documents", async () => {
    const stored = sampleDocument();
    await writer.insert([stored]);
    const rival = { ...sampleDocument(), _id: stored._id };
    const shared = newDocuments(3);
    const callers = [newDocuments(200), [rival, ...newDocuments(2)], shared, [...shared, stored]];
    const inserts = await Promise.all(
      [...callers, ...Array.from({ length: 20 }, () => newDocuments(90))].map(writer.insert),
    );
    const outcomes = [
      { inserted: 200 },
      { inserted: 2, conflicts: [{ index: 0 }] },
      { inserted: 3 },
      { duplicates: 4 },
      ...Array.from({ length: 20 }, () => ({ inserted: 90 })),
    ];
    expect(inserts).toEqual(outcomes.map((outcome) => ({ ...none, ...outcome })));
    const ids = callers.flat().map(({ _id }) => _id);
    expect(await events.countDocuments({ _id: { $in: ids } })).toBe(200 + 2 + 3 + 1);
  });

  it("names a document that cannot even be sent, and stores the others", async () => {
    const tooLarge = sampleDocument({ metadata: { text: "x".repeat(17_000_000) } });
    const others = newDocuments(6);
    const documents = [...others.slice(0, 3), tooLarge, ...others.slice(3)];
    const outcome = await writer.insert(documents);
    expect(outcome).toMatchObject({ inserted: 6, duplicates: 0, conflicts: [] });
    expect(outcome.failures).toEqual([
      { index: 3, reason: expect.stringContaining("larger than the maximum size") },
    ]);
    const stored = await events.find({ _id: { $in: documents.map(({ _id }) => _id) } }).toArray();
    expect(idsOf(stored).toSorted()).toEqual(idsOf(others).toSorted());
  });

  describe("that MongoDB refuses", () => {
    const collMod = (validator: object) =>
      database.nativeDb.command({ collMod: EVENTS_COLLECTION, validator });
    beforeAll(() => collMod({ action: { $ne: "forbidden" } }));
    afterAll(() => collMod({}));

    it("names each, and stores the others", async () => {
      const stored = sampleDocument();
      await writer.insert([stored]);
      const documents = [stored, sampleDocument({ action: "forbidden" }), sampleDocument()];
      expect(await writer.insert(documents)).toEqual({
        inserted: 1,
        duplicates: 1,
        conflicts: [],
        failures: [{ index: 1, reason: "121: Document failed validation" }],
      });
    });
  });
});
