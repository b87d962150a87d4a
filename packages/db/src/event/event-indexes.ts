import type { mongo } from "mongoose";

/** Every list is newest first; `_id` makes the order total, so that a cursor never skips. */
const newestFirst = { occurredAt: -1, _id: -1 } as const;

/** Name of the index that deletes; its grace is a setting, changed by `collMod`. */
export const EXPIRY_INDEX = "expiry";

/**
 * The indexes of `events`, each for the query named beside it: equality first, then the sort.
 * Every query begins with the organizations that the caller may read. A filter that none of them
 * serves is a bounded scan of `time`.
 */
export const EVENT_INDEXES: readonly mongo.IndexDescription[] = [
  // The list without a filter, a time range, and every filter that no other index serves.
  { name: "time", key: { organizationId: 1, ...newestFirst } },
  // user: what did this person (by id or email) do?
  { name: "user", key: { organizationId: 1, "actor.keys": 1, ...newestFirst } },
  // workspace: what happened in it?
  { name: "workspace", key: { organizationId: 1, "workspace.id": 1, ...newestFirst } },
  // action: all exports, all deletions.
  { name: "action", key: { organizationId: 1, action: 1, ...newestFirst } },
  // resource: what was done to API keys?
  { name: "resource", key: { organizationId: 1, "resource.type": 1, ...newestFirst } },
  // resourceId: what was done to this one?
  { name: "resourceId", key: { organizationId: 1, "resource.id": 1, ...newestFirst } },
  // ip: what came from this address (equality) or network (range, sorted afterwards)?
  { name: "ip", key: { organizationId: 1, "client.ipBytes": 1, ...newestFirst } },
];
