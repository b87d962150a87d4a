import { randomBytes } from "node:crypto";
import { Redis } from "ioredis";
import { MongoClient } from "mongodb";
import { inject } from "vitest";
import "./global-setup.js";

const uniqueName = () => `audit_test_${randomBytes(6).toString("hex")}`;

/** A MongoDB database of the test's own; `uri` names it. Drop it when the test file ends. */
export interface TestDatabase {
  readonly uri: string;
  readonly name: string;
  readonly drop: () => Promise<void>;
}

export function createTestDatabase(): TestDatabase {
  const name = uniqueName();
  const url = new URL(inject("mongodbUri"));
  url.pathname = `/${name}`;
  return {
    uri: url.toString(),
    name,
    drop: async () => {
      const client = await new MongoClient(url.toString()).connect();
      await client.db(name).dropDatabase();
      await client.close();
    },
  };
}

/** A key prefix of the test's own in Redis. Clear it when the test file ends. */
export interface TestQueues {
  readonly redisUrl: string;
  readonly prefix: string;
  readonly clear: () => Promise<void>;
}

export function createTestQueues(): TestQueues {
  const redisUrl = inject("redisUrl");
  const prefix = uniqueName();
  return {
    redisUrl,
    prefix,
    clear: async () => {
      const redis = new Redis(redisUrl);
      for await (const keys of redis.scanStream({ match: `${prefix}:*`, count: 1_000 })) {
        if (keys.length > 0) await redis.del(...keys);
      }
      await redis.quit();
    },
  };
}
