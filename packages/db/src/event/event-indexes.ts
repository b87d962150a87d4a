import type { mongo } from "mongoose";
import { EVENT_INDEX_STORAGE } from "./event-storage.js";

/** Every list is newest first; `_id` makes the order total, so that a cursor never skips. */
const newestFirst = { occurredAt: -1, _id: -1 } as const;

/** Name of the index that deletes; its grace is a setting, changed by `collMod`. */
export const EXPIRY_INDEX = "expiry";

/** An index of one field within an organization, newest first. */
function byField(name: string, field: string): mongo.IndexDescription {
  return {
    name,
    key: { organizationId: 1, [field]: 1, ...newestFirst },
    storageEngine: EVENT_INDEX_STORAGE,
  };
}

/**
 * The same for a field that events may lack: those without it cost the index nothing. A query for
 * a value, several or a range still uses it, since each of them implies that the field exists.
 */
function byOptionalField(name: string, field: string): mongo.IndexDescription {
  return { ...byField(name, field), partialFilterExpression: { [field]: { $exists: true } } };
}

/**
 * The indexes of `events`, each for the query named beside it: equality first, then the sort.
 * Every query begins with the organizations that the caller may read, and names its index as a
 * hint. A filter that none of them serves is a bounded scan of `time`.
 */
export const EVENT_INDEXES: readonly mongo.IndexDescription[] = [
  // The list without a filter, a time range, and every filter that no other index serves.
  {
    name: "time",
    key: { organizationId: 1, ...newestFirst },
    storageEngine: EVENT_INDEX_STORAGE,
  },
  // user: what did this person (by id or email) do?
  byField("user", "actor.keys"),
  // workspace: what happened in it?
  byOptionalField("workspace", "workspace.id"),
  // action: all exports, all deletions.
  byField("action", "action"),
  // resource: what was done to API keys?
  byField("resource", "resource.type"),
  // resourceId: what was done to this one?
  byOptionalField("resourceId", "resource.id"),
  // ip: what came from this address (equality) or network (range, sorted afterwards)?
  byOptionalField("ip", "client.ipBytes"),
];
