import { mongo } from "mongoose";
import type { SearchLimits } from "./search-limits.js";

/** Every query ends by then, so that a call answers within two seconds. */
const LAST_QUERY_MS = 1_800;

const MAX_TIME_EXPIRED = 50;

/** The time that one call may take, from the moment this is made. */
export interface Deadline {
  readonly mayGoOn: () => boolean;
  /** `maxTimeMS` of the next query. */
  readonly maxTimeMS: () => number;
}

export function createDeadline({
  budgetMs,
  queryMs,
}: Pick<SearchLimits, "budgetMs" | "queryMs">): Deadline {
  const startedAt = performance.now();
  const spent = () => performance.now() - startedAt;
  return {
    mayGoOn: () => spent() < budgetMs,
    maxTimeMS: () => Math.max(1, Math.ceil(Math.min(queryMs, LAST_QUERY_MS - spent()))),
  };
}

/** Whether MongoDB gave up a query because its `maxTimeMS` was over. */
export function isTimeUp(error: unknown): boolean {
  return error instanceof mongo.MongoServerError && error.code === MAX_TIME_EXPIRED;
}
