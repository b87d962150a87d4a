import type { FilterTerm, ReadScope } from "@audit/types";

/** What somebody's access to an organization is limited to. */
export interface ReadRights {
  readonly organizationId: string;
  /**
   * Workspaces whose events alone may be read, so that events without a workspace are not; absent
   * for who may read the whole organization. An empty list reads nothing.
   */
  readonly workspaceIds?: readonly string[] | undefined;
  /** Types of resource whose events alone may be read; absent for every type. */
  readonly resourceTypes?: readonly string[] | undefined;
}

/**
 * What somebody with access to an organization may read, in lists as in counts. Whatever narrows
 * it belongs here and nowhere else, since every read takes its scope from this function.
 */
export function readScopeOf({
  organizationId,
  workspaceIds,
  resourceTypes,
}: ReadRights): ReadScope {
  const terms: FilterTerm[] = [];
  if (workspaceIds) terms.push({ field: "workspace", values: [...workspaceIds] });
  if (resourceTypes) terms.push({ field: "resource", values: [...resourceTypes] });
  return { organizationIds: [organizationId], baseFilter: terms.length > 0 ? { terms } : null };
}
