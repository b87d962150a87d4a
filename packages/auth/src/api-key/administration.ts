import type { ApiKeyRecord, ApiKeyRepository } from "@audit/db";
import { type ApiKey, type ApiKeyInput, AppError, type RotateApiKeyInput } from "@audit/types";
import type { Caller } from "../caller.js";
import { refuseFewerRestrictions } from "./fewer-restrictions.js";
import { newKey } from "./new-key.js";
import { alreadyRotated, asInput, endOfRotated, findRotatable } from "./rotate.js";

/** A key as it is shown: everything but its hash. */
export function toApiKey(record: ApiKeyRecord): ApiKey {
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
    platform: record.platform,
    createdAt: record.createdAt.toISOString(),
    createdBy: record.createdBy,
    revokedAt: record.revokedAt?.toISOString(),
    replacedBy: record.replacedBy,
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
  readonly apiKeys: Pick<ApiKeyRepository, "findByIds" | "list" | "insert" | "replace" | "revoke">;
  /** `API_KEY_SECRET`. */
  readonly secret: string;
  readonly now: () => Date;
}) {
  async function insertFor(caller: Caller, input: ApiKeyInput) {
    const createdAt = options.now();
    refuseMoreThanOwn(caller, input);
    refusePastExpiry(input, createdAt);
    const { record, text } = newKey(input, {
      organizationId: caller.organization.id,
      createdBy: caller.actor.email ?? caller.actor.name,
      createdAt,
      secret: options.secret,
    });
    refuseFewerRestrictions(caller.restrictions, record);
    await options.apiKeys.insert(record);
    return { key: toApiKey(record), secret: text };
  }

  return {
    list: async (caller: Caller): Promise<ApiKey[]> =>
      (await options.apiKeys.list(caller.organization.id)).map(toApiKey),

    /** `secret` is the whole key; it cannot be had again. Throws `forbidden`, `invalid_input`. */
    create: insertFor,

    /**
     * Makes a key like the one that is named, which ends after the overlap, so that both are valid
     * meanwhile. Throws `not_found`, `conflict` (revoked, expired, rotated already), `forbidden`.
     */
    rotate: async (
      caller: Caller,
      input: RotateApiKeyInput,
    ): Promise<{ key: ApiKey; secret: string; replaced: ApiKey }> => {
      const { id: organizationId } = caller.organization;
      const now = options.now();
      const old = await findRotatable(options.apiKeys, { organizationId, id: input.id, now });
      const made = await insertFor(caller, asInput(old, input));
      const replaced = await options.apiKeys.replace(organizationId, old.id, {
        replacedBy: made.key.id,
        expiresAt: endOfRotated(old, input.overlapHours, now),
      });
      if (replaced) return { ...made, replaced: toApiKey(replaced) };
      // Somebody else was first: a key that nobody asked for must not stay.
      await options.apiKeys.revoke(organizationId, made.key.id, options.now());
      throw alreadyRotated(old);
    },

    /** Throws `not_found` when the organization has no such key. */
    revoke: async (caller: Caller, id: string): Promise<ApiKey> => {
      const record = await options.apiKeys.revoke(caller.organization.id, id, options.now());
      if (record) return toApiKey(record);
      throw new AppError("not_found", `this organization has no API key ${id}`);
    },
  };
}
