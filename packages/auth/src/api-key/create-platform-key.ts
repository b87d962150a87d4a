import { createApiKeyRepository, type Database } from "@audit/db";
import { type ApiKey, AppError } from "@audit/types";
import { organizationExists } from "../organization/organization-exists.js";
import { toApiKey } from "./administration.js";
import { newKey } from "./new-key.js";

export interface PlatformKeyInput {
  readonly name: string;
  /** Whose key it is: who sees and revokes it, and where events go that name no organization. */
  readonly organizationId: string;
  readonly service?: string | undefined;
  readonly environment?: string | undefined;
  readonly expiresAt?: string | undefined;
  readonly allowedCidrs?: string[] | undefined;
  readonly eventsPerMinute?: number | undefined;
}

/**
 * Makes a key that records events of every organization and may do nothing else. For whoever runs
 * the installation and reaches its database; no caller of a service can make one. Throws
 * `not_found` when there is no such organization. `secret` is the whole key.
 */
export async function createPlatformKey(
  database: Database,
  input: PlatformKeyInput,
  facts: { readonly apiKeySecret: string; readonly now: Date },
): Promise<{ key: ApiKey; secret: string }> {
  const { organizationId: named, ...rest } = input;
  const organizationId = named.toLowerCase();
  if (!(await organizationExists(database, organizationId))) {
    throw new AppError("not_found", `there is no organization ${named}`);
  }
  const { record, text } = newKey(
    { ...rest, scopes: ["events:write"] },
    {
      organizationId,
      createdBy: "the installation",
      createdAt: facts.now,
      secret: facts.apiKeySecret,
    },
  );
  const platform = { ...record, platform: true } as const;
  await createApiKeyRepository(database).insert(platform);
  return { key: toApiKey(platform), secret: text };
}
