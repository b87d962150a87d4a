import { createApiKeyRepository, createOrganizationIds, type Database } from "@audit/db";
import { type ApiKey, AppError } from "@audit/types";
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

const OBJECT_ID = /^[0-9a-f]{24}$/i;

async function organizationOf(database: Pick<Database, "nativeDb">, text: string): Promise<string> {
  const id = text.toLowerCase();
  const isOne =
    OBJECT_ID.test(id) && (await createOrganizationIds(database).existing([id])).has(id);
  if (isOne) return id;
  throw new AppError("not_found", `there is no organization ${text}`);
}

/**
 * Makes a key that records events of every organization and may do nothing else. For whoever runs
 * the installation and reaches its database; no caller of a service can make one. Throws
 * `not_found` when there is no such organization. `secret` is the whole key.
 */
export async function createPlatformKey(
  database: Pick<Database, "nativeDb">,
  input: PlatformKeyInput,
  facts: { readonly apiKeySecret: string; readonly now: Date },
): Promise<{ key: ApiKey; secret: string }> {
  const { organizationId: named, ...rest } = input;
  const organizationId = await organizationOf(database, named);
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
