import { apiKeyInputSchema, apiKeySchema } from "@audit/types";
import * as z from "zod";
import { permittedProcedure, router } from "./procedures.js";

const listKeysProcedure = permittedProcedure("keys:list");
const manageKeysProcedure = permittedProcedure("keys:manage");

export const apiKeysRouter = router({
  list: listKeysProcedure
    .output(z.array(apiKeySchema))
    .query(({ ctx }) => ctx.apiKeys.list(ctx.caller)),

  /** The answer's `secret` is the key itself and is shown this once. */
  create: manageKeysProcedure
    .input(apiKeyInputSchema)
    .output(z.object({ key: apiKeySchema, secret: z.string() }))
    .mutation(({ ctx, input }) => ctx.apiKeys.create(ctx.caller, input)),

  revoke: manageKeysProcedure
    .input(z.strictObject({ id: z.string().min(1).max(100) }))
    .output(apiKeySchema)
    .mutation(({ ctx, input }) => ctx.apiKeys.revoke(ctx.caller, input.id)),
});
