import { type JobDefinition, persistJob, UnreadableJobError } from "@audit/queue";
import { persistGroupSchema, persistJobSchema } from "@audit/types";
import * as z from "zod";

/** A group whose events are not known to be readable. */
const groupSchema = persistGroupSchema.extend({
  organizationId: z.string().regex(/^[0-9a-f]{24}$/, "24 hexadecimal digits"),
  receivedAt: z.iso.datetime(),
  events: z.array(z.unknown()),
});
export type RawGroup = z.infer<typeof groupSchema>;

const rawJobSchema = persistJobSchema.extend({ groups: z.array(z.unknown()) });
export type RawPersistJob = z.infer<typeof rawJobSchema>;

/**
 * The persist job as the worker reads it: only its version and that there are groups. A group or
 * an event that is unreadable must not take the others of its job with it.
 */
export const rawPersistJob: JobDefinition<RawPersistJob> = {
  queueName: persistJob.queueName,
  jobName: persistJob.jobName,
  schema: rawJobSchema,
};

/** The groups of a job that are readable, and the error that says what is wrong with the others. */
export function readGroups(job: RawPersistJob): {
  readonly groups: readonly RawGroup[];
  readonly unreadable: UnreadableJobError | null;
} {
  const groups: RawGroup[] = [];
  const issues: z.core.$ZodIssue[] = [];
  job.groups.forEach((raw, index) => {
    const read = groupSchema.safeParse(raw);
    if (read.success) groups.push(read.data);
    for (const issue of read.error?.issues ?? []) {
      issues.push({ ...issue, path: ["groups", index, ...issue.path] });
    }
  });
  const unreadable =
    issues.length > 0 ? new UnreadableJobError(persistJob.jobName, new z.ZodError(issues)) : null;
  return { groups, unreadable };
}
