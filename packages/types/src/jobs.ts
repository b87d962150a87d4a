import * as z from "zod";
import { acceptedEventSchema, producerSchema } from "./event/accepted-event.js";

/** Events of one request: same organization, producer and time of receipt. */
export const persistGroupSchema = z.object({
  organizationId: z.string().length(24),
  producer: producerSchema,
  /** ISO 8601 in UTC with milliseconds. */
  receivedAt: z.string(),
  events: z.array(acceptedEventSchema).min(1),
});
export type PersistGroup = z.infer<typeof persistGroupSchema>;

/**
 * The payload of a persist job: one request is one job. A worker refuses a version that it does
 * not know; raise it when a field changes its meaning, and let workers learn it first.
 */
export const persistJobSchema = z.object({
  version: z.literal(1),
  groups: z.array(persistGroupSchema).min(1),
});
export type PersistJob = z.infer<typeof persistJobSchema>;
