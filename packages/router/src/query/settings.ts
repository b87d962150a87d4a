import { organizationSettingsSchema } from "@audit/types";
import { actProcedure, permittedProcedure, router } from "./procedures.js";

export const settingsRouter = router({
  /** What the organization decided for its events. */
  get: permittedProcedure("settings:list")
    .output(organizationSettingsSchema)
    .query(({ ctx }) => ctx.settings.get(ctx.caller)),

  /** Replaces all of it; ingest goes by it within five seconds. */
  update: actProcedure("settings:manage", { action: "update", resourceType: "audit.settings" })
    .input(organizationSettingsSchema)
    .output(organizationSettingsSchema)
    .mutation(async ({ ctx, input }) => {
      const before = await ctx.settings.get(ctx.caller);
      await ctx.settings.replace(ctx.caller, input);
      ctx.note({ before, after: input });
      return input;
    }),
});
