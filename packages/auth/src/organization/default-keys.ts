import type { ApiKeyRepository } from "@audit/db";
import { type Scope, scopeSchema } from "@audit/types";
import { newKey } from "../api-key/new-key.js";

/** A service that administers records no events. */
const ADMIN_SCOPES = scopeSchema.options.filter((scope) => scope !== "events:write");

/** The texts of the first keys, shown this once. */
export interface DefaultKeys {
  /** `events:write`. */
  readonly writeKey: string;
  /** `audit_logs.list` and `audit_logs.export`. */
  readonly readKey: string;
  /** Every scope but `events:write`. */
  readonly adminKey: string;
}

export async function insertDefaultKeys(
  apiKeys: Pick<ApiKeyRepository, "insert">,
  facts: { organizationId: string; createdBy: string; createdAt: Date; secret: string },
): Promise<DefaultKeys> {
  const insert = async (name: string, scopes: readonly Scope[]) => {
    const { record, text } = newKey({ name, scopes: [...scopes] }, facts);
    await apiKeys.insert(record);
    return text;
  };
  return {
    writeKey: await insert("First write key", ["events:write"]),
    readKey: await insert("First read key", ["audit_logs.list", "audit_logs.export"]),
    adminKey: await insert("First admin key", ADMIN_SCOPES),
  };
}
