import { connectDatabase, type Database, migrate } from "@audit/db";
import { type OwnDatabase, startOwnMongo } from "@audit/test-kit/own-databases";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { atRest, createTestBench, PATIENCE, type TestBench } from "../../test/running-service.js";
import { newOrganizationId, sampleEvents, sampleGroup } from "../../test/samples.js";

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

let bench: TestBench;
beforeEach(async () => {
  bench = await createTestBench();
});
afterEach(() => bench.remove());

const stored = (organizationId: string) =>
  database.models.events.countDocuments({ organizationId });

/** Queues requests of ten events each. */
async function enqueue(organizationId: string, requests: number) {
  for (let request = 0; request < requests; request += 1) {
    const group = sampleGroup(sampleEvents(10), organizationId);
    await bench.producer.enqueue({ version: 1, groups: [group] });
  }
}

describe("while MongoDB is away", () => {
  it("the worker pauses, and stores everything once within seconds of its return", async () => {
    const organizationId = newOrganizationId();
    const service = bench.start({ mongodbUri: mongo.url });
    await service.started;
    await enqueue(organizationId, 5);
    await mongo.stop();
    await enqueue(organizationId, 20);

    await expect.poll(() => service.queueHealth(), PATIENCE).toMatchObject({ ok: false });
    expect((await service.queueHealth()).detail).toContain("outage");
    await expect.poll(() => service.mongodbHealth().catch(() => null), PATIENCE).toBeNull();
    expect(await bench.depth()).toMatchObject({ delayed: 0, failed: 0 });

    await mongo.start();
    const returnedAt = performance.now();
    await expect.poll(bench.depth, PATIENCE).toMatchObject(atRest);
    expect(performance.now() - returnedAt).toBeLessThan(10_000);
    expect(await stored(organizationId)).toBe(250);
    expect(await database.models.deadLetters.countDocuments()).toBe(0);
    expect(await database.models.quarantine.countDocuments()).toBe(0);
  });

  it("the worker starts, says what it waits for, and takes jobs once it is there", async () => {
    const organizationId = newOrganizationId();
    await mongo.stop();
    const service = bench.start({ mongodbUri: mongo.url });
    await enqueue(organizationId, 3);
    expect(await service.mongodbHealth()).toMatchObject({ ok: false, detail: "not reached yet" });
    expect(await service.queueHealth()).toMatchObject({ ok: false, detail: "waits for MongoDB" });

    await mongo.start();
    await service.started;
    await expect.poll(bench.depth, PATIENCE).toMatchObject(atRest);
    expect(await stored(organizationId)).toBe(30);
  });

  it("the worker can be closed", async () => {
    await mongo.stop();
    const service = bench.start({ mongodbUri: mongo.url });
    await service.close();
    await mongo.start();
    await expect.poll(() => database.ping().then(() => true), PATIENCE).toBe(true);
  });
});

it("a job stays in the queue until a majority has its events", async () => {
  const admin = database.nativeClient.db("admin");
  const organizationId = newOrganizationId();
  await bench.start({ mongodbUri: mongo.url }).started;
  await admin.command({
    configureFailPoint: "failCommand",
    mode: "alwaysOn",
    data: {
      failCommands: ["insert"],
      writeConcernError: { code: 64, errmsg: "waiting for replication timed out" },
    },
  });
  await enqueue(organizationId, 1);
  await expect.poll(() => stored(organizationId), PATIENCE).toBe(10);
  const depth = await bench.depth();
  expect((depth?.waiting ?? 0) + (depth?.active ?? 0)).toBe(1);

  await admin.command({ configureFailPoint: "failCommand", mode: "off" });
  await expect.poll(bench.depth, PATIENCE).toMatchObject(atRest);
  expect(await stored(organizationId)).toBe(10);
});

it("events of years ago that arrive now outlive the TTL monitor", async () => {
  const [first, ...others] = sampleEvents(20).map((event) => ({
    ...event,
    occurredAt: "2023-07-10T11:45:00.000Z",
  }));
  if (!first) throw new Error("no events");
  const group = sampleGroup([first, ...others]);
  const options = { mongodbUri: mongo.url, expireGraceSeconds: 0, defaultRetentionDays: 1 };
  await bench.start(options).started;
  await bench.producer.enqueue({ version: 1, groups: [group] });
  await expect.poll(() => stored(group.organizationId), PATIENCE).toBe(20);

  const passes = async () => {
    const status = await database.nativeClient.db("admin").command({ serverStatus: 1 });
    return Number(status.metrics.ttl.passes);
  };
  const before = await passes();
  await expect.poll(passes, PATIENCE).toBeGreaterThan(before + 1);
  expect(await stored(group.organizationId)).toBe(20);
});
