import { createTestQueues } from "@audit/test-kit";
import type { PersistJob } from "@audit/types";
import { Queue } from "bullmq";
import { Redis } from "ioredis";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { eventIds, sampleIds, sampleJob } from "../../test/samples.js";
import { silentLogger } from "../../test/silent-logger.js";
import { persistJob, persistQueueName } from "../persist/persist-job.js";
import { createPersistProducer } from "../persist/persist-producer.js";
import { createPersistWorker } from "../persist/persist-worker.js";
import { RetryLater } from "./retry-later.js";
import type { WorkerOptions } from "./worker.js";

type PersistWorker = ReturnType<typeof createPersistWorker>;

let queues: ReturnType<typeof createTestQueues>;
let producer: ReturnType<typeof createPersistProducer>;
let workers: PersistWorker[] = [];
const redis = new Redis(createTestQueues().redisUrl);

beforeEach(async () => {
  queues = createTestQueues();
  producer = createPersistProducer({ ...queues, logger: silentLogger });
  await vi.waitFor(async () => expect(await producer.health()).toMatchObject({ ok: true }));
});
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.close()));
  workers = [];
  await producer.close();
  await queues.clear();
});
afterAll(() => redis.quit());

function startWorker(
  options: Pick<WorkerOptions<PersistJob>, "handle"> & Partial<WorkerOptions<PersistJob>>,
): PersistWorker {
  const worker = createPersistWorker({
    ...queues,
    logger: silentLogger,
    concurrency: 4,
    ...options,
  });
  workers.push(worker);
  return worker;
}

const enqueueMany = (count: number) =>
  Promise.all(
    Array.from({ length: count }, (_, index) => producer.enqueue(sampleJob(index * 2, 2))),
  );

const depth = async () => (await producer.health()).depth;

const atRest = { waiting: 0, active: 0, delayed: 0, failed: 0, oldestWaitingSeconds: null };

describe("a worker", () => {
  it("hands over each job once and leaves nothing behind", async () => {
    const stored: string[] = [];
    await enqueueMany(50);
    expect(await depth()).toMatchObject({ waiting: 50, failed: 0 });
    startWorker({ handle: async (job) => void stored.push(...eventIds(job)) });
    await vi.waitFor(() => expect(stored).toHaveLength(100), 10_000);
    expect(stored.toSorted()).toEqual(sampleIds(0, 100));
    await vi.waitFor(async () => expect(await depth()).toEqual(atRest));
    const leftOver = (await redis.keys(`${queues.prefix}:*`)).map((key) => key.split(":").at(-1));
    expect(leftOver.filter((key) => /^\d+$/.test(key ?? ""))).toEqual([]);
    expect(await redis.xlen(`${queues.prefix}:${persistQueueName}:events`)).toBeLessThan(250);
  });

  it("says how long the oldest job has waited", async () => {
    await producer.enqueue(sampleJob(1));
    await vi.waitFor(async () =>
      expect((await depth())?.oldestWaitingSeconds).toBeGreaterThan(0.2),
    );
    expect((await depth())?.oldestWaitingSeconds).toBeLessThan(30);
  });

  it("tries a job again after an error that is not the job's end, and never fails it", async () => {
    let attempts = 0;
    await producer.enqueue(sampleJob(1));
    startWorker({
      handle: async () => {
        attempts += 1;
        if (attempts < 3) throw new Error("a passing fault");
      },
    });
    await vi.waitFor(async () => expect(await depth()).toMatchObject({ delayed: 1, failed: 0 }));
    await vi.waitFor(() => expect(attempts).toBe(3), 10_000);
    await vi.waitFor(async () => expect(await depth()).toEqual(atRest));
  });

  it("finishes running jobs before it closes, and may be closed twice", async () => {
    let finish = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const events: string[] = [];
    await enqueueMany(2);
    const worker = startWorker({
      concurrency: 1,
      handle: async () => {
        events.push("started");
        await held;
        events.push("finished");
      },
    });
    await vi.waitFor(() => expect(events).toEqual(["started"]));
    const closed = Promise.all([worker.close(), worker.close()]).then(() => events.push("closed"));
    finish();
    await closed;
    await worker.close();
    expect(events).toEqual(["started", "finished", "closed"]);
    expect(await depth()).toMatchObject({ waiting: 1, active: 0, delayed: 0, failed: 0 });
  });

  it("takes nothing while an operator has paused it", async () => {
    const handled = vi.fn(async () => undefined);
    const worker = startWorker({ handle: handled });
    await worker.pause();
    await enqueueMany(20);
    await expect.poll(() => worker.health()).toMatchObject({ ok: false, paused: "operator" });
    const before = handled.mock.calls.length;
    expect(before).toBeLessThanOrEqual(1); // one may have been on its way
    await worker.resume();
    await vi.waitFor(() => expect(handled).toHaveBeenCalledTimes(20));
    expect(await worker.health()).toMatchObject({ ok: true, paused: null });
  });
});

