import { type OwnDatabase, startOwnRedis } from "@audit/test-kit/own-databases";
import { AppError } from "@audit/types";
import { Redis } from "ioredis";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { sampleJob } from "../../test/samples.js";
import { silentLogger } from "../../test/silent-logger.js";
import { createPersistProducer } from "../persist/persist-producer.js";
import type { Producer } from "./producer.js";

type PersistProducer = ReturnType<typeof createPersistProducer>;

/** The error of a refused job, and how long the refusal took in milliseconds. */
async function refusalOf(producer: PersistProducer): Promise<{ error: unknown; tookMs: number }> {
  const startedAt = performance.now();
  const error: unknown = await producer.enqueue(sampleJob(1, 5)).then(
    () => "it was queued",
    (reason: unknown) => reason,
  );
  return { error, tookMs: performance.now() - startedAt };
}

const untilReady = (producer: Producer<never>) =>
  vi.waitFor(async () => expect(await producer.health()).toMatchObject({ ok: true }), 10_000);

const unavailable = expect.objectContaining({
  code: "unavailable",
  retryAfterSeconds: expect.any(Number),
});

describe("a producer whose Redis fails", () => {
  let redis: OwnDatabase;
  let producer: PersistProducer;
  beforeAll(async () => {
    redis = await startOwnRedis();
    producer = createPersistProducer({ redisUrl: redis.url, logger: silentLogger });
    await untilReady(producer);
  });
  afterAll(async () => {
    await producer.close();
    await redis.remove();
  });

  it("refuses within two seconds while Redis is frozen, then at once, and recovers", async () => {
    await redis.freeze();
    const [first, ...others] = await Promise.all(
      Array.from({ length: 20 }, () => refusalOf(producer)),
    );
    expect(first?.error).toBeInstanceOf(AppError);
    for (const { error, tookMs } of [first, ...others].filter((one) => one !== undefined)) {
      expect(error).toEqual(unavailable);
      expect(tookMs).toBeLessThan(2_000);
    }
    const later = await refusalOf(producer);
    expect(later.error).toEqual(unavailable);
    expect(later.tookMs).toBeLessThan(100);
    expect(await producer.health()).toMatchObject({ ok: false, detail: "redis is not reachable" });

    redis.thaw();
    await untilReady(producer);
    await producer.enqueue(sampleJob(1, 5));
  });

  it("refuses at once while Redis is gone, and recovers with what it had confirmed", async () => {
    const before = (await producer.health()).depth?.waiting ?? 0;
    await Promise.all(Array.from({ length: 50 }, () => producer.enqueue(sampleJob(1, 5))));
    await redis.kill();
    await expect.poll(async () => (await producer.health()).ok).toBe(false);
    const { error, tookMs } = await refusalOf(producer);
    expect(error).toEqual(unavailable);
    expect(tookMs).toBeLessThan(100);

    await redis.start();
    await untilReady(producer);
    expect((await producer.health()).depth?.waiting).toBe(before + 50);
    await producer.enqueue(sampleJob(1, 5));
  });

  it("confirms or refuses each of the jobs that are under way when Redis is killed", async () => {
    const before = (await producer.health()).depth?.waiting ?? 0;
    let confirmed = 0;
    const all = Array.from({ length: 400 }, async (_, index) => {
      try {
        await producer.enqueue(sampleJob(index, 50));
        confirmed += 1;
      } catch (error) {
        expect(error).toEqual(unavailable);
      }
    });
    await all[20];
    await redis.kill();
    await Promise.all(all);
    expect(confirmed).toBeGreaterThan(20);

    await redis.start();
    await untilReady(producer);
    const waiting = (await producer.health()).depth?.waiting ?? 0;
    expect(waiting).toBeGreaterThanOrEqual(before + confirmed);
  });
});

describe("a producer that starts before its Redis", () => {
  it("refuses, then takes jobs when Redis is there", async () => {
    const redis = await startOwnRedis();
    await redis.kill();
    const producer = createPersistProducer({ redisUrl: redis.url, logger: silentLogger });
    const { error, tookMs } = await refusalOf(producer);
    expect(error).toEqual(unavailable);
    expect(tookMs).toBeLessThan(2_000);
    await redis.start();
    await untilReady(producer);
    await producer.enqueue(sampleJob(1, 5));
    await producer.close();
    await redis.remove();
  });
});

describe("a producer whose Redis is nearly full", () => {
  let redis: OwnDatabase;
  let direct: Redis;
  let producer: PersistProducer;
  beforeAll(async () => {
    redis = await startOwnRedis({ maxMemoryMegabytes: 20 });
    direct = new Redis(redis.url);
    producer = createPersistProducer({ redisUrl: redis.url, logger: silentLogger });
    await untilReady(producer);
  });
  afterEach(() => direct.flushall());
  afterAll(async () => {
    direct.disconnect();
    await producer.close();
    await redis.remove();
  });

  /** Fills Redis with other keys up to about this share of its limit. */
  const fillTo = async (share: number) => {
    const { usedBytes, maxBytes } = (await producer.health()).memory ?? {};
    const megabytes = Math.floor(((maxBytes ?? 0) * share - (usedBytes ?? 0)) / 1_048_576);
    for (let index = 0; index < megabytes; index += 1) {
      await direct.set(`ballast:${index}`, "x".repeat(1_000_000));
    }
  };

  it("refuses before the limit, and takes jobs when there is room again", async () => {
    await fillTo(0.95);
    await expect.poll(async () => (await refusalOf(producer)).error).toEqual(unavailable);
    const { error } = await refusalOf(producer);
    expect(error).toMatchObject({ message: expect.stringContaining("nearly full") });
    expect(await producer.health()).toMatchObject({ ok: false, detail: "redis is nearly full" });
    expect(await direct.set("there", "is room")).toBe("OK");

    await direct.flushall();
    await expect.poll(async () => (await refusalOf(producer)).error).toBe("it was queued");
  });

  it("refuses when Redis itself says that it is full", async () => {
    const unaware = createPersistProducer({
      redisUrl: redis.url,
      logger: silentLogger,
      fullAtShare: 100,
    });
    await untilReady(unaware);
    await fillTo(0.97);
    await expect(async () => {
      for (;;) await direct.append("ballast", "x".repeat(100_000));
    }).rejects.toThrow(/OOM/);
    const { error, tookMs } = await refusalOf(unaware);
    expect(error).toEqual(unavailable);
    expect(error).toMatchObject({ message: expect.stringContaining("nearly full") });
    expect(tookMs).toBeLessThan(1_000);
    await unaware.close();
  });
});
