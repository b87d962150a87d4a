import { AppError } from "@audit/types";
import type { Caller } from "./caller.js";

/** The person who calls and the session. Throws `forbidden` for an API key, which is nobody's. */
export function callerSession(caller: Caller): { userId: string; sessionId: string } {
  if (caller.actor.type === "user" && caller.sessionId !== undefined) {
    return { userId: caller.actor.id, sessionId: caller.sessionId };
  }
  throw new AppError("forbidden", "this is for people who signed in, not for API keys");
}
