import { TRPCError } from "@trpc/server";
import { callerProcedure, recordedProcedure } from "./procedures.js";
import type { ActName } from "./trail.js";

function requireSession(sessionId: string | undefined): void {
  if (sessionId !== undefined) return;
  const message = "this is for people who signed in, not for API keys";
  throw new TRPCError({ code: "FORBIDDEN", message });
}

/** A person who signed in, whatever the rights. */
export const personProcedure = callerProcedure.use(({ ctx, next }) => {
  requireSession(ctx.caller.sessionId);
  return next();
});

/** A change of a person's own things, whatever the rights. */
export const personActProcedure = (act: ActName) =>
  recordedProcedure(act).use(({ ctx, next }) => {
    requireSession(ctx.caller.sessionId);
    return next();
  });
