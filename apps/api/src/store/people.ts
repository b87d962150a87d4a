import { createMemberAdministration, createOwnOrganizations, createOwnSessions } from "@audit/auth";
import type { Database } from "@audit/db";
import type { PeopleContext } from "@audit/router";
import { withStoreErrors } from "./store-errors.js";

/** What the query router needs of people, on the database. */
export function createPeople(database: Database): PeopleContext {
  const members = createMemberAdministration(database);
  const organizations = createOwnOrganizations(database);
  const sessions = createOwnSessions(database);
  return {
    members: {
      list: withStoreErrors(members.list),
      setRole: withStoreErrors(members.setRole),
      setWorkspaces: withStoreErrors(members.setWorkspaces),
      remove: withStoreErrors(members.remove),
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
