import * as z from "zod";

/** What a caller may do: an API key carries them as scopes, a person has them by role. */
export const permissionSchema = z.enum([
  "events:write",
  "audit_logs.list",
  "audit_logs.export",
  "retention:manage",
  "queues:manage",
  "keys:manage",
]);
export type Permission = z.infer<typeof permissionSchema>;

export const organizationRoleSchema = z.enum(["owner", "admin", "auditor", "operator", "member"]);
export type OrganizationRole = z.infer<typeof organizationRoleSchema>;

/** What each role of an organization may do. A person never writes events: services do, by key. */
export const ROLE_PERMISSIONS: Readonly<Record<OrganizationRole, readonly Permission[]>> = {
  owner: [
    "audit_logs.list",
    "audit_logs.export",
    "retention:manage",
    "queues:manage",
    "keys:manage",
  ],
  admin: [
    "audit_logs.list",
    "audit_logs.export",
    "retention:manage",
    "queues:manage",
    "keys:manage",
  ],
  auditor: ["audit_logs.list", "audit_logs.export"],
  operator: ["retention:manage", "queues:manage"],
  member: [],
};
