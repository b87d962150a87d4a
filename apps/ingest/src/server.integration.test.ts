import { type OwnDatabase, startOwnRedis } from "@audit/test-kit/own-databases";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Ingest, startIngest, validEvent } from "../test/ingest.js";

const event = JSON.stringify(validEvent());

/** Status of an answer, its `Retry-After`, and how long it took in milliseconds. */
async function timed(answer: Promise<Response>) {
  const startedAt = performance.now();
  const { status, headers } = await answer;
  const retryAfter = headers.get("retry-after");
  return { status, retryAfter, tookMs: performance.now() - startedAt };
}

const statusOf = async (ingest: Ingest, path: string) =>
  (await fetch(`${ingest.url}${path}`)).status;

describe("ingest whose Redis fails", () => {
  let redis: OwnDatabase;
  let ingest: Ingest;
  beforeAll(async () => {
    redis = await startOwnRedis();
    ingest = await startIngest({ redisUrl: redis.url });
  });
  afterAll(async () => {
    await ingest.close();
    await redis.remove();
  });

  const viaTrpc = () =>
    fetch(`${ingest.url}/trpc/events.record`, {
      method: "POST",
      body: event,
      headers: {
        authorization: `Bearer ${ingest.key.text}`,
        "content-type": "application/json",
      },
    });

  it.each(["frozen", "gone"] as const)(
    "answers 503 with Retry-After within two seconds while it is %s, and recovers",
    async (fault) => {
      if (fault === "frozen") await redis.freeze();
      else await redis.kill();
      const requests = Array.from({ length: 10 }, () => [ingest.post(event), viaTrpc()]).flat();
      for (const answer of await Promise.all(requests.map(timed))) {
        expect(answer).toMatchObject({ status: 503, retryAfter: expect.stringMatching(/^\d+$/) });
        expect(answer.tookMs).toBeLessThan(2_000);
      }
      expect(await statusOf(ingest, "/healthz/live")).toBe(200);
      expect(await statusOf(ingest, "/healthz/ready")).toBe(503);

      if (fault === "frozen") redis.thaw();
      else await redis.start();
      await vi.waitFor(async () => expect((await ingest.post(event)).status).toBe(202), 10_000);
      expect((await viaTrpc()).status).toBe(200);
      expect(await statusOf(ingest, "/healthz/ready")).toBe(200);
    },
  );

  it("has every event that it acknowledged", async () => {
    const before = (await ingest.producer.health()).depth?.waiting ?? 0;
    let acknowledged = 0;
    let refused = 0;
    const sender = async () => {
      while (refused === 0) {
        const { status } = await ingest.post(JSON.stringify([validEvent(), validEvent()]));
        expect([202, 503]).toContain(status);
        if (status === 202) acknowledged += 1;
        else refused += 1;
      }
    };
    const sending = Promise.all([sender(), sender(), sender(), sender()]);
    await vi.waitFor(() => expect(acknowledged).toBeGreaterThan(20), 10_000);
    await redis.kill();
    await sending;
    await redis.start();
    await vi.waitFor(async () =>
      expect(await ingest.producer.health()).toMatchObject({ ok: true }),
    );
    const after = (await ingest.producer.health()).depth?.waiting ?? 0;
    expect(after - before).toBeGreaterThanOrEqual(acknowledged);
  });
});

describe("ingest whose MongoDB is away", () => {
  it("takes events from keys that were in use, answers 503 to others, and stays ready", async () => {
    let minutesLater = 0;
    const ingest = await startIngest({
      now: () => new Date(Date.now() + minutesLater * 60_000),
    });
    const unused = await ingest.createKey();
    expect((await ingest.post(event)).status).toBe(202);
    await ingest.database.close();
    minutesLater = 30;
    expect((await ingest.post(event)).status).toBe(202);
    expect(
      await timed(ingest.post(event, { authorization: `Bearer ${unused.text}` })),
    ).toMatchObject({ status: 503, retryAfter: expect.stringMatching(/^\d+$/) });
    expect(await statusOf(ingest, "/healthz/ready")).toBe(200);
    const deps = await (await fetch(`${ingest.url}/healthz/deps`)).json();
    expect(deps).toMatchObject({
      dependencies: [
        {
          ...{ name: "redis", required: true, ok: true },
          detail: expect.stringContaining("durability"),
          facts: {
            durability: expect.any(String),
            depth: { waiting: 2, active: 0, delayed: 0, failed: 0 },
            memory: { usedBytes: expect.any(Number) },
          },
        },
        { name: "mongodb", required: false, ok: false },
      ],
    });
    await ingest.close();
  });
});

describe("ingest under pressure", () => {
  it("answers 503 with Retry-After, and takes events again afterwards; health always answers", async () => {
    const ingest = await startIngest({
      pressureLimits: {
        maxEventLoopDelayMs: 100,
        maxHeapUsedBytes: Number.MAX_SAFE_INTEGER,
        sampleMs: 300,
      },
    });
    await vi.waitFor(async () => expect((await ingest.post(event)).status).toBe(202), 10_000);
    for (let turn = 0; turn < 5; turn += 1) {
      const until = performance.now() + 300;
      while (performance.now() < until); // nothing else runs in this process meanwhile
      await new Promise(setImmediate);
    }
    expect(await timed(ingest.post(event))).toMatchObject({ status: 503, retryAfter: "2" });
    expect(await statusOf(ingest, "/healthz/live")).toBe(200);
    await vi.waitFor(async () => expect((await ingest.post(event)).status).toBe(202), 10_000);
    await ingest.close();
  });
});
