import { RateLimitError, UnrecoverableError } from "bullmq";
import { type JobDefinition, parsePayload, UnreadableJobError } from "../job-definition.js";
import { RetryLater } from "./retry-later.js";

/** A job as a worker gets it, before its payload is known to be readable. */
export interface RawJob {
  readonly id?: string | undefined;
  readonly data: unknown;
}

export interface JobHandling<Payload> {
  readonly handle: (payload: Payload, job: { readonly id: string }) => Promise<void>;
  readonly onRetryLater: (error: RetryLater) => void;
}

/**
 * One job, in BullMQ's terms. The errors decide what becomes of it:
 * unreadable: `UnrecoverableError`, the failed set, and nothing else goes there;
 * `RetryLater`: `RateLimitError`, back to the front of the queue without using an attempt;
 * anything else: tried again after a growing delay, for ever.
 */
export async function processJob<Payload>(
  definition: JobDefinition<Payload>,
  handling: JobHandling<Payload>,
  job: RawJob,
): Promise<void> {
  try {
    await handling.handle(parsePayload(definition, job.data), { id: job.id ?? "" });
  } catch (error) {
    if (error instanceof UnreadableJobError) throw new UnrecoverableError(error.message);
    if (error instanceof RetryLater) {
      handling.onRetryLater(error);
      throw new RateLimitError();
    }
    // BullMQ reads `message` of whatever is thrown, and sorts by `name`.
    throw new Error(error instanceof Error ? error.message : "the handler failed", {
      cause: error,
    });
  }
}
