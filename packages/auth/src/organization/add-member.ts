import type { Database } from "@audit/db";
import type { OrganizationRole } from "@audit/types";
import { openPeople } from "../sign-in/people.js";
import { insertMember, type NewMember, prepareMember } from "./insert-member.js";

/**
 * Adds a person with a password of his own to an organization; answers the person's id. Throws
 * `invalid_input`, and `conflict` when the address has an account.
 */
export async function addMember(
  database: Database,
  member: NewMember & { readonly organizationId: string; readonly role: OrganizationRole },
): Promise<string> {
  const { organizationId, role } = member;
  const prepared = await prepareMember(member);
  const { store } = await openPeople(database);
  return store.transaction((people) =>
    insertMember(people, prepared, { organizationId, role, createdAt: new Date() }),
  );
}
