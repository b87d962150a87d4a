import type { Database } from "@audit/db";
import { AppError, type OwnSession } from "@audit/types";
import * as z from "zod";
import type { Caller } from "../caller.js";
import { callerSession } from "../caller-session.js";
import { openPeople } from "./people.js";

/** The sessions of the person who calls; keys have none. */
export interface OwnSessions {
  /** Those that are not over, newest first. */
  readonly list: (caller: Caller) => Promise<OwnSession[]>;
  /** Ends one, the caller's present one too. Throws `not_found` when it is not the caller's. */
  readonly revoke: (caller: Caller, id: string) => Promise<void>;
}

const storedSchema = z.object({
  id: z.string(),
  createdAt: z.date(),
  updatedAt: z.date(),
  ipAddress: z.string().nullish(),
  userAgent: z.string().nullish(),
});

/** More than anybody has; those beyond are the oldest. */
const LISTED = 500;

export function createOwnSessions(
  database: Pick<Database, "nativeClient" | "nativeDb">,
): OwnSessions {
  return {
    list: async (caller) => {
      const { userId, sessionId } = callerSession(caller);
      const { store } = await openPeople(database);
      const found = await store.findMany({
        model: "session",
        where: [
          { field: "userId", value: userId },
          { field: "expiresAt", value: new Date(), operator: "gt" },
        ],
        sortBy: { field: "createdAt", direction: "desc" },
        limit: LISTED,
      });
      return z
        .array(storedSchema)
        .parse(found)
        .map((session) => ({
          id: session.id,
          createdAt: session.createdAt.toISOString(),
          lastUsedAt: session.updatedAt.toISOString(),
          ...(session.ipAddress && { ip: session.ipAddress }),
          ...(session.userAgent && { userAgent: session.userAgent }),
          isCurrent: session.id === sessionId,
        }));
    },

    revoke: async (caller, id) => {
      const { userId } = callerSession(caller);
      const { store } = await openPeople(database);
      const revoked = await store.deleteMany({
        model: "session",
        where: [
          { field: "id", value: id },
          { field: "userId", value: userId },
        ],
      });
      if (revoked === 0) throw new AppError("not_found", "you have no such session");
    },
  };
}
