import type { OwnOrganizations, OwnSessions } from "@audit/auth";

/** What the query router needs to know of people and what they belong to. */
export interface PeopleContext {
  readonly organizations: OwnOrganizations;
  readonly sessions: OwnSessions;
}
