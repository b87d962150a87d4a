import {
  type ApiKeyRepository,
  connectDatabase,
  createApiKeyRepository,
  createOrganizationIds,
  createOrganizationSettingsRepository,
  type Database,
  type OrganizationIds,
  type OrganizationSettingsRepository,
} from "@audit/db";
import type { DependencyHealth } from "@audit/runtime/health";
import type { Logger } from "@audit/runtime/logger";
import { AppError } from "@audit/types";

/** API keys and settings in MongoDB, whether it is there yet or not. */
export interface KeyStore {
  readonly apiKeys: Pick<ApiKeyRepository, "findByIds" | "markUsed">;
  readonly settings: Pick<OrganizationSettingsRepository, "of">;
  readonly organizations: OrganizationIds;
  readonly health: () => Promise<DependencyHealth>;
  readonly close: () => Promise<void>;
}

/** Look-ups are batched, one at a time; a few connections are plenty. */
const MAX_CONNECTIONS = 4;

/**
 * Connects in the background, so that ingest starts and says so of itself while MongoDB is away.
 * It opens MongoDB for API keys and never for events.
 */
export function openKeyStore(options: {
  readonly mongodbUri: string;
  readonly logger: Logger;
}): KeyStore {
  const stop = new AbortController();
  let database: Database | undefined;
  let warned = false;
  const connecting = connectDatabase({
    uri: options.mongodbUri,
    maxPoolSize: MAX_CONNECTIONS,
    signal: stop.signal,
    onUnavailable: (error) => {
      if (!warned) options.logger.warn({ err: error }, "API keys cannot be looked up yet");
      warned = true;
    },
  }).then(
    (connected) => {
      database = connected;
    },
    (error: unknown) => {
      if (!stop.signal.aborted) options.logger.error({ err: error }, "mongodb was not opened");
    },
  );

  function opened(): Database {
    if (database) return database;
    throw new AppError("unavailable", "API keys cannot be looked up yet: retry shortly", {
      retryAfterSeconds: 2,
    });
  }

  return {
    apiKeys: {
      findByIds: async (ids) => createApiKeyRepository(opened()).findByIds(ids),
      markUsed: async (ids, usedAt) => createApiKeyRepository(opened()).markUsed(ids, usedAt),
    },
    settings: {
      of: async (organizationId) =>
        createOrganizationSettingsRepository(opened()).of(organizationId),
    },
    organizations: {
      existing: async (ids) => createOrganizationIds(opened()).existing(ids),
    },
    health: async () => {
      if (!database) return { ok: false, detail: "not connected yet" };
      await database.ping();
      return { ok: true };
    },
    close: async () => {
      stop.abort();
      await connecting;
      await database?.close();
    },
  };
}
