import type { ApiKeyRecord, ApiKeyRepository } from "@audit/db";
import { type ApiKeyInput, AppError, type RotateApiKeyInput } from "@audit/types";

/** The key of this id, if it can be rotated. Throws `not_found`, `forbidden`, `conflict`. */
export async function findRotatable(
  apiKeys: Pick<ApiKeyRepository, "findByIds">,
  { organizationId, id, now }: { organizationId: string; id: string; now: Date },
): Promise<ApiKeyRecord> {
  const [key] = await apiKeys.findByIds([id]);
  if (key?.organizationId !== organizationId) {
    throw new AppError("not_found", `this organization has no API key ${id}`);
  }
  if (key.platform) {
    const how = "make another on the installation, with audit keys create --platform";
    throw new AppError("forbidden", `the API key ${id} is a platform key: ${how}`);
  }
  if (key.revokedAt)
    throw new AppError("conflict", `the API key ${id} was revoked: create another`);
  if (key.replacedBy !== undefined) throw alreadyRotated(key);
  if (key.expiresAt && key.expiresAt <= now) {
    throw new AppError("conflict", `the API key ${id} has expired: create another`);
  }
  return key;
}

export const alreadyRotated = ({ id, replacedBy }: Pick<ApiKeyRecord, "id" | "replacedBy">) =>
  new AppError(
    "conflict",
    `the API key ${id} was rotated already: rotate ${replacedBy ?? "the key that replaces it"}`,
  );

/** A key as it would be asked for again; its end may be another one. */
export function asInput(key: ApiKeyRecord, { expiresAt }: RotateApiKeyInput): ApiKeyInput {
  return {
    name: key.name,
    scopes: [...key.scopes],
    service: key.service,
    environment: key.environment,
    expiresAt: expiresAt ?? key.expiresAt?.toISOString(),
    workspaceId: key.workspaceId,
    resourceTypes: key.resourceTypes && [...key.resourceTypes],
    allowedCidrs: key.allowedCidrs && [...key.allowedCidrs],
    eventsPerMinute: key.eventsPerMinute,
  };
}

const HOUR_MS = 3_600_000;

/** When a key ends that is rotated now: after the overlap, and never later than it would have. */
export function endOfRotated(key: ApiKeyRecord, overlapHours: number, now: Date): Date {
  const end = new Date(now.getTime() + overlapHours * HOUR_MS);
  return key.expiresAt && key.expiresAt < end ? key.expiresAt : end;
}
