import type { ApiKeyRecord } from "@audit/db";
import type { ApiKeyInput } from "@audit/types";
import { hashKey } from "./key-hash.js";
import { generateKey, keyPrefix, kindOf } from "./key-text.js";

/** Makes a key: the record to store, and the text to show this once. */
export function newKey(
  input: ApiKeyInput,
  facts: {
    readonly organizationId: string;
    readonly createdBy: string;
    readonly createdAt: Date;
    /** `API_KEY_SECRET`. */
    readonly secret: string;
  },
): { record: ApiKeyRecord; text: string } {
  const kind = kindOf(input.scopes);
  const { id, text } = generateKey(kind);
  return {
    text,
    record: {
      id,
      organizationId: facts.organizationId,
      name: input.name,
      prefix: keyPrefix(kind, id),
      hash: hashKey(text, facts.secret),
      scopes: [...new Set(input.scopes)],
      service: input.service,
      environment: input.environment,
      expiresAt: input.expiresAt === undefined ? undefined : new Date(input.expiresAt),
      workspaceId: input.workspaceId,
      resourceTypes: input.resourceTypes && [...new Set(input.resourceTypes)],
      allowedCidrs: input.allowedCidrs && [...new Set(input.allowedCidrs)],
      eventsPerMinute: input.eventsPerMinute,
      createdAt: facts.createdAt,
      createdBy: facts.createdBy,
    },
  };
}
