import type { WorkspaceRole } from "@audit/types";
import type { mongo } from "mongoose";

/** A member's role in one workspace. */
export interface MemberWorkspaceDocument {
  readonly organizationId: mongo.ObjectId;
  /** The person, as the sign-in names it. */
  readonly userId: string;
  /** As the producers name it; events may name it later than somebody gets a role in it. */
  readonly workspaceId: string;
  readonly role: WorkspaceRole;
}

export const MEMBER_WORKSPACES_COLLECTION = "member_workspaces";

export const MEMBER_WORKSPACE_INDEXES: readonly mongo.IndexDescription[] = [
  // One role a workspace, and the look-up of a member's and of all members' workspaces.
  { name: "member", key: { organizationId: 1, userId: 1, workspaceId: 1 }, unique: true },
];
