import { createTestDatabase } from "@audit/test-kit";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sampleDocument } from "../../test/samples.js";
import { connectDatabase, type Database } from "../connection/connect.js";
import { eventCollection } from "../event/event-collection.js";
import { EVENTS_COLLECTION } from "../event/event-document.js";
import { EVENT_INDEXES, EXPIRY_INDEX } from "../event/event-indexes.js";
import { EVENT_INDEX_STORAGE, EVENT_STORAGE } from "../event/event-storage.js";
import { createEventWriter } from "../event/event-writer.js";
import { migrate } from "./migrate.js";

let database: Database;
let drop: () => Promise<void>;
beforeEach(async () => {
  const own = createTestDatabase();
  drop = own.drop;
  database = await connectDatabase({ uri: own.uri });
});
afterEach(async () => {
  await database.close();
  await drop();
});

const eventIndexes = () => eventCollection(database).indexes();
const graceSeconds = async () =>
  (await eventIndexes()).find((index) => index.name === EXPIRY_INDEX)?.expireAfterSeconds;

describe("a migration", () => {
  it("makes the indexes of events, and nothing the second time", async () => {
    expect((await migrate(database)).applied).not.toHaveLength(0);
    const first = await eventIndexes();
    const names = EVENT_INDEXES.map((index) => index.name);
    expect(first.map((index) => index.name)).toEqual(["_id_", ...names, EXPIRY_INDEX]);

    expect(await migrate(database)).toEqual({ applied: [] });
    expect(await eventIndexes()).toEqual(first);
  });

  it("records its steps", async () => {
    const before = Date.now();
    const { applied } = await migrate(database);
    const recorded = await database.models.migrations.find().sort({ _id: 1 }).lean();
    expect(recorded.map((step) => step.name)).toEqual(applied);
    expect(recorded[0]?._id).toBe(1);
    expect(recorded[0]?.appliedAt.getTime()).toBeGreaterThanOrEqual(before);
  });

  it("may run in several processes at once, and leaves one of everything", async () => {
    await Promise.all(Array.from({ length: 4 }, () => migrate(database)));
    expect(await eventIndexes()).toHaveLength(EVENT_INDEXES.length + 2);
    expect(await migrate(database)).toEqual({ applied: [] });
  });

  it("goes on where it was interrupted, with what is there already", async () => {
    await migrate(database);
    await database.models.migrations.deleteMany({});
    await eventCollection(database).dropIndex("user");
    await migrate(database);
    expect(await eventIndexes()).toHaveLength(EVENT_INDEXES.length + 2);
  });

  it("does not stop events from being written", async () => {
    const writer = createEventWriter(database);
    const insert = (count: number) =>
      writer.insert(Array.from({ length: count }, () => sampleDocument()));
    await insert(2_000);

    let running = true;
    const migration = migrate(database).finally(() => {
      running = false;
    });
    let written = 0;
    while (running) written += (await insert(10)).inserted;
    await migration;
    expect(written).toBeGreaterThan(0);
    expect(await eventCollection(database).countDocuments()).toBe(2_000 + written);
  });

  it("changes the grace of an index that is there, when told one", async () => {
    await migrate(database);
    expect(await graceSeconds()).toBe(86_400);
    await migrate(database, { expireGraceSeconds: 60 });
    expect(await graceSeconds()).toBe(60);
    await migrate(database);
    expect(await graceSeconds()).toBe(60);
    await migrate(database, { expireGraceSeconds: 0 });
    expect(await graceSeconds()).toBe(0);
    expect(await eventIndexes()).toHaveLength(EVENT_INDEXES.length + 2);
  });

  it("keeps events and indexes on disk as decided", async () => {
    await migrate(database);
    const [events] = await database.nativeDb.listCollections({ name: EVENTS_COLLECTION }).toArray();
    expect(events).toMatchObject({ options: { storageEngine: EVENT_STORAGE } });
    for (const index of (await eventIndexes()).filter(({ name }) => name !== "_id_")) {
      expect(index.storageEngine).toEqual(EVENT_INDEX_STORAGE);
    }
  });
});
