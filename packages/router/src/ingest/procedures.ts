import { initTRPC } from "@trpc/server";
import { publicMessage, toTrpcError } from "../errors.js";
import type { IngestContext } from "./context.js";
import { producerOf } from "./producer.js";

const t = initTRPC.context<IngestContext>().create({
  errorFormatter: ({ shape, error }) => ({
    ...shape,
    message: publicMessage(error),
    data: { code: shape.data.code, httpStatus: shape.data.httpStatus, path: shape.data.path },
  }),
});

export const router = t.router;

/** A key with `events:write`; puts its organization, producer and limits into the context. */
export const producerProcedure = t.procedure
  .use(async ({ next }) => {
    const result = await next();
    if (!result.ok) throw toTrpcError(result.error);
    return result;
  })
  .use(async ({ ctx, next }) => {
    const identity = await ctx.authenticate();
    const producer = producerOf(identity, ctx.connection);
    const { organizationId, restrictions } = identity;
    const platform = identity.platform === true;
    return next({ ctx: { organizationId, producer, restrictions, platform } });
  });
