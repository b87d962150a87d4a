import { ownSessionSchema } from "@audit/types";
import * as z from "zod";
import { personActProcedure, personProcedure } from "./person-procedure.js";
import { router } from "./procedures.js";

export const sessionsRouter = router({
  /** The person's own sessions, newest first. */
  list: personProcedure
    .output(z.array(ownSessionSchema))
    .query(({ ctx }) => ctx.people.sessions.list(ctx.caller)),

  /** Ends one of the person's own sessions. */
  revoke: personActProcedure({ action: "revoke", resourceType: "audit.session" })
    .input(z.strictObject({ id: z.string().min(1).max(100) }))
    .output(z.object({ id: z.string() }))
    .mutation(async ({ ctx, input }) => {
      ctx.note({ resource: { id: input.id } });
      await ctx.people.sessions.revoke(ctx.caller, input.id);
      return { id: input.id };
    }),
});
