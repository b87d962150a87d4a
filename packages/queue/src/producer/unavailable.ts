import { AppError } from "@audit/types";
import type { Refusal } from "../redis/watch.js";

const ADVICE = "send the same events again with the same ids";

/** What a caller reads when the queue takes nothing now. */
export function refused(refusal: Refusal): AppError {
  return refusal === "full"
    ? new AppError("unavailable", `the queue is nearly full; ${ADVICE} later`, {
        retryAfterSeconds: 10,
      })
    : new AppError("unavailable", `the queue is not reachable; ${ADVICE}`, {
        retryAfterSeconds: 2,
      });
}

/**
 * What a caller reads when the queue did not confirm a job. The job may be in it all the same (the
 * reply was lost, not the job); that is harmless, since the store knows events by their ids.
 */
export function unconfirmed(cause: unknown): AppError {
  return new AppError("unavailable", `the queue did not confirm the events; ${ADVICE}`, {
    cause,
    retryAfterSeconds: 2,
  });
}

/** Whether Redis refused a command because it is at its memory limit. */
export function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && /^(ERR )?OOM /.test(error.message);
}
