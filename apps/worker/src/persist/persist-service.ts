import { setTimeout as sleep } from "node:timers/promises";
import {
  assertMigrated,
  connectDatabase,
  createDeadLetterRepository,
  createEventWriter,
  createQuarantine,
  createRetentionPolicyRepository,
  createWorkspaceRepository,
  type Database,
  isStoreUnavailable,
  migrate,
} from "@audit/db";
import { createWorker, type JobWorker, type QueueDepth } from "@audit/queue";
import type { DependencyHealth } from "@audit/runtime/health";
import type { Logger } from "@audit/runtime/logger";
import type { CountryLookup } from "../enrich/country-lookup.js";
import { createKnownPolicies } from "../retention/known-policies.js";
import { createPersistJobHandler } from "./handle-persist-job.js";
import { createPersistEvents } from "./persist-events.js";
import { rawPersistJob } from "./persist-job.js";

export interface PersistServiceOptions {
  readonly mongodbUri: string;
  readonly redisUrl: string;
  readonly queuePrefix: string;
  readonly concurrency: number;
  /** Whether to bring the database to today's shape, or only to see that it has it. */
  readonly migrateAtStart: boolean;
  readonly expireGraceSeconds: number;
  /** Null: for ever. */
  readonly defaultRetentionDays: number | null;
  readonly countries: CountryLookup;
  readonly logger: Logger;
}

export interface PersistService {
  /** Resolves when jobs are taken; waits as long as MongoDB is away. Rejects when it never can. */
  readonly started: Promise<void>;
  readonly mongodbHealth: () => Promise<DependencyHealth>;
  readonly queueHealth: () => Promise<DependencyHealth>;
  /** How many events wait for somebody to look at them, of all organizations. */
  readonly setAsideHealth: () => Promise<DependencyHealth>;
  /** Finishes the jobs under way, then closes the connections. */
  readonly close: () => Promise<void>;
}

const RETRY_MS = 1_000;

const describe = ({ waiting, active, delayed, failed }: QueueDepth) =>
  `${waiting} waiting, ${active} active, ${delayed} delayed, ${failed} unreadable`;

type Preparation = Pick<PersistServiceOptions, "migrateAtStart" | "expireGraceSeconds" | "logger">;

async function prepare(database: Database, options: Preparation): Promise<void> {
  if (!options.migrateAtStart) return assertMigrated(database);
  const { applied } = await migrate(database, options);
  if (applied.length > 0) options.logger.info({ applied }, "database migrated");
}

async function prepareWhenReachable(
  database: Database,
  options: Preparation,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    try {
      return await prepare(database, options);
    } catch (error) {
      if (!isStoreUnavailable(error)) throw error;
      options.logger.warn({ err: error }, "MongoDB went away during a migration");
      await sleep(RETRY_MS, undefined, { signal });
    }
  }
}

function startWorker(database: Database, options: PersistServiceOptions): JobWorker {
  const { logger } = options;
  const repository = createRetentionPolicyRepository(database, {
    defaultDays: options.defaultRetentionDays,
  });
  const persistEvents = createPersistEvents({
    writer: createEventWriter(database),
    quarantine: createQuarantine(database),
    deadLetters: createDeadLetterRepository(database),
    workspaces: createWorkspaceRepository(database),
    policies: createKnownPolicies(repository),
    countries: options.countries,
    now: () => new Date(),
  });
  return createWorker(rawPersistJob, {
    redisUrl: options.redisUrl,
    prefix: options.queuePrefix,
    concurrency: options.concurrency,
    logger,
    handle: createPersistJobHandler({ persistEvents, logger }),
    isBack: async () => {
      await database.ping();
      return true;
    },
  });
}

/**
 * Takes persist jobs from the queue as soon as MongoDB can be reached and has the right shape.
 * Starts at once and in the background, so that health can be asked meanwhile.
 */
export function startPersistService(options: PersistServiceOptions): PersistService {
  const { logger } = options;
  const stop = new AbortController();
  let database: Database | undefined;
  let worker: JobWorker | undefined;

  const start = async () => {
    database = await connectDatabase({
      uri: options.mongodbUri,
      onUnavailable: ({ message, cause }) =>
        logger.warn(
          { reason: message, ...(cause instanceof Error && { cause: cause.message }) },
          "waiting for MongoDB",
        ),
      signal: stop.signal,
    });
    await prepareWhenReachable(database, options, stop.signal);
    if (stop.signal.aborted) return;
    worker = startWorker(database, options);
    logger.info({ concurrency: options.concurrency }, "taking persist jobs");
  };
  const started = start();
  const startedOrStopped = started.catch((error: unknown) => {
    if (!stop.signal.aborted) throw error;
  });

  return {
    started: startedOrStopped,
    mongodbHealth: async () => {
      if (!database) return { ok: false, detail: "not reached yet" };
      await database.ping();
      return { ok: true };
    },
    queueHealth: async () => {
      if (!worker) return { ok: false, detail: "waits for MongoDB" };
      const { ok, detail, depth } = await worker.health();
      return { ok, detail: depth ? `${detail}; ${describe(depth)}` : detail };
    },
    setAsideHealth: async () => {
      if (!database) return { ok: false, detail: "not reached yet" };
      const [quarantined, openDeadLetters] = await Promise.all([
        createQuarantine(database).count(),
        createDeadLetterRepository(database).countOpen(),
      ]);
      return {
        ok: true,
        detail: `${quarantined} quarantined events, ${openDeadLetters} open dead letters`,
        facts: { quarantined, openDeadLetters },
      };
    },
    close: async () => {
      stop.abort();
      await startedOrStopped.catch(() => undefined);
      await worker?.close();
      await database?.close();
    },
  };
}
