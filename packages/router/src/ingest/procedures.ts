import type { Permission, Producer } from "@audit/types";
import { initTRPC, TRPCError } from "@trpc/server";
import { publicMessage, toTrpcError } from "../errors.js";
import type { IngestContext } from "./context.js";

const t = initTRPC.context<IngestContext>().create({
  errorFormatter: ({ shape, error }) => ({
    ...shape,
    message: publicMessage(error),
    data: { code: shape.data.code, httpStatus: shape.data.httpStatus, path: shape.data.path },
  }),
});

export const router = t.router;

const writeEvents: Permission = "events:write";

/** A key with `events:write`; puts its organization and producer into the context. */
export const producerProcedure = t.procedure
  .use(async ({ next }) => {
    const result = await next();
    if (!result.ok) throw toTrpcError(result.error);
    return result;
  })
  .use(async ({ ctx, next }) => {
    const identity = await ctx.authenticate();
    if (!identity.permissions.has(writeEvents)) {
      throw new TRPCError({
        code: "FORBIDDEN",
        message: `this key may not record events: it lacks the scope ${writeEvents}`,
      });
    }
    const producer: Producer = {
      ...ctx.connection,
      keyId: identity.keyId,
      keyName: identity.keyName,
      service: identity.service ?? ctx.connection.service,
      environment: identity.environment ?? ctx.connection.environment,
    };
    return next({ ctx: { organizationId: identity.organizationId, producer } });
  });
