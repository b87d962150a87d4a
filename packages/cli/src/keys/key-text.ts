import type { ApiKey } from "@audit/types";
import { formatTable } from "../table.js";

const day = (time: string) => time.slice(0, 10);

function state(key: ApiKey, now: Date): string {
  if (key.revokedAt) return `revoked ${day(key.revokedAt)}`;
  if (!key.expiresAt) return "valid";
  const ended = new Date(key.expiresAt) <= now;
  return ended ? `expired ${day(key.expiresAt)}` : `until ${key.expiresAt.slice(0, 16)}Z`;
}

/** What narrows a key beyond its scopes and its end. */
function restrictions(key: ApiKey): string {
  const { workspaceId, resourceTypes, allowedCidrs, eventsPerMinute } = key;
  return [
    workspaceId === undefined ? "" : `workspace ${workspaceId}`,
    resourceTypes ? `types ${resourceTypes.join(",")}` : "",
    allowedCidrs ? `from ${allowedCidrs.join(",")}` : "",
    eventsPerMinute === undefined ? "" : `${eventsPerMinute} events/min`,
  ]
    .filter((text) => text !== "")
    .join("; ");
}

/** Keys as a table for people, newest as the api lists them. */
export function keysTable(keys: readonly ApiKey[], now: Date): string {
  if (keys.length === 0) return "There are no keys.";
  return formatTable(
    ["ID", "NAME", "BEGINS WITH", "SCOPES", "CREATED", "BY", "STATE", "LAST USED", "ONLY"],
    keys.map((key) => [
      key.id,
      key.name,
      key.prefix,
      key.scopes.join(" ") + (key.platform ? " (platform)" : ""),
      day(key.createdAt),
      key.createdBy,
      state(key, now),
      key.lastUsedAt ? day(key.lastUsedAt) : "never",
      restrictions(key),
    ]),
  );
}
