import { createPersistProducer } from "@audit/queue";
import { createLogger } from "@audit/runtime/logger";
import { createTestQueues } from "@audit/test-kit";
import { expect } from "vitest";
import { createCountryLookup } from "../src/enrich/country-lookup.js";
import { loadGeoipData } from "../src/enrich/geoip-data.js";
import {
  type PersistService,
  type PersistServiceOptions,
  startPersistService,
} from "../src/persist/persist-service.js";

export const silentLogger = createLogger({ service: "worker", level: "silent" });

/** How long a test waits for what should happen within seconds. */
export const PATIENCE = { timeout: 20_000 };

export const atRest = { waiting: 0, active: 0, delayed: 0, failed: 0 };

/** A queue of the test's own with its producer, and persist services that take from it. */
export async function createTestBench() {
  const queues = createTestQueues();
  const producer = createPersistProducer({ ...queues, logger: silentLogger });
  const countries = createCountryLookup(await loadGeoipData());
  const services: PersistService[] = [];
  await expect.poll(async () => (await producer.health()).ok, PATIENCE).toBe(true);
  return {
    queues,
    producer,
    depth: async () => (await producer.health()).depth,
    start: (
      options: Pick<PersistServiceOptions, "mongodbUri"> & Partial<PersistServiceOptions>,
    ) => {
      const service = startPersistService({
        redisUrl: queues.redisUrl,
        queuePrefix: queues.prefix,
        concurrency: 4,
        migrateAtStart: true,
        expireGraceSeconds: 86_400,
        defaultRetentionDays: 365,
        countries,
        logger: silentLogger,
        ...options,
      });
      services.push(service);
      return service;
    },
    remove: async () => {
      await Promise.all(services.map((service) => service.close()));
      await producer.close();
      await queues.clear();
    },
  };
}

export type TestBench = Awaited<ReturnType<typeof createTestBench>>;
