import type { ApiKeyRepository } from "@audit/db";
import { type Permission, ROLE_PERMISSIONS } from "@audit/types";
import { newKey } from "../api-key/new-key.js";

/** The texts of the first keys, shown this once. */
export interface DefaultKeys {
  /** `events:write`. */
  readonly writeKey: string;
  /** `audit_logs.list` and `audit_logs.export`. */
  readonly readKey: string;
  /** What an owner may do. */
  readonly adminKey: string;
}

export async function insertDefaultKeys(
  apiKeys: Pick<ApiKeyRepository, "insert">,
  facts: { organizationId: string; createdBy: string; createdAt: Date; secret: string },
): Promise<DefaultKeys> {
  const insert = async (name: string, scopes: readonly Permission[]) => {
    const { record, text } = newKey({ name, scopes: [...scopes] }, facts);
    await apiKeys.insert(record);
    return text;
  };
  return {
    writeKey: await insert("First write key", ["events:write"]),
    readKey: await insert("First read key", ["audit_logs.list", "audit_logs.export"]),
    adminKey: await insert("First admin key", ROLE_PERMISSIONS.owner),
  };
}
