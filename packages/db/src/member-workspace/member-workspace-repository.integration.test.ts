import { beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase } from "../../test/open-test-database.js";
import { newOrganizationId } from "../../test/samples.js";
import { migrate } from "../migrations/migrate.js";
import { MEMBER_WORKSPACES_COLLECTION } from "./member-workspace-document.js";
import { createMemberWorkspaceRepository } from "./member-workspace-repository.js";

const database = await openTestDatabase();
beforeAll(() => migrate(database));
const repository = createMemberWorkspaceRepository(database);

const auditor = { workspaceId: "ws1", role: "auditor" } as const;
const admin = { workspaceId: "ws2", role: "admin" } as const;

describe("the workspaces of a member", () => {
  it("are those of one organization and one person", async () => {
    const [one, other] = [newOrganizationId(), newOrganizationId()];
    await repository.replace(one, "alice", [admin, auditor]);
    await repository.replace(one, "bob", [admin]);
    await repository.replace(other, "alice", [auditor]);
    expect(await repository.listOf(one, "alice")).toEqual([auditor, admin]);
    expect(await repository.listOf(other, "alice")).toEqual([auditor]);
    expect(await repository.listOf(other, "bob")).toEqual([]);
    expect([...(await repository.listAll(one))]).toEqual([
      ["alice", [auditor, admin]],
      ["bob", [admin]],
    ]);
  });

  it("are replaced as a whole, or not at all", async () => {
    const organizationId = newOrganizationId();
    await repository.replace(organizationId, "alice", [auditor]);
    await repository.replace(organizationId, "alice", [{ ...auditor, role: "admin" }]);
    expect(await repository.listOf(organizationId, "alice")).toEqual([
      { workspaceId: "ws1", role: "admin" },
    ]);
    await expect(repository.replace(organizationId, "alice", [admin, admin])).rejects.toThrow();
    expect(await repository.listOf(organizationId, "alice")).toHaveLength(1);
    await repository.replace(organizationId, "alice", []);
    expect(await repository.listOf(organizationId, "alice")).toEqual([]);
  });

  it("are found by the index", async () => {
    const indexes = await database.nativeDb.collection(MEMBER_WORKSPACES_COLLECTION).indexes();
    expect(indexes).toMatchObject([
      { name: "_id_" },
      { name: "member", unique: true, key: { organizationId: 1, userId: 1, workspaceId: 1 } },
    ]);
  });
});
