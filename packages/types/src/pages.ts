import * as z from "zod";
import { eventRowSchema } from "./event/stored-event.js";

/** Rows of a list at most, and when not said. */
export const PAGE_LIMITS = { max: 200, default: 50 } as const;

/**
 * One page of events, newest first.
 *
 * A page may hold few items or none and yet go on, when the filter is served by no index: ask
 * again with `nextCursor` until it is null. `searchedTo` is the time down to which everything that
 * matches has been given by now; null, like `nextCursor`, when nothing is left.
 */
export const eventPageSchema = z.object({
  items: z.array(eventRowSchema),
  nextCursor: z.string().nullable(),
  searchedTo: z.iso.datetime().nullable(),
});
export type EventPage = z.infer<typeof eventPageSchema>;

/** Counts stop here, so that a count never costs more than a page; `capped` then says "or more". */
export const COUNT_CAP = 10_000;

export const eventCountSchema = z.object({ count: z.int(), capped: z.boolean() });
export type EventCount = z.infer<typeof eventCountSchema>;
