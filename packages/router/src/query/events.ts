import {
  eventCountSchema,
  eventPageSchema,
  filterSchema,
  PAGE_LIMITS,
  storedEventSchema,
} from "@audit/types";
import { TRPCError } from "@trpc/server";
import * as z from "zod";
import { readProcedure, router } from "./procedures.js";

const listProcedure = readProcedure("audit_logs.list");
const countProcedure = readProcedure("audit_logs.count");
const everything = { terms: [] };

export const eventsRouter = router({
  /** Newest first; go on with `nextCursor` until it is null. */
  list: listProcedure
    .input(
      z.strictObject({
        filter: filterSchema.optional(),
        cursor: z.string().max(200).optional(),
        limit: z.int().min(1).max(PAGE_LIMITS.max).default(PAGE_LIMITS.default),
      }),
    )
    .output(eventPageSchema)
    .query(({ ctx, input }) =>
      ctx.events.list(ctx.caller.readScope, { ...input, filter: input.filter ?? everything }),
    ),

  /** The whole event; NOT_FOUND when it is another organization's, or past its retention. */
  byId: listProcedure
    .input(z.strictObject({ id: z.uuid() }))
    .output(storedEventSchema)
    .query(async ({ ctx, input }) => {
      const event = await ctx.events.byId(ctx.caller.readScope, input.id);
      if (event) return event;
      throw new TRPCError({
        code: "NOT_FOUND",
        message: `no event ${input.id}: it never was, or is past its retention`,
      });
    }),

  /** How many events the filter matches; exact below the cap. */
  count: countProcedure
    .input(z.strictObject({ filter: filterSchema.optional() }))
    .output(eventCountSchema)
    .query(({ ctx, input }) => ctx.events.count(ctx.caller.readScope, input.filter ?? everything)),
});
