import type { ReadScope } from "@audit/types";

/**
 * What somebody with access to an organization may read: today all of it, so the permission
 * `audit_logs.list` decides alone. Whatever narrows it (a workspace, a role) belongs here and
 * nowhere else, since every read takes its scope from this function.
 */
export function readScopeOf(rights: { readonly organizationId: string }): ReadScope {
  return { organizationIds: [rights.organizationId], baseFilter: null };
}
