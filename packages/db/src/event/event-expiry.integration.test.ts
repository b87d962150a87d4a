import { type OwnDatabase, startOwnMongo } from "@audit/test-kit/own-databases";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sampleDocument } from "../../test/samples.js";
import { ttlPasses } from "../../test/ttl-monitor.js";
import { connectDatabase, type Database } from "../connection/connect.js";
import { migrate } from "../migrations/migrate.js";
import { eventCollection } from "./event-collection.js";
import { createEventWriter } from "./event-writer.js";

let mongo: OwnDatabase;
let database: Database;
beforeAll(async () => {
  mongo = await startOwnMongo();
  database = await connectDatabase({ uri: mongo.url });
});
afterAll(async () => {
  await database.close();
  await mongo.remove();
});

it("deletes events a grace after their end, and never those without one", async () => {
  const graceSeconds = 3_600;
  const endedBefore = (seconds: number) => new Date(Date.now() - seconds * 1_000);
  const expired = sampleDocument({}, { expireAt: endedBefore(graceSeconds + 10) });
  const inGrace = sampleDocument({}, { expireAt: endedBefore(graceSeconds - 600) });
  const forEver = sampleDocument({}, { expireAt: undefined });
  const old = sampleDocument({ occurredAt: "1999-12-31T23:59:59.000Z" });

  await migrate(database, { expireGraceSeconds: graceSeconds });
  await createEventWriter(database).insert([expired, inGrace, forEver, old]);
  const remaining = async () => {
    const documents = await eventCollection(database).find().toArray();
    return documents.map((document) => document._id.toString("hex"));
  };
  const kept = [inGrace, forEver, old].map((document) => document._id.toString("hex"));
  await expect.poll(remaining, { timeout: 20_000 }).toHaveLength(3);
  expect((await remaining()).toSorted()).toEqual(kept.toSorted());

  await migrate(database, { expireGraceSeconds: 0 });
  await expect.poll(remaining, { timeout: 20_000 }).toHaveLength(2);

  const passes = await ttlPasses(database);
  await expect.poll(() => ttlPasses(database), { timeout: 20_000 }).toBeGreaterThan(passes + 1);
  expect((await remaining()).toSorted()).toEqual(kept.slice(1).toSorted());
});
