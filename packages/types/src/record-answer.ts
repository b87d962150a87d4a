import * as z from "zod";

/**
 * What ingest answers once the queue holds the events: `index` is the place in the request.
 * HTTP status: 202 when all were accepted, 207 when some, 400 when none.
 */
export const recordAnswerSchema = z.object({
  receivedAt: z.iso.datetime(),
  accepted: z.array(z.object({ index: z.int(), id: z.string() })),
  rejected: z.array(
    z.object({
      index: z.int(),
      id: z.string().optional(),
      /** Where in the event, such as `actor.id`; empty when the event as a whole is wrong. */
      path: z.string(),
      /** What would be right. */
      message: z.string(),
    }),
  ),
});
export type RecordAnswer = z.infer<typeof recordAnswerSchema>;
export type Rejection = RecordAnswer["rejected"][number];
