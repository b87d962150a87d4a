import { connectDatabase } from "@audit/db";
import { createProducer, persistJob } from "@audit/queue";
import { createTestDatabase } from "@audit/test-kit";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import * as z from "zod";
import {
  atRest,
  createTestBench,
  PATIENCE,
  silentLogger,
  type TestBench,
} from "../../test/running-service.js";
import { newOrganizationId, sampleEvent, sampleEvents, sampleGroup } from "../../test/samples.js";

const { uri: mongodbUri, drop } = createTestDatabase();
const database = await connectDatabase({ uri: mongodbUri });
afterAll(async () => {
  await database.close();
  await drop();
});

let bench: TestBench;
beforeEach(async () => {
  bench = await createTestBench();
});
afterEach(() => bench.remove());

const stored = (organizationId: string) =>
  database.models.events.countDocuments({ organizationId });

/** Queues what no producer of ours would. */
async function enqueueAnything(...payloads: readonly unknown[]) {
  const producer = createProducer(
    { ...persistJob, schema: z.unknown() },
    { ...bench.queues, logger: silentLogger },
  );
  await expect.poll(async () => (await producer.health()).ok, PATIENCE).toBe(true);
  for (const payload of payloads) await producer.enqueue(payload);
  await producer.close();
}

describe("the worker", () => {
  it("stores what is queued, and leaves the queue empty", async () => {
    const group = sampleGroup(sampleEvents(30));
    await bench.start({ mongodbUri }).started;
    await bench.producer.enqueue({ version: 1, groups: [group] });
    await expect.poll(() => stored(group.organizationId), PATIENCE).toBe(30);
    await expect.poll(bench.depth, PATIENCE).toMatchObject(atRest);
  });

  it("stores an event once when its request is delivered several times", async () => {
    const group = sampleGroup(sampleEvents(10));
    const job = { version: 1, groups: [group] } as const;
    await Promise.all([1, 2, 3].map(() => bench.producer.enqueue({ ...job, groups: [group] })));
    bench.start({ mongodbUri });
    await expect.poll(bench.depth, PATIENCE).toMatchObject(atRest);
    expect(await stored(group.organizationId)).toBe(10);
    expect(await database.models.quarantine.countDocuments()).toBe(0);
  });

  it("puts a job that is unreadable aside, and stores the others", async () => {
    const group = sampleGroup(sampleEvents(2));
    await enqueueAnything(
      { version: 99, groups: [group] },
      { version: 1, groups: [{ ...group, organizationId: "acme" }] },
      { version: 1, groups: [group] },
    );
    bench.start({ mongodbUri });
    await expect.poll(() => stored(group.organizationId), PATIENCE).toBe(2);
    await expect.poll(bench.depth, PATIENCE).toMatchObject({ ...atRest, failed: 2 });
  });

  it("stores the readable groups of a job before it is put aside for the others", async () => {
    const [first, last] = [sampleGroup(sampleEvents(2)), sampleGroup(sampleEvents(3))];
    const bad = [
      { ...first, organizationId: "acme" },
      { ...first, receivedAt: "2026" },
    ];
    await enqueueAnything({ version: 1, groups: [first, ...bad, null, last] });
    bench.start({ mongodbUri });
    await expect.poll(bench.depth, PATIENCE).toMatchObject({ ...atRest, failed: 1 });
    expect(await stored(first.organizationId)).toBe(2);
    expect(await stored(last.organizationId)).toBe(3);
  });

  it("says how many events wait for somebody to look at them", async () => {
    const organizationId = newOrganizationId();
    const service = bench.start({ mongodbUri });
    await service.started;
    const { facts: before } = await service.setAsideHealth();
    const event = sampleEvent();
    const group = sampleGroup([event], organizationId);
    const forged = sampleEvent({ id: event.id, action: "delete" });
    await enqueueAnything({ version: 1, groups: [group] });
    await expect.poll(() => stored(organizationId), PATIENCE).toBe(1);
    await enqueueAnything({ version: 1, groups: [{ ...group, events: [forged, "nonsense"] }] });
    await expect.poll(bench.depth, PATIENCE).toMatchObject(atRest);
    expect(await service.setAsideHealth()).toMatchObject({
      ok: true,
      detail: expect.stringMatching(/quarantined events, .* open dead letters/),
      facts: {
        quarantined: Number(before?.quarantined) + 1,
        openDeadLetters: Number(before?.openDeadLetters) + 1,
      },
    });
  });

  it("finishes the jobs under way when it is closed, and leaves the rest in the queue", async () => {
    const organizationId = newOrganizationId();
    const jobs = 40;
    for (let job = 0; job < jobs; job += 1) {
      const group = sampleGroup(sampleEvents(50), organizationId);
      await bench.producer.enqueue({ version: 1, groups: [group] });
    }
    const running = bench.start({ mongodbUri });
    await expect
      .poll(() => stored(organizationId), { ...PATIENCE, interval: 5 })
      .toBeGreaterThan(0);
    await running.close();
    const left = await bench.depth();
    expect(left).toMatchObject({ active: 0, delayed: 0, failed: 0 });
    expect(left?.waiting).toBeGreaterThan(0);
    expect(await stored(organizationId)).toBe((jobs - (left?.waiting ?? 0)) * 50);

    bench.start({ mongodbUri });
    await expect.poll(bench.depth, PATIENCE).toMatchObject(atRest);
    expect(await stored(organizationId)).toBe(jobs * 50);
  });
});
