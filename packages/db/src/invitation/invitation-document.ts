import type { OrganizationRole, WorkspaceGrant } from "@audit/types";
import type { mongo } from "mongoose";

/** An invitation that was neither accepted nor revoked. It holds no token. */
export interface InvitationDocument {
  readonly _id: mongo.ObjectId;
  readonly organizationId: mongo.ObjectId;
  /** In lower case. */
  readonly email: string;
  readonly role: OrganizationRole;
  readonly workspaces: readonly WorkspaceGrant[];
  /** SHA-256 of the link's token. */
  readonly tokenHash: mongo.Binary;
  readonly createdAt: Date;
  /** Who invites, as an address that people know. */
  readonly createdBy: string;
  readonly expiresAt: Date;
}

/** The sign-in has a collection `invitation` of its own, which stays empty. */
export const INVITATIONS_COLLECTION = "member_invitations";

export const INVITATION_INDEXES: readonly mongo.IndexDescription[] = [
  // One for each address, and the list of an organization's.
  { name: "email", key: { organizationId: 1, email: 1 }, unique: true },
  { name: "token", key: { tokenHash: 1 }, unique: true },
  { name: "expiry", key: { expiresAt: 1 }, expireAfterSeconds: 0 },
];