describe("an outage of what the handler needs", () => {
  it("pauses the worker, uses up no attempts, and ends within seconds of the outage", async () => {
    let away = true;
    let calls = 0;
    let looks = 0;
    const stored: string[] = [];
    await enqueueMany(30);
    const worker = startWorker({
      handle: async (job) => {
        calls += 1;
        if (away) throw new RetryLater("the database is away");
        stored.push(...eventIds(job));
      },
      isBack: async () => {
        looks += 1;
        return !away;
      },
    });
    await expect.poll(() => worker.health()).toMatchObject({ ok: false, paused: "outage" });
    await expect.poll(depth).toMatchObject({ waiting: 30, active: 0, delayed: 0, failed: 0 });
    const callsAtPause = calls;
    await vi.waitFor(() => expect(looks).toBe(2), 5_000);
    expect(calls).toBe(callsAtPause);
    expect(calls).toBeLessThan(15);
    for (const key of await redis.keys(`${queues.prefix}:${persistQueueName}:[0-9]*`)) {
      expect(await redis.hget(key, "atm")).toBeNull();
    }

    away = false;
    const backAt = performance.now();
    await vi.waitFor(() => expect(stored).toHaveLength(60), 5_000);
    expect(performance.now() - backAt).toBeLessThan(3_000);
    expect(stored.toSorted()).toEqual(sampleIds(0, 60));
    expect(await worker.health()).toMatchObject({ ok: true, paused: null });
    await vi.waitFor(async () => expect(await depth()).toEqual(atRest));
  });

  it("is survived again and again, by any number of jobs, without a means to ask", async () => {
    let calls = 0;
    const stored = new Set<string>();
    startWorker({
      concurrency: 8,
      handle: async (job) => {
        calls += 1;
        await new Promise((resolve) => setTimeout(resolve, calls % 7));
        if (calls % 5 === 0 && calls < 40) throw new RetryLater("the database is away");
        for (const id of eventIds(job)) stored.add(id);
      },
    });
    await enqueueMany(200);
    await vi.waitFor(() => expect(stored.size).toBe(400), 25_000);
    await vi.waitFor(async () => expect(await depth()).toEqual(atRest));
  });

  it("does not overrule an operator's pause when it ends", async () => {
    let away = true;
    const looks: boolean[] = [];
    const stored: string[] = [];
    await enqueueMany(3);
    const worker = startWorker({
      handle: async (job) => {
        if (away) throw new RetryLater("the database is away");
        stored.push(...eventIds(job));
      },
      isBack: async () => {
        looks.push(!away);
        return !away;
      },
    });
    await expect.poll(() => worker.health()).toMatchObject({ paused: "outage" });
    await worker.pause();
    away = false;
    await vi.waitFor(() => expect(looks.at(-1)).toBe(true), 3_000);
    expect(await worker.health()).toMatchObject({ paused: "operator" });
    expect(stored).toEqual([]);
    await worker.resume();
    await vi.waitFor(() => expect(stored).toHaveLength(6));
  });

  it("gives its jobs back when it closes in the middle of it", async () => {
    await enqueueMany(10);
    const worker = startWorker({
      handle: async () => {
        throw new RetryLater("the database is away");
      },
      isBack: async () => false,
    });
    await expect.poll(() => worker.health()).toMatchObject({ paused: "outage" });
    await worker.close();
    expect(await depth()).toMatchObject({ waiting: 10, active: 0, delayed: 0, failed: 0 });
  });
});

describe("an unreadable job", () => {
  it.each([
    ["a version that is not known", { ...sampleJob(1), version: 2 }, "version"],
    ["no groups", { version: 1, groups: [] }, "groups"],
    [
      "an event without an actor",
      { version: 1, groups: [{ ...sampleJob(1).groups[0], events: [{}] }] },
      "groups.0.events: event 0",
    ],
    ["something else altogether", "nonsense", ""],
  ])("goes to the failed set at once, and is logged once: %s", async (_what, payload, place) => {
    const logged: [object, string][] = [];
    const handled: string[] = [];
    const queue = new Queue(persistQueueName, { connection: redis, prefix: queues.prefix });
    await queue.add(persistJob.jobName, payload, { attempts: 10 });
    await producer.enqueue(sampleJob(5));
    startWorker({
      handle: async (job) => void handled.push(...eventIds(job)),
      logger: { ...silentLogger, error: (...line) => void logged.push(line) },
    });
    await vi.waitFor(() => expect(handled).toEqual(sampleIds(5, 1)));
    await vi.waitFor(async () =>
      expect(await depth()).toMatchObject({ failed: 1, waiting: 0, delayed: 0 }),
    );
    expect(logged).toEqual([
      [{ jobId: "1", reason: expect.stringContaining(place) }, "a job is not readable"],
    ]);
    expect(JSON.stringify(logged)).not.toContain("nonsense");
    await queue.close();
  });
});
