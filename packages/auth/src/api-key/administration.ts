import type { ApiKeyRecord, ApiKeyRepository } from "@audit/db";
import { type ApiKey, type ApiKeyInput, AppError } from "@audit/types";
import type { Caller } from "../caller.js";
import { newKey } from "./new-key.js";

function toApiKey(record: ApiKeyRecord): ApiKey {
  return {
    id: record.id,
    name: record.name,
    prefix: record.prefix,
    scopes: [...record.scopes],
    service: record.service,
    environment: record.environment,
    expiresAt: record.expiresAt?.toISOString(),
    workspaceId: record.workspaceId,
    resourceTypes: record.resourceTypes && [...record.resourceTypes],
    allowedCidrs: record.allowedCidrs && [...record.allowedCidrs],
    eventsPerMinute: record.eventsPerMinute,
    createdAt: record.createdAt.toISOString(),
    createdBy: record.createdBy,
    revokedAt: record.revokedAt?.toISOString(),
    lastUsedAt: record.lastUsedAt?.toISOString(),
  };
}

/** Nobody gives what he has not got, but whoever manages keys may let services record events. */
function refuseMoreThanOwn(caller: Caller, input: ApiKeyInput): void {
  const missing = input.scopes.filter(
    (scope) => scope !== "events:write" && !caller.permissions.has(scope),
  );
  if (missing.length > 0) {
    throw new AppError(
      "forbidden",
      `a key can only be given scopes that its maker has: ${missing.join(", ")} is missing`,
    );
  }
}

function refusePastExpiry({ expiresAt }: Pick<ApiKeyInput, "expiresAt">, now: Date): void {
  if (expiresAt === undefined || new Date(expiresAt) > now) return;
  throw new AppError("invalid_input", `expiresAt: must be in the future, not ${expiresAt}`);
}

/**
 * Administration of the caller's own organization's keys. Whether the caller may manage keys at
 * all is for the router to check.
 */
export function createApiKeyAdministration(options: {
  readonly apiKeys: Pick<ApiKeyRepository, "list" | "insert" | "revoke">;
  /** `API_KEY_SECRET`. */
  readonly secret: string;
  readonly now: () => Date;
}) {
  return {
    list: async (caller: Caller): Promise<ApiKey[]> =>
      (await options.apiKeys.list(caller.organization.id)).map(toApiKey),

    /** `secret` is the whole key; it cannot be had again. Throws `forbidden`, `invalid_input`. */
    create: async (
      caller: Caller,
      input: ApiKeyInput,
    ): Promise<{ key: ApiKey; secret: string }> => {
      refuseMoreThanOwn(caller, input);
      const createdAt = options.now();
      refusePastExpiry(input, createdAt);
      const { record, text } = newKey(input, {
        organizationId: caller.organization.id,
        createdBy: caller.actor.email ?? caller.actor.name,
        createdAt,
        secret: options.secret,
      });
      await options.apiKeys.insert(record);
      return { key: toApiKey(record), secret: text };
    },

    /** Throws `not_found` when the organization has no such key. */
    revoke: async (caller: Caller, id: string): Promise<ApiKey> => {
      const record = await options.apiKeys.revoke(caller.organization.id, id, options.now());
      if (record) return toApiKey(record);
      throw new AppError("not_found", `this organization has no API key ${id}`);
    },
  };
}
