import { type OwnDatabase, startOwnMongo } from "@audit/test-kit/own-databases";
import { AppError } from "@audit/types";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleDocument } from "../../test/samples.js";
import { createEventWriter } from "../event/event-writer.js";
import { migrate } from "../migrations/migrate.js";
import { connectDatabase, type Database } from "./connect.js";
import { isStoreUnavailable } from "./store-unavailable.js";

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

const insert = () => createEventWriter(database).insert([sampleDocument()]);

/** The operation's error, and how long it took to come. */
async function failureOf(operation: () => Promise<unknown>) {
  const startedAt = performance.now();
  const error = await operation().then(
    () => undefined,
    (failure: unknown) => failure,
  );
  return { error, seconds: (performance.now() - startedAt) / 1_000 };
}

describe("a connection", () => {
  it("acknowledges writes that a majority has in its journal", () => {
    expect(database.nativeDb.writeConcern).toMatchObject({ w: "majority", journal: true });
  });

  it("reports an outage as one within seconds, and works again after it", async () => {
    await mongo.stop();
    const { error, seconds } = await failureOf(insert);
    expect(isStoreUnavailable(error)).toBe(true);
    expect(seconds).toBeLessThan(5);

    await mongo.start();
    await expect.poll(() => database.ping().then(() => true), { timeout: 10_000 }).toBe(true);
    expect(await insert()).toMatchObject({ inserted: 1 });
  });

  it("does not wait for a server that accepts and never answers", async () => {
    await mongo.freeze();
    const { error, seconds } = await failureOf(insert);
    mongo.thaw();
    expect(isStoreUnavailable(error)).toBe(true);
    expect(seconds).toBeLessThan(10);
    await expect.poll(insert, { timeout: 10_000 }).toMatchObject({ inserted: 1 });
  });

  it("waits for MongoDB when told to", async () => {
    await mongo.stop();
    const failures: AppError[] = [];
    const waiting = connectDatabase({
      uri: mongo.url,
      onUnavailable: (error) => failures.push(error),
    });
    await expect.poll(() => failures.length, { timeout: 10_000 }).toBeGreaterThan(0);
    await mongo.start();
    const opened = await waiting;
    await opened.ping();
    await opened.close();
  });

  it("stops waiting when told to", async () => {
    const stop = new AbortController();
    const uri = "mongodb://127.0.0.1:1/audit?replicaSet=rs0";
    const onUnavailable = () => stop.abort();
    const waiting = connectDatabase({ uri, onUnavailable, signal: stop.signal });
    await expect(waiting).rejects.toThrow();
  });

  it("uses the database audit when the address names none", async () => {
    const { origin } = new URL(mongo.url.replace("mongodb:", "http:"));
    const opened = await connectDatabase({
      uri: `${origin.replace("http:", "mongodb:")}/?replicaSet=rs0`,
    });
    const name = opened.nativeDb.databaseName;
    await opened.close();
    expect(name).toBe("audit");
  });

  it.each(["nonsense", "mongodb://", "mongodb://audit:hunter2@host/audit?nonsense=1"])(
    "says what is wrong with the address %s, without the password",
    async (uri) => {
      const { error } = await failureOf(() => connectDatabase({ uri }));
      expect(error).toMatchObject({ code: "invalid_input" });
      expect(String(error)).toContain("MONGODB_URI");
      expect(String(error)).not.toContain("hunter2");
    },
  );

  it("says which MongoDB it cannot reach, without the password", async () => {
    const uri = "mongodb://audit:hunter2@127.0.0.1:1/audit?replicaSet=rs0";
    const { error, seconds } = await failureOf(() => connectDatabase({ uri }));
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: "unavailable" });
    expect(String(error)).toContain("127.0.0.1:1");
    expect(String(error)).not.toContain("hunter2");
    expect(seconds).toBeLessThan(5);
  });
});
