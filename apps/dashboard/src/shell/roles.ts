import type { OrganizationRole } from "@audit/types";

/** The roles as screens show them. */
export const ROLE_LABELS: Readonly<Record<OrganizationRole, string>> = {
  owner: "Owner",
  admin: "Admin",
  auditor: "Auditor",
  operator: "Operator",
  member: "Member",
};
