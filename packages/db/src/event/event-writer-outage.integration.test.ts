import { type OwnDatabase, startOwnMongo } from "@audit/test-kit/own-databases";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleDocument } from "../../test/samples.js";
import { connectDatabase, type Database } from "../connection/connect.js";
import { isStoreUnavailable } from "../connection/store-unavailable.js";
import { migrate } from "../migrations/migrate.js";
import { createEventWriter } from "./event-writer.js";

let mongo: OwnDatabase;
let database: Database;
beforeAll(async () => {
  mongo = await startOwnMongo();
  database = await connectDatabase({ uri: mongo.url });
  await migrate(database);
});
afterAll(async () => {
  await database.close();
  await mongo.remove();
});

const newDocuments = (count: number) => Array.from({ length: count }, () => sampleDocument());

/** Lets the server itself fail the next inserts. */
const failInserts = (times: number, data: object) =>
  database.nativeClient.db("admin").command({
    configureFailPoint: "failCommand",
    mode: { times },
    data: { failCommands: ["insert"], ...data },
  });

const failNoMore = () =>
  database.nativeClient.db("admin").command({ configureFailPoint: "failCommand", mode: "off" });

/** More than the driver's own retries. */
const MANY = 5;
const writeConcernError = { code: 64, errmsg: "waiting for replication timed out" };
const none = { inserted: 0, duplicates: 0, conflicts: [], failures: [] };

describe("an insert that MongoDB could not finish", () => {
  it.each([
    ["is not on a majority", { writeConcernError }],
    ["lost its connection", { closeConnection: true }],
    ["met another primary", { errorCode: 10107 }],
    ["was interrupted by a shutdown", { errorCode: 11600 }],
    ["found the disk full", { errorCode: 14031 }],
  ])("is an outage when it %s, and can be repeated", async (_, failure) => {
    const writer = createEventWriter(database);
    const documents = newDocuments(3);
    await failInserts(MANY, failure);
    const error: unknown = await writer.insert(documents).catch((caught: unknown) => caught);
    await failNoMore();
    expect(isStoreUnavailable(error)).toBe(true);
    const { inserted, duplicates } = await writer.insert(documents);
    expect(inserted + duplicates).toBe(3);
  });

  it("is an outage too when some of the batch were stored before", async () => {
    const writer = createEventWriter(database);
    const documents = newDocuments(4);
    await writer.insert(documents.slice(0, 2));
    await failInserts(MANY, { writeConcernError });
    const error: unknown = await writer.insert(documents).catch((caught: unknown) => caught);
    await failNoMore();
    expect(isStoreUnavailable(error)).toBe(true);
    expect(await writer.insert(documents)).toEqual({ ...none, duplicates: 4 });
  });

  it("is told from a batch that is refused as a whole, of which each document is tried", async () => {
    await failInserts(1, { errorCode: 9 });
    const documents = newDocuments(5);
    expect(await createEventWriter(database).insert(documents)).toEqual({ ...none, inserted: 5 });
  });

  it("gives up on documents that are refused alone too", async () => {
    await failInserts(MANY, { errorCode: 9 });
    const outcome = await createEventWriter(database).insert(newDocuments(2));
    await failNoMore();
    expect(outcome.failures.map((failure) => failure.index)).toEqual([0, 1]);
  });
});
