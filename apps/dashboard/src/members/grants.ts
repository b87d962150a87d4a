import { type WorkspaceGrant, type WorkspaceRole, workspaceRoleSchema } from "@audit/types";

/** The workspaces in which somebody has a role, as a field holds them: with commas between. */
export function workspacesText(grants: readonly WorkspaceGrant[], role: WorkspaceRole): string {
  return grants
    .filter((grant) => grant.role === role)
    .map(({ workspaceId }) => workspaceId)
    .join(", ");
}

/** What the fields hold, one for each role of a workspace. */
export function grantsOf(texts: Readonly<Record<WorkspaceRole, string>>): WorkspaceGrant[] {
  return workspaceRoleSchema.options.flatMap((role) =>
    texts[role]
      .split(",")
      .map((text) => text.trim())
      .filter((workspaceId) => workspaceId !== "")
      .map((workspaceId) => ({ workspaceId, role })),
  );
}
