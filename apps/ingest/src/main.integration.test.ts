import { type OwnDatabase, startOwnRedis } from "@audit/test-kit/own-databases";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  API_KEY_SECRET,
  INPUT_HASH_SECRET,
  type Ingest,
  startIngest,
  validEvent,
} from "../test/ingest.js";
import { startIngestProcess } from "../test/ingest-process.js";
import { tellRedis } from "../test/tell-redis.js";

describe("the ingest process", { timeout: 120_000 }, () => {
  let redis: OwnDatabase;
  let ingest: Ingest;
  let environment: Readonly<Record<string, string>>;
  beforeAll(async () => {
    redis = await startOwnRedis();
    ingest = await startIngest({ redisUrl: redis.url });
    environment = {
      NODE_ENV: "production",
      MONGODB_URI: ingest.mongodbUri,
      REDIS_URL: redis.url,
      QUEUE_PREFIX: ingest.queues.prefix,
      API_KEY_SECRET,
      INPUT_HASH_SECRET,
    };
  });
  afterAll(async () => {
    await ingest.close();
    await redis.remove();
  });

  const post = (url: string) =>
    fetch(`${url}/v1/events`, {
      method: "POST",
      body: JSON.stringify(validEvent()),
      headers: { authorization: `Bearer ${ingest.key.text}`, "content-type": "application/json" },
    });

  it("takes events, and ends in order when it is told to", async () => {
    const child = startIngestProcess(environment);
    const url = await child.untilReady();
    expect((await post(url)).status).toBe(202);
    expect(await ingest.takeJobs()).toHaveLength(1);
    expect(await child.ended("SIGTERM")).toBe(0);
  });

  it("refuses to start on a Redis that promises too little, and says how to set it", async () => {
    await tellRedis(redis, "CONFIG SET appendfsync everysec");
    const child = startIngestProcess(environment);
    expect(await child.ended()).not.toBe(0);
    expect(child.output()).toContain('durability \\"everysec\\"');
    expect(child.output()).toContain("appendfsync always");
    expect(child.output()).not.toContain("Server listening");

    const lenient = startIngestProcess({ ...environment, MINIMUM_DURABILITY: "everysec" });
    await lenient.untilReady();
    await tellRedis(redis, "CONFIG SET appendfsync always");
    expect(await lenient.ended("SIGTERM")).toBe(0);
  });

  it("refuses to start with a secret that can be guessed, and names it without showing it", async () => {
    const child = startIngestProcess({ ...environment, API_KEY_SECRET: "changeme".repeat(5) });
    expect(await child.ended()).not.toBe(0);
    expect(child.output()).toContain("API_KEY_SECRET: too easily guessed");
    expect(child.output()).not.toContain("changemechangeme");
  });

  it("has queued every event that it acknowledged when it is killed", async () => {
    const child = startIngestProcess(environment);
    const url = await child.untilReady();
    const acknowledged: string[] = [];
    const sender = async () => {
      for (;;) {
        const response = await post(url);
        const { accepted } = (await response.json()) as { accepted: { id: string }[] };
        acknowledged.push(...accepted.map(({ id }) => id));
        if (acknowledged.length === 50) void child.ended("SIGKILL");
      }
    };
    await Promise.allSettled([sender(), sender(), sender(), sender()]);
    await child.ended();

    expect(acknowledged.length).toBeGreaterThanOrEqual(50);
    const jobs = await ingest.takeJobs();
    const queued = new Set(
      jobs.flatMap((job) => job.groups.flatMap((group) => group.events.map(({ id }) => id))),
    );
    expect(acknowledged.filter((id) => !queued.has(id))).toEqual([]);
  });
});
