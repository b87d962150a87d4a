import type { Database } from "@audit/db";
import { AppError, type OwnOrganization } from "@audit/types";
import type { Caller } from "../caller.js";
import { callerSession } from "../caller-session.js";
import { openPeople } from "../sign-in/people.js";
import { createMemberships, type Membership } from "./memberships.js";

/** The organizations that the person who calls belongs to, and the choice among them. */
export interface OwnOrganizations {
  /** In the order in which the person joined them. */
  readonly mine: (caller: Caller) => Promise<OwnOrganization[]>;
  /**
   * Chooses for the session that asks, until it ends. Throws `not_found` when the person does not
   * belong to it.
   */
  readonly switchTo: (caller: Caller, id: string) => Promise<OwnOrganization>;
}

const toOwn = ({ organization, roles: [role = "member"] }: Membership): OwnOrganization => ({
  ...organization,
  role,
});

export function createOwnOrganizations(
  database: Pick<Database, "nativeClient" | "nativeDb">,
): OwnOrganizations {
  return {
    mine: async (caller) => {
      const { userId } = callerSession(caller);
      const { store } = await openPeople(database);
      return (await createMemberships(store).listOf(userId)).map(toOwn);
    },

    switchTo: async (caller, id) => {
      const { userId, sessionId } = callerSession(caller);
      const { store } = await openPeople(database);
      const membership = await createMemberships(store).find(userId, id);
      if (!membership) throw new AppError("not_found", "you belong to no such organization");
      await store.update({
        model: "session",
        where: [
          { field: "id", value: sessionId },
          { field: "userId", value: userId },
        ],
        update: { activeOrganizationId: membership.organization.id },
      });
      return toOwn(membership);
    },
  };
}
