import type { ApiKey } from "@audit/types";
import { formatTable } from "../table.js";

const state = (key: ApiKey) => (key.revokedAt ? `revoked ${key.revokedAt.slice(0, 10)}` : "valid");

/** Keys as a table for people, newest as the api lists them. */
export function keysTable(keys: readonly ApiKey[]): string {
  if (keys.length === 0) return "There are no keys.";
  return formatTable(
    ["ID", "NAME", "BEGINS WITH", "SCOPES", "CREATED", "BY", "STATE"],
    keys.map((key) => [
      key.id,
      key.name,
      key.prefix,
      key.scopes.join(" "),
      key.createdAt.slice(0, 10),
      key.createdBy,
      state(key),
    ]),
  );
}
