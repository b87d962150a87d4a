import { describe, expect, it } from "vitest";
import {
  organizationRoleSchema,
  type Permission,
  permissionSchema,
  permissionsOfRole,
  permissionsOfScopes,
  permissionsOfWorkspaceRole,
  RIGHTS,
  scopeSchema,
} from "./permissions.js";

const changes = (permission: Permission) => !/[.:](list|count|export)$/.test(permission);

describe("what roles may do", () => {
  it("lets nobody write events: services do, by key", () => {
    const held = organizationRoleSchema.options.flatMap(permissionsOfRole);
    expect(held).not.toContain("events:write");
    expect(permissionsOfScopes(["events:write"])).toEqual(["events:write"]);
  });

  it("lets an owner and an admin do whatever a person can", () => {
    const everything = permissionSchema.options.filter((one) => one !== "events:write");
    expect(permissionsOfRole("owner")).toEqual(everything);
    expect(permissionsOfRole("admin")).toEqual(everything);
  });

  it("lets an auditor read everything and change nothing", () => {
    const readable = permissionSchema.options.filter((permission) => !changes(permission));
    expect(permissionsOfRole("auditor")).toEqual(readable);
  });

  it("lets an operator run retention and dead letters without reading the log", () => {
    expect([...permissionsOfRole("operator")].sort()).toEqual([
      "audit_logs.count",
      "queues:list",
      "queues:manage",
      "retention:list",
      "retention:manage",
    ]);
  });

  it("gives a member nothing but what the workspaces give, and those give reading alone", () => {
    expect(permissionsOfRole("member")).toEqual([]);
    for (const role of ["admin", "auditor"] as const) {
      expect(permissionsOfWorkspaceRole(role).filter(changes)).toEqual([]);
    }
  });
});

it("every scope brings something, and what only people may do comes by none", () => {
  for (const scope of scopeSchema.options) {
    expect(permissionsOfScopes([scope])).toContain(scope);
  }
  const forPeople = permissionSchema.options.filter((one) => RIGHTS[one].scopes.length === 0);
  expect(forPeople).toEqual(["members:list", "members:manage", "settings:list", "settings:manage"]);
});
