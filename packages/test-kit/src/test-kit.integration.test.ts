import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Redis } from "ioredis";
import { MongoClient } from "mongodb";
import { expect, onTestFinished, test } from "vitest";
import { startTestDatabases } from "./databases.js";
import { createTestDatabase, createTestQueues } from "./index.js";
import { startOwnRedis } from "./own-databases.js";

async function connect(uri: string): Promise<MongoClient> {
  const client = await new MongoClient(uri).connect();
  onTestFinished(() => client.close());
  return client;
}

test("each test has a MongoDB database of its own, until it drops it", async () => {
  const [mine, other] = [createTestDatabase(), createTestDatabase()];
  const client = await connect(mine.uri);
  await client.db().collection("things").insertOne({});
  expect(client.db().databaseName).toBe(mine.name);
  expect(other.name).not.toBe(mine.name);

  const names = async () =>
    (await client.db().admin().listDatabases({ nameOnly: true })).databases.map((one) => one.name);
  expect(await names()).toContain(mine.name);
  await mine.drop();
  expect(await names()).not.toContain(mine.name);
});

test("clearing a test's queues leaves those of another", async () => {
  const [mine, other] = [createTestQueues(), createTestQueues()];
  const redis = new Redis(mine.redisUrl);
  onTestFinished(async () => {
    await other.clear();
    await redis.quit();
  });
  await redis.mset(`${mine.prefix}:a`, 1, `${other.prefix}:a`, 1);
  await mine.clear();
  expect(await redis.exists(`${mine.prefix}:a`)).toBe(0);
  expect(await redis.exists(`${other.prefix}:a`)).toBe(1);
});

test("starts databases where none are given, and leaves nothing behind", async () => {
  const folder = fileURLToPath(new URL("../../../.audit/test", import.meta.url));
  // no process has a pid beyond 2^22 on Linux: what a run left that was killed
  const abandoned = join(folder, String(2 ** 30));
  mkdirSync(abandoned, { recursive: true });

  const databases = await startTestDatabases({}, () => {});
  expect(existsSync(abandoned)).toBe(false);
  expect(existsSync(join(folder, String(process.pid)))).toBe(true);
  const client = await connect(databases.mongodbUri);
  const hello = await client.db("admin").command({ hello: 1 });
  expect(hello.isWritablePrimary).toBe(true);
  await client.close();
  await databases.stop();
  expect(existsSync(join(folder, String(process.pid)))).toBe(false);
}, 60_000);

test("a frozen database takes connections and answers nothing; a thawed one goes on", async () => {
  const redis = await startOwnRedis();
  onTestFinished(redis.remove);
  const client = new Redis(redis.url, { commandTimeout: 500, retryStrategy: null });
  onTestFinished(() => client.disconnect());
  await client.set("kept", 1);
  await redis.freeze();
  await expect(client.get("kept")).rejects.toThrow("Command timed out");
  redis.thaw();
  expect(await client.get("kept")).toBe("1");
});
