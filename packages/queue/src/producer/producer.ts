import { Queue } from "bullmq";
import { type JobDefinition, parsePayload } from "../job-definition.js";
import type { QueueLogger } from "../logger.js";
import { connectProducer } from "../redis/connections.js";
import { watchRedis } from "../redis/watch.js";
import { withDeadline } from "./deadline.js";
import { type ProducerHealth, readProducerHealth } from "./health.js";
import { isOutOfMemory, refused, unconfirmed } from "./unavailable.js";

export interface ProducerOptions {
  readonly redisUrl: string;
  /** First part of every key; the same for producers and workers. */
  readonly prefix?: string;
  readonly logger: QueueLogger;
  /** Share of Redis' `maxmemory` from which on jobs are refused. */
  readonly fullAtShare?: number;
}

export interface Producer<Payload> {
  /**
   * Queues one job. Resolves when Redis has confirmed it, stored as its append-only file promises.
   * Rejects within 1.5 seconds with an `AppError` `unavailable` when Redis is gone, frozen, slow
   * or nearly full, and with `UnreadableJobError` when the payload does not fit its schema.
   */
  readonly enqueue: (payload: Payload) => Promise<void>;
  /** Never rejects. */
  readonly health: () => Promise<ProducerHealth>;
  readonly close: () => Promise<void>;
}

export const DEFAULT_PREFIX = "audit";

/** A caller waits this long at most, so that ingest answers within two seconds. */
const CONFIRM_WITHIN_MS = 1_500;
const LOOK_EVERY_MS = 500;
const DEFAULT_FULL_AT_SHARE = 0.9;

/** BullMQ's stream of what happened to jobs; nothing here reads it. */
const MAX_STREAM_EVENTS = 100;

/**
 * No `jobId`: an id that sits among the failed jobs would make a re-send vanish. Attempts that no
 * outage uses up; the delay between them grows to half a minute (see the worker's strategy).
 */
const JOB_OPTIONS = {
  attempts: 1_000_000_000,
  backoff: { type: "capped" },
  removeOnComplete: true,
  removeOnFail: false,
  stackTraceLimit: 1,
} as const;

/** Queues jobs of one kind. Opens a connection; `close()` it. */
export function createProducer<Payload>(
  job: JobDefinition<Payload>,
  options: ProducerOptions,
): Producer<Payload> {
  const redis = connectProducer(options.redisUrl, options.logger);
  const watch = watchRedis(redis, {
    fullAtShare: options.fullAtShare ?? DEFAULT_FULL_AT_SHARE,
    intervalMs: LOOK_EVERY_MS,
  });
  // Nothing of BullMQ's own preparations may wait for Redis, or every later call would wait too.
  const queue = new Queue(job.queueName, {
    connection: redis,
    prefix: options.prefix ?? DEFAULT_PREFIX,
    skipVersionCheck: true,
    skipWaitingForReady: true,
    skipMetasUpdate: true,
    defaultJobOptions: JOB_OPTIONS,
  });
  queue.on("error", () => undefined); // reported by the connection's own listener
  const limitStream = () =>
    queue
      .getBackend()
      .setQueueMeta({ "opts.maxLenEvents": MAX_STREAM_EVENTS })
      .catch((error: unknown) => {
        options.logger.warn(
          { err: error, queue: job.queueName },
          "queue settings were not written",
        );
      });
  redis.on("ready", () => void limitStream());

  let closing: Promise<void> | undefined;
  return {
    enqueue: async (payload) => {
      const readable = parsePayload(job, payload);
      const refusal = watch.refusal();
      if (refusal) throw refused(refusal);
      try {
        await withDeadline(queue.add(job.jobName, readable), CONFIRM_WITHIN_MS);
      } catch (error) {
        if (!isOutOfMemory(error)) throw unconfirmed(error);
        watch.markFull();
        throw refused("full");
      }
    },
    health: () => readProducerHealth(redis, watch, queue),
    close: () => {
      closing ??= (async () => {
        watch.stop();
        await queue.close().catch(() => undefined);
        redis.disconnect();
      })();
      return closing;
    },
  };
}
