import { createPersistProducer } from "@audit/queue";
import { createLogger } from "@audit/runtime/logger";
import { type OwnDatabase, startOwnRedis } from "@audit/test-kit/own-databases";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tellRedis } from "../../test/tell-redis.js";
import { DurabilityError, requireDurability } from "./require-durability.js";

describe("the demand on Redis's durability", () => {
  const logger = createLogger({ service: "test", level: "silent" });
  let redis: OwnDatabase;
  let producer: ReturnType<typeof createPersistProducer>;
  beforeAll(async () => {
    redis = await startOwnRedis();
    producer = createPersistProducer({ redisUrl: redis.url, logger });
  });
  afterAll(async () => {
    await producer.close();
    await redis.remove();
  });

  const demand = (minimum: "always" | "everysec" | "memory" | "unknown") =>
    requireDurability({ health: producer.health, minimum, logger });

  it("is met by a Redis that gives as much", async () => {
    await demand("always");
  });

  it("is not met by one that gives less, and the error says how to set it", async () => {
    await tellRedis(redis, "CONFIG SET appendfsync everysec");
    await expect(demand("always")).rejects.toThrow(DurabilityError);
    await expect(demand("always")).rejects.toThrow(/appendonly yes, appendfsync always/);
    await demand("everysec");
    await tellRedis(redis, "CONFIG SET appendonly no");
    await expect(demand("everysec")).rejects.toThrow(/"memory".*MINIMUM_DURABILITY=memory/);
  });

  it("waits for a Redis that is not there yet, unless nothing is demanded", async () => {
    await redis.kill();
    await demand("unknown");
    let met = false;
    const demanded = demand("always").then(() => {
      met = true;
    });
    await expect.poll(() => producer.health()).toMatchObject({ ok: false });
    expect(met).toBe(false);
    await redis.start();
    await demanded;
  });
});
