import {
  type OrganizationRole,
  type Permission,
  permissionsOfRole,
  permissionsOfWorkspaceRole,
  type ReadScope,
  type WorkspaceGrant,
  type WorkspaceRole,
} from "@audit/types";
import { readScopeOf } from "../read-scope.js";

/** What a person may do in an organization, and of which events. */
export interface PersonRights {
  readonly permissions: ReadonlySet<Permission>;
  readonly readScope: ReadScope;
}

/** Whether these roles give nothing of the organization itself: what counts is the workspaces. */
export const isWorkspaceMember = (roles: readonly OrganizationRole[]): boolean =>
  roles.every((role) => role === "member");

/**
 * What holds in every one of the workspaces: one scope covers them all, so that a permission that
 * only some of them give would reach into the others.
 */
function permissionsInAll(roles: readonly WorkspaceRole[]): readonly Permission[] {
  const [first = [], ...others] = roles.map(permissionsOfWorkspaceRole);
  return first.filter((permission) => others.every((held) => held.includes(permission)));
}

/** `grants` are looked at for a `member` alone; the other roles reach the whole organization. */
export function rightsOfPerson(membership: {
  readonly organizationId: string;
  readonly roles: readonly OrganizationRole[];
  readonly grants: readonly WorkspaceGrant[];
}): PersonRights {
  const { organizationId, roles, grants } = membership;
  if (!isWorkspaceMember(roles)) {
    const permissions = new Set(roles.flatMap(permissionsOfRole));
    return { permissions, readScope: readScopeOf({ organizationId }) };
  }
  return {
    permissions: new Set(permissionsInAll(grants.map(({ role }) => role))),
    readScope: readScopeOf({
      organizationId,
      workspaceIds: grants.map(({ workspaceId }) => workspaceId),
    }),
  };
}
