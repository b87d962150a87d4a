import { apiKeyInputSchema, apiKeySchema, rotateApiKeyInputSchema } from "@audit/types";
import * as z from "zod";
import { actProcedure, permittedProcedure, router } from "./procedures.js";

const listKeysProcedure = permittedProcedure("keys:list");
const keyAct = (action: string) =>
  actProcedure("keys:manage", { action, resourceType: "audit.api_key" });

export const apiKeysRouter = router({
  list: listKeysProcedure
    .output(z.array(apiKeySchema))
    .query(({ ctx }) => ctx.apiKeys.list(ctx.caller)),

  /** The answer's `secret` is the key itself and is shown this once. */
  create: keyAct("create")
    .input(apiKeyInputSchema)
    .output(z.object({ key: apiKeySchema, secret: z.string() }))
    .mutation(async ({ ctx, input }) => {
      ctx.note({ resource: { name: input.name } });
      const created = await ctx.apiKeys.create(ctx.caller, input);
      ctx.note({ resource: { id: created.key.id, name: created.key.name }, after: created.key });
      return created;
    }),

  /** A key like the named one, shown this once; the named one ends after the overlap. */
  rotate: keyAct("rotate")
    .input(rotateApiKeyInputSchema)
    .output(z.object({ key: apiKeySchema, secret: z.string(), replaced: apiKeySchema }))
    .mutation(async ({ ctx, input }) => {
      ctx.note({ resource: { id: input.id } });
      const rotated = await ctx.apiKeys.rotate(ctx.caller, input);
      const { key, replaced } = rotated;
      ctx.note({
        resource: { id: replaced.id, name: replaced.name },
        targets: [{ type: "audit.api_key", id: key.id, name: key.name }],
        after: { key, replaced },
      });
      return rotated;
    }),

  revoke: keyAct("revoke")
    .input(z.strictObject({ id: z.string().min(1).max(100) }))
    .output(apiKeySchema)
    .mutation(async ({ ctx, input }) => {
      ctx.note({ resource: { id: input.id } });
      const revoked = await ctx.apiKeys.revoke(ctx.caller, input.id);
      const { revokedAt: _, ...before } = revoked;
      ctx.note({ resource: { id: revoked.id, name: revoked.name }, before, after: revoked });
      return revoked;
    }),
});
