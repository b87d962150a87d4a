import * as z from "zod";

/** An event that could not be stored, without its body. Times ISO 8601 in UTC. */
export const deadLetterSchema = z.object({
  id: z.string(),
  organizationId: z.string(),
  eventId: z.string(),
  receivedAt: z.iso.datetime(),
  failedAt: z.iso.datetime(),
  reason: z.string(),
  state: z.enum(["open", "replayed"]),
});
export type DeadLetter = z.infer<typeof deadLetterSchema>;
