import { AppError, type OrganizationRole } from "@audit/types";
import type { Caller } from "../caller.js";

/**
 * Owners are for owners alone: throws `forbidden` when the caller is none and an owner is made,
 * changed or removed. `roles` are those that the person had and those that are to be.
 */
export function assertMayHandle(caller: Caller, roles: readonly OrganizationRole[]): void {
  if (caller.role === "owner" || !roles.includes("owner")) return;
  throw new AppError("forbidden", "only an owner may make, change or remove an owner");
}

/** For workspaces that were given to somebody with another role. */
export const workspacesAreForMembers = (): AppError =>
  new AppError(
    "invalid_input",
    "workspaces are for the role member: the other roles reach all of them",
  );
