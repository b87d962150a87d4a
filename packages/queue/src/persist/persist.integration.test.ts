import { createTestQueues } from "@audit/test-kit";
import { afterAll, expect, it } from "vitest";
import { eventIds, sampleJob } from "../../test/samples.js";
import { silentLogger } from "../../test/silent-logger.js";
import { createPersistProducer } from "./persist-producer.js";
import { createPersistWorker } from "./persist-worker.js";

const queues = createTestQueues();
afterAll(() => queues.clear());

it("hands a queued request's events to the handler, whole and as they were", async () => {
  const producer = createPersistProducer({ ...queues, logger: silentLogger });
  await expect.poll(async () => (await producer.health()).ok).toBe(true);
  const job = sampleJob(1, 3);
  await producer.enqueue(job);

  const received: unknown[] = [];
  const worker = createPersistWorker({
    ...queues,
    logger: silentLogger,
    concurrency: 1,
    handle: async (payload) => void received.push(payload),
  });
  await expect.poll(() => received).toEqual([job]);
  expect(eventIds(job)).toHaveLength(3);
  await worker.close();
  await producer.close();
});
