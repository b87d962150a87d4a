import type { MemberAdministration, OwnOrganizations, OwnSessions } from "@audit/auth";

/** What the query router needs to know of people and what they belong to. */
export interface PeopleContext {
  readonly members: MemberAdministration;
  readonly organizations: OwnOrganizations;
  readonly sessions: OwnSessions;
}
