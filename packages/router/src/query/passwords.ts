import * as z from "zod";
import { router } from "./procedures.js";
import { recordAs, visitorActProcedure } from "./visitor-procedure.js";

const reset = { action: "reset", resourceType: "audit.password" } as const;

export const passwordsRouter = router({
  /** Sets a new password by a link, and ends every session of the person. Needs no session. */
  reset: visitorActProcedure(reset)
    .input(z.strictObject({ token: z.string().min(1).max(100), password: z.string().max(1_000) }))
    .output(z.object({ done: z.literal(true) }))
    .mutation(async ({ ctx, input }) => {
      const persons = await ctx.people.passwords.persons(input.token);
      const { id, email } = persons[0]?.actor ?? {};
      const notes = { resource: { ...(id && { id }), ...(email && { name: email }) } };
      await recordAs(ctx, { persons, act: reset, notes }, () => ctx.people.passwords.reset(input));
      return { done: true };
    }),
});
