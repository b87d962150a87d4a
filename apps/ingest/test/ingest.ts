import {
  createApiKeyAdministration,
  createApiKeyVerifier,
  createKnownOrganizations,
} from "@audit/auth";
import {
  connectDatabase,
  createApiKeyRepository,
  createOrganizationIds,
  createOrganizationSettingsRepository,
} from "@audit/db";
import { createIntake } from "@audit/intake";
import { createPersistProducer, createPersistWorker, createRateLimiter } from "@audit/queue";
import { createLogger } from "@audit/runtime/logger";
import { createTestDatabase, createTestQueues } from "@audit/test-kit";
import type { ApiKeyInput, PersistJob } from "@audit/types";
import { uuidv7 } from "uuidv7";
import { expect, vi } from "vitest";
import { createQueueHealth } from "../src/durability/queue-health.js";
import type { PressureLimits } from "../src/http/pressure.js";
import { createRecordEvents } from "../src/record/record-events.js";
import { createRulesDirectory } from "../src/record/rules-directory.js";
import { buildServer, type ServerDependencies } from "../src/server.js";

export const API_KEY_SECRET = "9Qw7mZr2Kx8LtVb4NcYp6HsJdGu3FaEk";
export const INPUT_HASH_SECRET = "Tg5RnWq1Xv8PzKm3BcYh7LdJsUa4FeVo";

export const ORGANIZATION_ID = "65f000000000000000000001";

/** A valid event; `id` only when given. */
export const validEvent = (overrides: object = {}) => ({
  actor: { type: "user", id: "alice", name: "Alice Example" },
  action: "update",
  resource: { type: "prompt", id: "greeting" },
  status: 200,
  ...overrides,
});

/** A body with one event of about this size. */
export const bodyOfBytes = (bytes: number) =>
  JSON.stringify([validEvent({ metadata: { text: "x".repeat(bytes) } })]);

export interface IngestOptions
  extends Partial<Pick<ServerDependencies, "trustedProxies" | "pressureLimits">> {
  /** Another Redis than the tests'. */
  readonly redisUrl?: string;
  /** The clock by which API keys are fresh or not. */
  readonly now?: () => Date;
}

/** Tests share their process with the service, and a machine with other tests. */
const PATIENT: PressureLimits = {
  maxEventLoopDelayMs: 30_000,
  maxHeapUsedBytes: Number.MAX_SAFE_INTEGER,
  sampleMs: 1_000,
};

/** Ingest as it runs, on real MongoDB and Redis, listening on a free port. */
export async function startIngest(options: IngestOptions = {}) {
  const testDatabase = createTestDatabase();
  const testQueues = createTestQueues();
  const queues = { redisUrl: options.redisUrl ?? testQueues.redisUrl, prefix: testQueues.prefix };
  const logger = createLogger({ service: "ingest", level: "silent" });
  const now = options.now ?? (() => new Date());

  const database = await connectDatabase({ uri: testDatabase.uri });
  const apiKeys = createApiKeyRepository(database);
  const settings = createOrganizationSettingsRepository(database);
  const administration = createApiKeyAdministration({ apiKeys, secret: API_KEY_SECRET, now });
  const createKey = async (input: Partial<ApiKeyInput> = {}, organizationId = ORGANIZATION_ID) => {
    const caller = {
      actor: { type: "user", id: "owner", name: "Owner" },
      organization: { id: organizationId, name: "Tests" },
      permissions: new Set(["events:write", "audit_logs.list"] as const),
      readScope: { organizationIds: [organizationId], baseFilter: null },
    } as const;
    const { key, secret } = await administration.create(caller, {
      name: "Test key",
      scopes: ["events:write"],
      ...input,
    });
    return { id: key.id, text: secret };
  };

  const producer = createPersistProducer({ ...queues, logger });
  const limiter = createRateLimiter({ ...queues, logger });
  const server = await buildServer({
    logger,
    trustedProxies: options.trustedProxies ?? [],
    pressureLimits: options.pressureLimits ?? PATIENT,
    verifyKey: createApiKeyVerifier({ apiKeys, secret: API_KEY_SECRET, now }),
    recordEvents: createRecordEvents({
      intake: createIntake({ inputHashSecret: INPUT_HASH_SECRET, now, createId: uuidv7 }),
      producer,
      limiter,
      rulesOf: createRulesDirectory(settings),
      knownOrganizations: createKnownOrganizations({
        organizations: createOrganizationIds(database),
        now,
      }),
      now,
    }),
    redis: createQueueHealth(producer.health),
    mongodb: async () => {
      await database.ping();
      return { ok: true };
    },
  });
  const url = await server.listen({ host: "127.0.0.1", port: 0 });
  await vi.waitFor(async () => expect(await producer.health()).toMatchObject({ ok: true }));
  const key = await createKey();

  return {
    url,
    key,
    mongodbUri: testDatabase.uri,
    queues,
    producer,
    database,
    createKey,

    /** Posts a body to `/v1/events` with a valid key. */
    post: (body: NonNullable<RequestInit["body"]>, headers: Record<string, string> = {}) =>
      fetch(`${url}/v1/events`, {
        method: "POST",
        body,
        headers: {
          authorization: `Bearer ${key.text}`,
          "content-type": "application/json",
          ...headers,
        },
      }),

    /** Takes every queued job out, in order. */
    takeJobs: async (): Promise<PersistJob[]> => {
      const jobs: PersistJob[] = [];
      const worker = createPersistWorker({
        ...queues,
        logger,
        concurrency: 1,
        handle: async (job) => void jobs.push(job),
      });
      await vi.waitFor(async () => {
        expect(await producer.health()).toMatchObject({ depth: { waiting: 0, active: 0 } });
      });
      await worker.close();
      return jobs;
    },

    close: async () => {
      await server.close();
      await producer.close();
      await limiter.close();
      await database.close();
      await testDatabase.drop();
      await testQueues.clear();
    },
  };
}
export type Ingest = Awaited<ReturnType<typeof startIngest>>;

/** The events of jobs, in order. */
export const eventsOf = (jobs: readonly PersistJob[]) =>
  jobs.flatMap((job) => job.groups.flatMap((group) => group.events));
