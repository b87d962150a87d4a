import { setTimeout as sleep } from "node:timers/promises";
import {
  assertMigrated,
  connectDatabase,
  type Database,
  isStoreUnavailable,
  migrate,
} from "@audit/db";
import type { DependencyHealth } from "@audit/runtime/health";
import { AppError } from "@audit/types";
import { type Backend, type BackendOptions, createBackend } from "./backend.js";

export interface OpenBackendOptions extends BackendOptions {
  readonly mongodbUri: string;
  /** Whether to bring the database to today's shape, or only to see that it has it. */
  readonly migrateAtStart: boolean;
  readonly expireGraceSeconds: number;
}

/** The backend, whether the database is there yet or not. */
export interface OpenedBackend {
  /** Throws `unavailable` until the database was reached. */
  readonly current: () => Backend;
  /** Resolves once it was; rejects when it never can be. */
  readonly opened: Promise<void>;
  readonly health: () => Promise<DependencyHealth>;
  readonly close: () => Promise<void>;
}

const RETRY_MS = 1_000;

async function prepare(database: Database, options: OpenBackendOptions): Promise<void> {
  const { migrateAtStart, expireGraceSeconds, logger } = options;
  if (!migrateAtStart) return assertMigrated(database);
  const { applied } = await migrate(database, { expireGraceSeconds });
  if (applied.length > 0) logger.info({ applied }, "database migrated");
}

/** Sees to it that the database has today's shape; one that goes away meanwhile is waited for. */
async function prepareWhenReachable(
  database: Database,
  options: OpenBackendOptions,
  signal: AbortSignal,
): Promise<Backend> {
  for (;;) {
    try {
      await prepare(database, options);
      return await createBackend(database, options);
    } catch (error) {
      if (!isStoreUnavailable(error)) throw error;
      options.logger.warn({ err: error }, "MongoDB went away during a migration");
      await sleep(RETRY_MS, undefined, { signal });
    }
  }
}

/** Connects in the background, so that the api starts and says so while MongoDB is away. */
export function openBackend(options: OpenBackendOptions): OpenedBackend {
  const stop = new AbortController();
  const { logger } = options;
  let database: Database | undefined;
  let backend: Backend | undefined;
  let warned = false;

  async function open(): Promise<void> {
    database = await connectDatabase({
      uri: options.mongodbUri,
      signal: stop.signal,
      onUnavailable: (error) => {
        if (!warned) logger.warn({ err: error }, "MongoDB cannot be reached yet");
        warned = true;
      },
    });
    backend = await prepareWhenReachable(database, options, stop.signal);
  }
  const opened = open().catch((error: unknown) => {
    if (!stop.signal.aborted) throw error;
  });

  return {
    opened,
    current: () => {
      if (backend) return backend;
      throw new AppError("unavailable", "the database was not reached yet: retry shortly", {
        retryAfterSeconds: 2,
      });
    },
    health: async () => {
      if (!database || !backend) return { ok: false, detail: "not connected yet" };
      await database.ping();
      return { ok: true };
    },
    close: async () => {
      stop.abort();
      await opened.catch(() => undefined);
      await backend?.close();
      await database?.close();
    },
  };
}
