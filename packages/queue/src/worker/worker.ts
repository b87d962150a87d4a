import { UnrecoverableError, Worker } from "bullmq";
import { type QueueDepth, readDepth } from "../depth.js";
import type { JobDefinition } from "../job-definition.js";
import type { QueueLogger } from "../logger.js";
import { DEFAULT_PREFIX } from "../producer/producer.js";
import { connectWorker } from "../redis/connections.js";
import { closeWorker } from "./close.js";
import { createWorkerPause, type PauseReason } from "./pause.js";
import { type JobHandling, processJob } from "./process-job.js";

export interface WorkerOptions<Payload> extends Pick<JobHandling<Payload>, "handle"> {
  readonly redisUrl: string;
  readonly prefix?: string;
  /** Jobs that run at the same time. */
  readonly concurrency: number;
  readonly logger: QueueLogger;
  /**
   * Asked once a second after `RetryLater`: may jobs run again? Without it a job is tried each
   * second.
   */
  readonly isBack?: () => Promise<boolean>;
}

export interface WorkerHealth {
  /** Jobs are taken now. */
  readonly ok: boolean;
  readonly detail: string;
  readonly paused: PauseReason | null;
  /** Null when Redis did not answer. */
  readonly depth: QueueDepth | null;
}

export interface JobWorker {
  /** Takes no more jobs until `resume()`; jobs that run finish. This process only. */
  readonly pause: () => Promise<void>;
  readonly resume: () => Promise<void>;
  /** Never rejects; may wait as long as Redis does. */
  readonly health: () => Promise<WorkerHealth>;
  /** Lets running jobs finish, then closes the connections. */
  readonly close: () => Promise<void>;
}

/**
 * Times in milliseconds. A job of a killed worker is taken up again after its lock has ended and
 * two stalled checks have passed: nine seconds at most. The lock is renewed while a job runs.
 */
const LOCK_MS = 5_000;
const STALLED_CHECK_MS = 2_000;
const RECONNECT_MS = 1_000;
const OUTAGE_LOOK_MS = 1_000;
const MAX_RETRY_DELAY_MS = 30_000;

/** A crash is no proof against a job: with BullMQ's default of 1, seven kills failed 20 jobs. */
const MAX_STALLED_COUNT = 1_000_000_000;

/** 1, 2, 4 … 30 seconds. */
const retryDelay = (attempt: number): number =>
  Math.min(1_000 * 2 ** Math.min(attempt - 1, 10), MAX_RETRY_DELAY_MS);

/** Starts taking jobs of one kind. Opens two connections; `close()` them. */
export function createWorker<Payload>(
  job: JobDefinition<Payload>,
  options: WorkerOptions<Payload>,
): JobWorker {
  const { logger } = options;
  const redis = connectWorker(options.redisUrl, logger);
  const running = new Set<Promise<void>>();

  const worker = new Worker<unknown, void>(
    job.queueName,
    async (raw) => {
      const run = processJob(job, { ...options, onRetryLater: pause.startOutage }, raw);
      running.add(run);
      try {
        await run;
      } finally {
        running.delete(run);
      }
    },
    {
      connection: redis,
      prefix: options.prefix ?? DEFAULT_PREFIX,
      autorun: false,
      concurrency: options.concurrency,
      lockDuration: LOCK_MS,
      stalledInterval: STALLED_CHECK_MS,
      maxStalledCount: MAX_STALLED_COUNT,
      runRetryDelay: RECONNECT_MS,
      settings: { backoffStrategy: retryDelay },
    },
  );
  worker.on("error", (error) => logger.warn({ err: error, queue: job.queueName }, "queue error"));
  worker.on("stalled", (jobId) => logger.warn({ jobId }, "a job was left behind and is redone"));
  worker.on("failed", (failed, error) => {
    const jobId = failed?.id;
    if (error instanceof UnrecoverableError) {
      logger.error({ jobId, reason: error.message }, "a job is not readable");
    } else {
      logger.error({ jobId, attempt: failed?.attemptsMade, err: error }, "job failed");
    }
  });

  const pause = createWorkerPause(worker, {
    logger,
    retryAfterMs: OUTAGE_LOOK_MS,
    ...(options.isBack && { isBack: options.isBack }),
  });
  worker.run().catch((error: unknown) => {
    logger.error({ err: error, queue: job.queueName }, "the worker stopped");
  });

  let closing: Promise<void> | undefined;
  return {
    pause: pause.pause,
    resume: pause.resume,
    health: async () => {
      const paused = pause.reason();
      const taking = worker.isRunning() && paused === null;
      const reachable = redis.status === "ready";
      const depth = reachable ? await readDepth(redis, worker).catch(() => null) : null;
      const detail = paused ? `paused (${paused})` : taking ? "running" : "stopped";
      return {
        ok: taking && depth !== null,
        detail: depth ? detail : "redis is not reachable",
        paused,
        depth,
      };
    },
    close: () => {
      closing ??= (async () => {
        pause.stop();
        await closeWorker(worker, redis, running);
      })();
      return closing;
    },
  };
}
