import {
  createInvitations,
  createMemberAdministration,
  createOwnOrganizations,
  createOwnSessions,
  createPasswordResets,
} from "@audit/auth";
import type { Database } from "@audit/db";
import type { PeopleContext } from "@audit/router";
import { withStoreErrors } from "./store-errors.js";

/** What the query router needs of people, on the database. */
export function createPeople(
  database: Database,
  options: { readonly publicUrl: string; readonly now: () => Date },
): PeopleContext {
  const members = createMemberAdministration(database);
  const invitations = createInvitations(database, options);
  const passwords = createPasswordResets(database, options);
  const organizations = createOwnOrganizations(database);
  const sessions = createOwnSessions(database);
  return {
    members: {
      list: withStoreErrors(members.list),
      one: withStoreErrors(members.one),
      setRole: withStoreErrors(members.setRole),
      setWorkspaces: withStoreErrors(members.setWorkspaces),
      remove: withStoreErrors(members.remove),
    },
    invitations: {
      create: withStoreErrors(invitations.create),
      list: withStoreErrors(invitations.list),
      revoke: withStoreErrors(invitations.revoke),
      open: withStoreErrors(invitations.open),
      invited: withStoreErrors(invitations.invited),
      accept: withStoreErrors(invitations.accept),
    },
    passwords: {
      link: withStoreErrors(passwords.link),
      persons: withStoreErrors(passwords.persons),
      reset: withStoreErrors(passwords.reset),
    },
    organizations: {
      mine: withStoreErrors(organizations.mine),
      switchTo: withStoreErrors(organizations.switchTo),
    },
    sessions: {
      list: withStoreErrors(sessions.list),
      revoke: withStoreErrors(sessions.revoke),
    },
  };
}
