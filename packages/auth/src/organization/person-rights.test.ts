import { permissionsOfRole, permissionsOfWorkspaceRole } from "@audit/types";
import { describe, expect, it } from "vitest";
import { rightsOfPerson } from "./person-rights.js";

const organizationId = "0123456789abcdef01234567";
const grants = [
  { workspaceId: "ws1", role: "auditor" },
  { workspaceId: "ws2", role: "admin" },
] as const;

describe("the rights of a person", () => {
  it("are a member's in the workspaces, and what holds in each of them", () => {
    const { permissions, readScope } = rightsOfPerson({
      organizationId,
      roles: ["member"],
      grants,
    });
    const everywhere = permissionsOfWorkspaceRole("auditor").filter((permission) =>
      permissionsOfWorkspaceRole("admin").includes(permission),
    );
    expect([...permissions]).toEqual(everywhere);
    expect(everywhere).toContain("audit_logs.list");
    expect(readScope).toEqual({
      organizationIds: [organizationId],
      baseFilter: { terms: [{ field: "workspace", values: ["ws1", "ws2"] }] },
    });
  });

  it.each([[["member"]], [[]]] as const)(
    "are none without workspaces, for the roles %j",
    (roles) => {
      const { permissions, readScope } = rightsOfPerson({ organizationId, roles, grants: [] });
      expect(permissions).toEqual(new Set());
      expect(readScope.baseFilter).toEqual({ terms: [{ field: "workspace", values: [] }] });
    },
  );

  it("are those of another role in the whole organization, whatever the workspaces", () => {
    const roles = ["member", "auditor"] as const;
    const { permissions, readScope } = rightsOfPerson({ organizationId, roles, grants });
    expect([...permissions]).toEqual(permissionsOfRole("auditor"));
    expect(readScope.baseFilter).toBeNull();
  });
});
