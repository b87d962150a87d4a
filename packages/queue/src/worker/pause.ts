import type { QueueLogger } from "../logger.js";

/** What pauses and resumes; BullMQ's worker has it. */
export interface Pausable {
  readonly pause: (doNotWaitActive: boolean) => Promise<void>;
  readonly resume: () => Promise<void>;
}

export interface WorkerPauseOptions {
  readonly logger: QueueLogger;
  /** Whether what was away is back; without it the next job finds out. */
  readonly isBack?: () => Promise<boolean>;
  readonly retryAfterMs: number;
}

/** Why a worker takes no jobs. */
export type PauseReason = "operator" | "outage";

export interface WorkerPause {
  readonly reason: () => PauseReason | null;
  /** What a handler needs is away: pause, and look again until it is back. */
  readonly startOutage: (error: Error) => void;
  readonly pause: () => Promise<void>;
  readonly resume: () => Promise<void>;
  readonly stop: () => void;
}

/**
 * Keeps the two reasons for a pause apart, so that the end of an outage does not overrule an
 * operator, nor the other way round. Jobs that are running are never waited for: the one that
 * reports the outage is itself one of them.
 */
export function createWorkerPause(worker: Pausable, options: WorkerPauseOptions): WorkerPause {
  let byOperator = false;
  let outage = false;
  let timer: NodeJS.Timeout | undefined;

  const reason = () => (byOperator ? "operator" : outage ? "outage" : null);
  const resumeUnlessPaused = async () => {
    if (reason() === null) await worker.resume();
  };

  const lookAgain = async () => {
    const isBack = (await options.isBack?.().catch(() => false)) ?? true;
    if (!outage) return;
    if (!isBack) {
      schedule(lookAgain, options.retryAfterMs);
      return;
    }
    // A turn of its own: BullMQ's main loop, when it ends, must be seen to have ended.
    schedule(async () => {
      outage = false;
      options.logger.info({}, "taking jobs again");
      await resumeUnlessPaused();
    }, 0);
  };
  const schedule = (work: () => Promise<void>, delayMs: number) => {
    timer = setTimeout(() => void work(), delayMs);
  };

  return {
    reason,
    startOutage: (error) => {
      if (outage) return;
      outage = true;
      options.logger.warn({ err: error }, "pausing until what jobs need is back");
      void worker.pause(true);
      schedule(lookAgain, options.retryAfterMs);
    },
    pause: async () => {
      byOperator = true;
      await worker.pause(true);
    },
    resume: async () => {
      byOperator = false;
      await resumeUnlessPaused();
    },
    stop: () => {
      outage = false;
      clearTimeout(timer);
    },
  };
}
