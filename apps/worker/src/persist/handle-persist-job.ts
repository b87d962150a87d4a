import { isStoreUnavailable } from "@audit/db";
import { RetryLater } from "@audit/queue";
import type { Logger } from "@audit/runtime/logger";
import type { PersistEvents } from "./persist-events.js";
import { type RawPersistJob, readGroups } from "./persist-job.js";

/**
 * The use case in the queue's terms: a store that is away puts the job back and pauses the worker;
 * whatever else goes wrong is tried again later by the queue. A group that is unreadable names no
 * organization that could have its events as dead letters: the job goes to the failed set, after
 * the other groups were stored.
 */
export function createPersistJobHandler(dependencies: {
  readonly persistEvents: PersistEvents;
  readonly logger: Logger;
}) {
  const { persistEvents, logger } = dependencies;
  return async (payload: RawPersistJob, job: { readonly id: string }): Promise<void> => {
    const { groups, unreadable } = readGroups(payload);
    try {
      const summary = await persistEvents(groups);
      const amiss = summary.quarantined > 0 || summary.deadLetters > 0;
      logger[amiss ? "warn" : "debug"]({ jobId: job.id, ...summary }, "events persisted");
    } catch (error) {
      if (isStoreUnavailable(error)) throw new RetryLater("MongoDB is away", { cause: error });
      throw error;
    }
    if (unreadable) throw unreadable;
  };
}
