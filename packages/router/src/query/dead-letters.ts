import { deadLetterSchema, PAGE_LIMITS } from "@audit/types";
import * as z from "zod";
import { actProcedure, permittedProcedure, router } from "./procedures.js";

const listQueuesProcedure = permittedProcedure("queues:list");
const replayAct = actProcedure("queues:manage", {
  action: "replay",
  resourceType: "audit.dead_letter",
});

export const deadLettersRouter = router({
  /** Newest first. */
  list: listQueuesProcedure
    .input(
      z.strictObject({
        cursor: z.string().max(200).optional(),
        limit: z.int().min(1).max(PAGE_LIMITS.max).default(PAGE_LIMITS.default),
      }),
    )
    .output(z.object({ items: z.array(deadLetterSchema), nextCursor: z.string().nullable() }))
    .query(({ ctx, input }) => ctx.deadLetters.list(ctx.caller, input)),

  /** Puts dead letters back into the queue; without ids, every open one. */
  replay: replayAct
    .input(z.strictObject({ ids: z.array(z.string().max(100)).min(1).max(1_000).optional() }))
    .output(z.object({ replayed: z.int() }))
    .mutation(async ({ ctx, input }) => {
      const [id, ...others] = input.ids ?? [];
      if (id !== undefined && others.length === 0) ctx.note({ resource: { id } });
      const answer = await ctx.deadLetters.replay(ctx.caller, input.ids);
      ctx.note({ after: { ...answer, ...(input.ids && { ids: input.ids }) } });
      return answer;
    }),
});
