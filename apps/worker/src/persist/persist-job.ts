import { type JobDefinition, persistJob } from "@audit/queue";
import { persistGroupSchema, persistJobSchema } from "@audit/types";
import * as z from "zod";

/** A group whose events are not known to be readable. */
const groupSchema = persistGroupSchema.extend({
  organizationId: z.string().regex(/^[0-9a-f]{24}$/, "24 hexadecimal digits"),
  receivedAt: z.iso.datetime(),
  events: z.array(z.unknown()),
});
export type RawGroup = z.infer<typeof groupSchema>;

const rawJobSchema = persistJobSchema.extend({ groups: z.array(groupSchema) });
export type RawPersistJob = z.infer<typeof rawJobSchema>;

/**
 * The persist job as the worker reads it: a job whose envelope is unreadable goes to the queue's
 * failed set, but an event that is must not take the others of its job with it.
 */
export const rawPersistJob: JobDefinition<RawPersistJob> = {
  queueName: persistJob.queueName,
  jobName: persistJob.jobName,
  schema: rawJobSchema,
};
