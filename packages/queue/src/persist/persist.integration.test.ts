import { createTestQueues } from "@audit/test-kit";
import type { PersistGroup, PersistJob } from "@audit/types";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { eventIds, sampleGroup, sampleIds, sampleJob } from "../../test/samples.js";
import { silentLogger } from "../../test/silent-logger.js";
import { UnreadableJobError } from "../job-definition.js";
import { createPersistProducer } from "./persist-producer.js";
import { createPersistWorker } from "./persist-worker.js";

let queues: ReturnType<typeof createTestQueues>;
let producer: ReturnType<typeof createPersistProducer>;

beforeEach(async () => {
  queues = createTestQueues();
  producer = createPersistProducer({ ...queues, logger: silentLogger });
  await vi.waitFor(async () => expect(await producer.health()).toMatchObject({ ok: true }));
});
afterEach(async () => {
  await producer.close();
  await producer.close(); // twice is fine
  await queues.clear();
});

/** Every job that is queued, once the queue is empty. */
async function receiveAll(): Promise<PersistJob[]> {
  const received: PersistJob[] = [];
  const worker = createPersistWorker({
    ...queues,
    logger: silentLogger,
    concurrency: 1,
    handle: async (job) => void received.push(job),
  });
  await vi.waitFor(async () =>
    expect((await producer.health()).depth).toMatchObject({ waiting: 0, active: 0 }),
  );
  await worker.close();
  return received;
}

it("makes one job of one request, and hands it over as it was", async () => {
  const job = sampleJob(1, 100);
  await producer.enqueue(job);
  expect((await producer.health()).depth).toMatchObject({ waiting: 1 });
  expect(await receiveAll()).toEqual([job]);
});

it("makes few jobs of requests of single events that come together, each as its own group", async () => {
  const groups: PersistGroup[] = Array.from({ length: 500 }, (_, index) => ({
    ...sampleGroup(index, 1),
    organizationId: String(index % 2).repeat(24),
    producer: { keyId: `key-${index}`, keyName: "billing" },
  }));
  await Promise.all(groups.map((group) => producer.enqueue({ version: 1, groups: [group] })));
  expect((await producer.health()).depth?.waiting).toBeLessThan(20);

  const received = await receiveAll();
  expect(received.flatMap((job) => job.groups)).toEqual(groups);
  expect(Math.max(...received.map((job) => eventIds(job).length))).toBeLessThanOrEqual(200);
});

it("never joins requests of several events", async () => {
  await Promise.all(
    Array.from({ length: 20 }, (_, index) => producer.enqueue(sampleJob(index, 2))),
  );
  expect((await producer.health()).depth).toMatchObject({ waiting: 20 });
});

it("refuses an unreadable event alone, not those that come with it", async () => {
  const wrong: PersistJob = {
    version: 1,
    groups: [{ ...sampleGroup(9, 1), organizationId: "short" }],
  };
  const outcomes = await Promise.allSettled([
    producer.enqueue(sampleJob(1)),
    producer.enqueue(sampleJob(2)),
    producer.enqueue(wrong),
    producer.enqueue(sampleJob(3)),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual([
    ...["fulfilled", "fulfilled", "rejected", "fulfilled"],
  ]);
  expect(outcomes[2]).toMatchObject({ reason: expect.any(UnreadableJobError) });
  expect((await receiveAll()).flatMap(eventIds)).toEqual(sampleIds(1, 3));
});
