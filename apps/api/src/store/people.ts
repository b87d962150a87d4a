import { createOwnOrganizations, createOwnSessions } from "@audit/auth";
import type { Database } from "@audit/db";
import type { PeopleContext } from "@audit/router";
import { withStoreErrors } from "./store-errors.js";

/** What the query router needs of people, on the database. */
export function createPeople(database: Database): PeopleContext {
  const organizations = createOwnOrganizations(database);
  const sessions = createOwnSessions(database);
  return {
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
