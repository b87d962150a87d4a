import type {
  Invitations,
  MemberAdministration,
  OwnOrganizations,
  OwnSessions,
  PasswordResets,
  Session,
} from "@audit/auth";

/** What the query router needs to know of people and what they belong to. */
export interface PeopleContext {
  readonly invitations: Invitations;
  readonly passwords: PasswordResets;
  readonly members: MemberAdministration;
  readonly organizations: OwnOrganizations;
  readonly sessions: OwnSessions;
}

/** Whoever sends a request, known or not. */
export interface Visitor {
  /** Counts a call by the address that it comes from; throws `rate_limited`. */
  readonly countCall: () => Promise<void>;
  /** The person who signed in, of whatever organizations; null when nobody did. */
  readonly user: () => Promise<Session["user"] | null>;
}
