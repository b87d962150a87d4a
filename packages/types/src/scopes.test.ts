import { describe, expect, it } from "vitest";
import { organizationRoleSchema, permissionSchema, ROLE_PERMISSIONS } from "./scopes.js";

const mayRead = (role: keyof typeof ROLE_PERMISSIONS) =>
  ROLE_PERMISSIONS[role].includes("audit_logs.list");

describe("what roles may do", () => {
  it("is said of every role, in known permissions", () => {
    expect(Object.keys(ROLE_PERMISSIONS).sort()).toEqual(
      [...organizationRoleSchema.options].sort(),
    );
    for (const permission of Object.values(ROLE_PERMISSIONS).flat()) {
      expect(permissionSchema.options).toContain(permission);
    }
  });

  it("lets nobody write events: services do, by key", () => {
    expect(Object.values(ROLE_PERMISSIONS).flat()).not.toContain("events:write");
  });

  it("keeps the log from those who only work in the organization, or on the machines", () => {
    expect(organizationRoleSchema.options.filter(mayRead)).toEqual(["owner", "admin", "auditor"]);
    expect(ROLE_PERMISSIONS.member).toEqual([]);
  });

  it("lets an auditor read and change nothing", () => {
    expect(ROLE_PERMISSIONS.auditor).toEqual(["audit_logs.list", "audit_logs.export"]);
  });
});
