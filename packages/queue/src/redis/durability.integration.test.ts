import { type OwnDatabase, startOwnRedis } from "@audit/test-kit/own-databases";
import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isDurableEnough, readDurability } from "./durability.js";

describe("durability as the connected Redis tells it", () => {
  let own: OwnDatabase;
  let redis: Redis;
  beforeAll(async () => {
    own = await startOwnRedis({ maxMemoryMegabytes: 50 });
    redis = new Redis(own.url);
  });
  afterAll(async () => {
    redis.disconnect();
    await own.remove();
  });

  it.each([
    ["always", { appendonly: "yes", appendfsync: "always" }],
    ["everysec", { appendonly: "yes", appendfsync: "everysec" }],
    ["memory", { appendonly: "yes", appendfsync: "no" }],
    ["memory", { appendonly: "no", appendfsync: "always" }],
    ["memory", { appendonly: "yes", appendfsync: "always", "maxmemory-policy": "allkeys-lru" }],
  ])("is %s with %j", async (durability, settings) => {
    await redis.config("SET", "maxmemory-policy", "noeviction");
    for (const [name, value] of Object.entries(settings)) await redis.config("SET", name, value);
    expect(await readDurability(redis)).toBe(durability);
  });

  it("is unknown when CONFIG is refused, and memory when INFO says that there is no file", async () => {
    await redis.config("SET", "maxmemory-policy", "noeviction");
    await redis.acl("SETUSER", "managed", "on", ">word", "~*", "+@all", "-config");
    const url = new URL(own.url);
    url.username = "managed";
    url.password = "word";
    const managed = new Redis(url.toString());
    await redis.config("SET", "appendonly", "yes");
    expect(await readDurability(managed)).toBe("unknown");
    await redis.config("SET", "appendonly", "no");
    expect(await readDurability(managed)).toBe("memory");
    managed.disconnect();
  });
});

it("compares what is given with what is asked for", () => {
  expect(isDurableEnough("always", "everysec")).toBe(true);
  expect(isDurableEnough("everysec", "everysec")).toBe(true);
  expect(isDurableEnough("everysec", "always")).toBe(false);
  expect(isDurableEnough("unknown", "memory")).toBe(false);
  expect(isDurableEnough("memory", "unknown")).toBe(true);
});
