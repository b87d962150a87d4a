import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { createTestQueues } from "@audit/test-kit";
import { type OwnDatabase, startOwnRedis } from "@audit/test-kit/own-databases";
import { Redis } from "ioredis";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { eventIds, sampleIds, sampleJob } from "../../test/samples.js";
import { silentLogger } from "../../test/silent-logger.js";
import { createPersistProducer } from "../persist/persist-producer.js";
import { createPersistWorker } from "../persist/persist-worker.js";
import type { Producer } from "../producer/producer.js";

const untilReady = (producer: Producer<never>) =>
  vi.waitFor(async () => expect(await producer.health()).toMatchObject({ ok: true }), 10_000);

const stuckWorker = fileURLToPath(new URL("../../test/stuck-worker.ts", import.meta.url));

/** Starts a worker process and resolves once it holds as many jobs as it takes at a time. */
async function startStuckWorker(redisUrl: string, prefix: string) {
  const args = ["--conditions=@audit/source", "--import", "tsx", stuckWorker, redisUrl, prefix];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  for (let taken = 0; taken < 4; taken += 1) await lines.next();
  return child;
}

describe("a worker process that is killed", () => {
  it("leaves its jobs to another one, within seconds, however often it happens", async () => {
    const queues = createTestQueues();
    const producer = createPersistProducer({ ...queues, logger: silentLogger });
    await untilReady(producer);
    for (let index = 0; index < 6; index += 1) await producer.enqueue(sampleJob(index * 2, 2));
    const redis = new Redis(queues.redisUrl);
    for (const key of await redis.keys(`${queues.prefix}:audit-persist:[0-9]*`)) {
      await redis.hset(key, "stc", 50); // as if fifty workers had been killed over it before
    }
    const child = await startStuckWorker(queues.redisUrl, queues.prefix);
    child.kill("SIGKILL");
    await once(child, "exit");
    expect((await producer.health()).depth).toMatchObject({ active: 4, waiting: 2 });

    const stored: string[] = [];
    const killedAt = performance.now();
    const worker = createPersistWorker({
      ...queues,
      logger: silentLogger,
      concurrency: 2,
      handle: async (job) => void stored.push(...eventIds(job)),
    });
    await vi.waitFor(() => expect(stored).toHaveLength(12), 20_000);
    expect(performance.now() - killedAt).toBeLessThan(15_000);
    expect(stored.toSorted()).toEqual(sampleIds(0, 12));
    expect((await producer.health()).depth).toMatchObject({ failed: 0 });
    await worker.close();
    await producer.close();
    await redis.quit();
    await queues.clear();
  });
});

describe("a worker whose Redis fails", () => {
  let redis: OwnDatabase;
  let producer: ReturnType<typeof createPersistProducer>;
  beforeEach(async () => {
    redis = await startOwnRedis();
    producer = createPersistProducer({ redisUrl: redis.url, logger: silentLogger });
    await untilReady(producer);
  });
  afterEach(async () => {
    await producer.close();
    await redis.remove();
  });

  it("goes on where it was when Redis is killed under it and comes back", async () => {
    const stored = new Set<string>();
    const worker = createPersistWorker({
      redisUrl: redis.url,
      logger: silentLogger,
      concurrency: 4,
      handle: async (job) => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        for (const id of eventIds(job)) stored.add(id);
      },
    });
    for (let index = 0; index < 300; index += 1) await producer.enqueue(sampleJob(index));
    await vi.waitFor(() => expect(stored.size).toBeGreaterThan(20));
    await redis.kill();
    expect(await worker.health()).toMatchObject({ ok: false, depth: null });
    await redis.start();
    await vi.waitFor(() => expect(stored.size).toBe(300), 20_000);
    await untilReady(producer);
    await vi.waitFor(
      async () =>
        expect((await producer.health()).depth).toMatchObject({
          ...{ waiting: 0, active: 0, delayed: 0, failed: 0 },
        }),
      15_000,
    );
    await expect.poll(() => worker.health()).toMatchObject({ ok: true });
    await worker.close();
  });

  it("starts before Redis does", async () => {
    await redis.kill();
    const handle = vi.fn(async () => undefined);
    const worker = createPersistWorker({
      redisUrl: redis.url,
      logger: silentLogger,
      concurrency: 1,
      handle,
    });
    await redis.start();
    await untilReady(producer);
    await producer.enqueue(sampleJob(1));
    await vi.waitFor(() => expect(handle).toHaveBeenCalledTimes(1), 10_000);
    await worker.close();
  });

  it("closes while Redis is away, after the running jobs have finished", async () => {
    let finish = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      finish = resolve;
    });
    let finished = false;
    await producer.enqueue(sampleJob(1));
    const taken = vi.fn();
    const worker = createPersistWorker({
      redisUrl: redis.url,
      logger: silentLogger,
      concurrency: 1,
      handle: async () => {
        taken();
        await held;
        finished = true;
      },
    });
    await vi.waitFor(() => expect(taken).toHaveBeenCalled());
    await redis.kill();
    const closed = worker.close();
    finish();
    await closed;
    expect(finished).toBe(true);
    await producer.close();
  });
});

describe("a Redis at the limit from which on producers refuse", () => {
  it("is still emptied by the worker, and then takes jobs again", async () => {
    const redis = await startOwnRedis({ maxMemoryMegabytes: 20 });
    const producer = createPersistProducer({ redisUrl: redis.url, logger: silentLogger });
    await untilReady(producer);
    let queued = 0;
    await expect(async () => {
      for (;;) {
        await producer.enqueue(sampleJob(queued * 100, 100));
        queued += 1;
      }
    }).rejects.toMatchObject({ code: "unavailable" });
    expect(queued).toBeGreaterThan(50);

    let stored = 0;
    const worker = createPersistWorker({
      redisUrl: redis.url,
      logger: silentLogger,
      concurrency: 4,
      handle: async (job) => {
        stored += eventIds(job).length;
      },
    });
    await vi.waitFor(() => expect(stored).toBe(queued * 100), 15_000);
    await untilReady(producer);
    await producer.enqueue(sampleJob(1));
    await worker.close();
    await producer.close();
    await redis.remove();
  });
});
