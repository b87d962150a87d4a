import { createTestQueues } from "@audit/test-kit";
import { type OwnDatabase, startOwnRedis } from "@audit/test-kit/own-databases";
import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { silentLogger } from "../../test/silent-logger.js";
import { createRateLimiter, type RateLimiter } from "./rate-limiter.js";

const refused = { ok: false, retryAfterSeconds: expect.any(Number) };

/** A limiter that counts, other than one whose connection is not there yet. */
async function untilCounting(limiter: RateLimiter): Promise<void> {
  await vi.waitFor(async () => {
    expect(await limiter.take("untilCounting", { amount: 2, perMinute: 1 })).toEqual(refused);
  }, 10_000);
}

describe("a rate limiter", () => {
  const queues = createTestQueues();
  const one = createRateLimiter({ ...queues, logger: silentLogger });
  const other = createRateLimiter({ ...queues, logger: silentLogger });
  beforeAll(async () => {
    await untilCounting(one);
    await untilCounting(other);
  });
  afterAll(async () => {
    await one.close();
    await other.close();
    await queues.clear();
  });

  it("lets through what a minute allows, counted by amount, and nothing beyond", async () => {
    expect(await one.take("a", { amount: 7, perMinute: 10 })).toEqual({ ok: true });
    const decision = await one.take("a", { amount: 4, perMinute: 10 });
    expect(decision).toEqual(refused);
    if (!decision.ok) expect(decision.retryAfterSeconds).toBeGreaterThan(55);
    if (!decision.ok) expect(decision.retryAfterSeconds).toBeLessThanOrEqual(60);
  });

  it("does not count what it refused", async () => {
    await one.take("b", { amount: 7, perMinute: 10 });
    for (let time = 0; time < 5; time += 1) {
      expect(await one.take("b", { amount: 10, perMinute: 10 })).toEqual(refused);
    }
    expect(await one.take("b", { amount: 3, perMinute: 10 })).toEqual({ ok: true });
  });

  it("shares the count between processes, and with no other name", async () => {
    await one.take("c", { amount: 10, perMinute: 10 });
    expect(await other.take("c", { amount: 1, perMinute: 10 })).toEqual(refused);
    expect(await other.take("d", { amount: 10, perMinute: 10 })).toEqual({ ok: true });
  });

  it("never lets more through than the limit, however many ask at once", async () => {
    const ask = (_: unknown, index: number) =>
      (index % 2 === 0 ? one : other).take("e", { amount: 1, perMinute: 20 });
    const decisions = await Promise.all(Array.from({ length: 200 }, ask));
    const passed = decisions.filter(({ ok }) => ok).length;
    expect(passed).toBeGreaterThan(0);
    expect(passed).toBeLessThanOrEqual(20);
  });

  it("begins anew after the minute", async () => {
    await one.take("f", { amount: 10, perMinute: 10 });
    const redis = new Redis(queues.redisUrl);
    const key = `${queues.prefix}:rate:f`;
    expect(await redis.pttl(key)).toBeGreaterThan(55_000);
    await redis.pexpire(key, 1);
    redis.disconnect();
    await expect.poll(() => one.take("f", { amount: 10, perMinute: 10 })).toEqual({ ok: true });
  });
});

describe("a rate limiter whose Redis fails", () => {
  let redis: OwnDatabase;
  let limiter: RateLimiter;
  beforeAll(async () => {
    redis = await startOwnRedis();
    limiter = createRateLimiter({ redisUrl: redis.url, logger: silentLogger });
    await untilCounting(limiter);
  });
  afterAll(async () => {
    await limiter.close();
    await redis.remove();
  });

  it("lets everything through, in no time, and counts again after", async () => {
    const over = { amount: 2, perMinute: 1 };
    await redis.freeze();
    const startedAt = performance.now();
    expect(await limiter.take("a", over)).toEqual({ ok: true });
    expect(performance.now() - startedAt).toBeLessThan(600);
    redis.thaw();
    await expect.poll(() => limiter.take("b", over), { timeout: 10_000 }).toEqual(refused);

    await redis.kill();
    await expect.poll(() => limiter.take("c", over)).toEqual({ ok: true });
    await redis.start();
    await expect.poll(() => limiter.take("d", over), { timeout: 10_000 }).toEqual(refused);
  });
});
