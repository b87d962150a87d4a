import type { Redis } from "ioredis";

/** How many jobs a queue holds, by state. */
export interface QueueDepth {
  readonly waiting: number;
  readonly active: number;
  /** Put off after an error, to be tried again. */
  readonly delayed: number;
  /** Unreadable, kept for people to look at. */
  readonly failed: number;
  /** Age of the job that has waited longest, in seconds; null when none waits. */
  readonly oldestWaitingSeconds: number | null;
}

/** Names a queue's Redis keys; BullMQ's queues and workers have it. */
export interface QueueKeys {
  readonly toKey: (type: string) => string;
}

const asCount = (reply: unknown): number => (typeof reply === "number" ? reply : 0);

/** Reads a queue's depth in two round trips. Rejects when Redis does not answer. */
export async function readDepth(redis: Redis, keys: QueueKeys): Promise<QueueDepth> {
  const replies = await redis
    .pipeline()
    .llen(keys.toKey("wait"))
    .llen(keys.toKey("active"))
    .zcard(keys.toKey("delayed"))
    .zcard(keys.toKey("failed"))
    .lindex(keys.toKey("wait"), -1)
    .exec();
  const [waiting, active, delayed, failed, oldest] = (replies ?? []).map(([error, reply]) => {
    if (error) throw error;
    return reply;
  });
  const queuedAt =
    typeof oldest === "string" ? await redis.hget(keys.toKey(oldest), "timestamp") : null;
  return {
    waiting: asCount(waiting),
    active: asCount(active),
    delayed: asCount(delayed),
    failed: asCount(failed),
    oldestWaitingSeconds:
      queuedAt === null ? null : Math.max(0, (Date.now() - Number(queuedAt)) / 1_000),
  };
}
