import type { Permission } from "@audit/types";
import { initTRPC, TRPCError } from "@trpc/server";
import { publicMessage, toTrpcError } from "../errors.js";
import type { QueryContext } from "./context.js";

const t = initTRPC.context<QueryContext>().create({
  errorFormatter: ({ shape, error }) => ({
    ...shape,
    message: publicMessage(error),
    data: { code: shape.data.code, httpStatus: shape.data.httpStatus, path: shape.data.path },
  }),
});

export const router = t.router;

/** Anyone who is signed in or brings a key; puts the caller into the context. */
export const callerProcedure = t.procedure
  .use(async ({ next }) => {
    const result = await next();
    if (!result.ok) throw toTrpcError(result.error);
    return result;
  })
  .use(async ({ ctx, next }) => next({ ctx: { caller: await ctx.authenticate() } }));

/** A caller who has this permission, by role or by scope. */
export const permittedProcedure = (permission: Permission) =>
  callerProcedure.use(({ ctx, next }) => {
    if (!ctx.caller.permissions.has(permission)) {
      throw new TRPCError({
        code: "FORBIDDEN",
        message: `this needs the permission ${permission}, which the caller does not have`,
      });
    }
    return next();
  });
