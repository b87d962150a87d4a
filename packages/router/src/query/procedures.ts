import { ERROR_KINDS, type Permission } from "@audit/types";
import { initTRPC, TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import * as z from "zod";
import { publicMessage, toTrpcError } from "../errors.js";
import type { QueryContext } from "./context.js";
import type { ActName, ActNotes, ActResult } from "./trail.js";

/** What can be told of a procedure without calling it. */
export interface ProcedureMeta {
  /** Present on everything that changes something: what it is called in the log. */
  readonly act?: ActName;
}

const t = initTRPC
  .context<QueryContext>()
  .meta<ProcedureMeta>()
  .create({
    errorFormatter: ({ shape, error }) => ({
      ...shape,
      message: publicMessage(error),
      data: { code: shape.data.code, httpStatus: shape.data.httpStatus, path: shape.data.path },
    }),
  });

export const router = t.router;

/** Anybody at all. */
export const publicProcedure = t.procedure.use(async ({ next }) => {
  const result = await next();
  if (!result.ok) throw toTrpcError(result.error);
  return result;
});

/** Anyone who is signed in or brings a key; puts the caller into the context. */
export const callerProcedure = publicProcedure.use(async ({ ctx, next }) =>
  next({ ctx: { caller: await ctx.authenticate() } }),
);

function requirePermission(permission: Permission, held: ReadonlySet<Permission>): void {
  if (held.has(permission)) return;
  throw new TRPCError({
    code: "FORBIDDEN",
    message: `this needs the permission ${permission}, which the caller does not have`,
  });
}

/** A caller who has this permission, by role or by scope. */
export const permittedProcedure = (permission: Permission) =>
  callerProcedure.use(({ ctx, next }) => {
    requirePermission(permission, ctx.caller.permissions);
    return next();
  });

/** What a failure is in the log: what the caller gets, no more. */
function resultOf(error: TRPCError): ActResult {
  const told = toTrpcError(error);
  return { status: getHTTPStatusCodeFromError(told), message: publicMessage(told) };
}

const SUCCESS: ActResult = { status: 200 };

/**
 * A change by any caller; whatever refuses it comes behind. It is noted in the log before it is
 * done and again with its result, also when it is refused; only malformed input is not. `ctx.note`
 * adds what it is done to. While nothing can be noted, nothing is done.
 */
export const recordedProcedure = (act: ActName) =>
  callerProcedure.meta({ act }).use(async ({ ctx, next }) => {
    const begun = await ctx.trail.begin(ctx.caller, act);
    let notes: ActNotes = {};
    const note = (more: ActNotes) => {
      notes = { ...notes, ...more };
    };
    const result = await next({ ctx: { note } });
    if (result.ok) await begun.finish(SUCCESS, notes);
    else if (toTrpcError(result.error).code === "BAD_REQUEST") await begun.forget();
    else await begun.finish(resultOf(result.error), notes);
    return result;
  });

/** A change by a caller who has this permission. */
export const actProcedure = (permission: Permission, act: ActName) =>
  recordedProcedure(act).use(({ ctx, next }) => {
    requirePermission(permission, ctx.caller.permissions);
    return next();
  });

/** What is read, whatever part of the list: the place in it makes no other read. */
const askedSchema = z.object({ cursor: z.unknown(), limit: z.unknown() }).partial().loose();

function askedIn(raw: unknown): unknown {
  const asked = askedSchema.safeParse(raw);
  if (!asked.success) return {};
  const { cursor: _, limit: __, ...rest } = asked.data;
  return rest;
}

const READ_FAILURES: readonly number[] = [
  ERROR_KINDS.forbidden.httpStatus,
  ERROR_KINDS.not_found.httpStatus,
];

/** A read of events by a caller who has this permission, which the log notes, also when refused. */
export const readProcedure = (permission: Permission) =>
  callerProcedure
    .use(async ({ ctx, path, getRawInput, next }) => {
      const result = await next();
      const told = result.ok ? SUCCESS : resultOf(result.error);
      if (result.ok || READ_FAILURES.includes(told.status)) {
        const input = askedIn(await getRawInput());
        await ctx.trail.read(ctx.caller, { procedure: path, input, result: told });
      }
      return result;
    })
    .use(({ ctx, next }) => {
      requirePermission(permission, ctx.caller.permissions);
      return next();
    });
