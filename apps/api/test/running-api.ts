import { connectDatabase, type Database, migrate } from "@audit/db";
import { createPersistProducer } from "@audit/queue";
import { createLogger } from "@audit/runtime/logger";
import { createTestDatabase, createTestQueues } from "@audit/test-kit";
import { afterAll } from "vitest";
import { buildServer, type ServerDependencies } from "../src/server.js";
import { createBackend } from "../src/store/backend.js";

export const PUBLIC_URL = "http://localhost:4301";
export const API_KEY_SECRET = "a secret of the test's own, long enough";

/** The api on a database and queues of the test file's own, without a socket. */
export interface RunningApi {
  readonly server: Awaited<ReturnType<typeof buildServer>>;
  readonly database: Database;
  readonly queues: ReturnType<typeof createTestQueues>;
}

/** Closed and dropped at the file's end. */
export async function runApi(
  overrides: Partial<Omit<ServerDependencies, "backend">> & { readonly redisUrl?: string } = {},
): Promise<RunningApi> {
  const testDatabase = createTestDatabase();
  const { redisUrl, ...dependencies } = overrides;
  const queues = { ...createTestQueues(), ...(redisUrl !== undefined && { redisUrl }) };
  const logger = createLogger({ service: "api", level: "silent" });
  const database = await connectDatabase({ uri: testDatabase.uri });
  await migrate(database);
  const producer = createPersistProducer({ ...queues, logger });
  const backend = await createBackend(database, {
    publicUrl: overrides.publicUrl ?? PUBLIC_URL,
    apiKeySecret: API_KEY_SECRET,
    sessionSecret: "another secret of the test's own",
    enqueue: producer.enqueue,
    queueTakes: async () => (await producer.health()).ok,
    now: () => new Date(),
    logger,
  });
  const server = await buildServer({
    logger,
    backend: () => backend,
    publicUrl: PUBLIC_URL,
    dashboardFolder: "/nowhere",
    trustedProxies: [],
    mongodb: async () => {
      await database.ping();
      return { ok: true };
    },
    redis: producer.health,
    ...dependencies,
  });
  afterAll(async () => {
    await server.close();
    await backend.close();
    await producer.close();
    await database.close();
    await testDatabase.drop();
    await queues.clear();
  });
  return { server, database, queues };
}
