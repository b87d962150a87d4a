import type * as z from "zod";

/**
 * A job that producers and workers agree on: the queue it waits in, its name there, and the schema
 * that its payload passes when it is queued and again when it is processed.
 */
export interface JobDefinition<Payload> {
  readonly queueName: string;
  readonly jobName: string;
  readonly schema: z.ZodType<Payload>;
}

/** A payload that does not fit its job's schema; `message` names the places, never the values. */
export class UnreadableJobError extends Error {
  constructor(jobName: string, error: z.ZodError) {
    const problems = error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    super(`the payload of a job "${jobName}" is not readable: ${problems.join("; ")}`);
    this.name = "UnreadableJobError";
  }
}

/** The payload as its schema gives it, or `UnreadableJobError`. */
export function parsePayload<Payload>(job: JobDefinition<Payload>, payload: unknown): Payload {
  const parsed = job.schema.safeParse(payload);
  if (parsed.success) return parsed.data;
  throw new UnreadableJobError(job.jobName, parsed.error);
}
