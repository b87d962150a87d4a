import { ownOrganizationSchema } from "@audit/types";
import * as z from "zod";
import { personActProcedure, personProcedure } from "./person-procedure.js";
import { router } from "./procedures.js";

export const organizationsRouter = router({
  /** Every organization that the person belongs to, in the order of joining. */
  mine: personProcedure
    .output(z.array(ownOrganizationSchema))
    .query(({ ctx }) => ctx.people.organizations.mine(ctx.caller)),

  /** Chooses the organization for this session; NOT_FOUND for another's. */
  switchTo: personActProcedure({ action: "switch", resourceType: "audit.organization" })
    .input(z.strictObject({ id: z.string().min(1).max(100) }))
    .output(ownOrganizationSchema)
    .mutation(({ ctx, input }) => {
      ctx.note({ resource: { id: input.id } });
      return ctx.people.organizations.switchTo(ctx.caller, input.id);
    }),
});
