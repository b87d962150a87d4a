import type { ApiKeyRestrictions } from "@audit/db";
import { AppError } from "@audit/types";
import { isWithin } from "./restrictions.js";

/** Which of its maker's restrictions a key would not have, each with what would be right. */
function missingOf(own: ApiKeyRestrictions, asked: ApiKeyRestrictions): string[] {
  const missing: string[] = [];
  if (own.expiresAt && !(asked.expiresAt && asked.expiresAt <= own.expiresAt)) {
    missing.push(`expiresAt at ${own.expiresAt.toISOString()} or before`);
  }
  if (own.workspaceId !== undefined && asked.workspaceId !== own.workspaceId) {
    missing.push(`workspaceId ${own.workspaceId}`);
  }
  const { resourceTypes, allowedCidrs, eventsPerMinute } = own;
  if (resourceTypes && !asked.resourceTypes?.every((type) => resourceTypes.includes(type))) {
    missing.push(`resourceTypes of ${resourceTypes.join(", ")}`);
  }
  if (allowedCidrs && !asked.allowedCidrs?.every((range) => isWithin(range, allowedCidrs))) {
    missing.push(`allowedCidrs within ${allowedCidrs.join(", ")}`);
  }
  if (
    eventsPerMinute !== undefined &&
    !(asked.eventsPerMinute !== undefined && asked.eventsPerMinute <= eventsPerMinute)
  ) {
    missing.push(`eventsPerMinute of at most ${eventsPerMinute}`);
  }
  return missing;
}

/**
 * Throws `forbidden` when a key that makes another would free it of what narrows itself. People
 * are narrowed by nothing here: they have no restrictions.
 */
export function refuseFewerRestrictions(
  own: ApiKeyRestrictions | undefined,
  asked: ApiKeyRestrictions,
): void {
  const missing = own ? missingOf(own, asked) : [];
  if (missing.length === 0) return;
  throw new AppError(
    "forbidden",
    `a key can only make keys that are as restricted as itself: ${missing.join("; ")} is missing`,
  );
}
