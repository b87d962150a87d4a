import { beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase } from "../../test/open-test-database.js";
import { newOrganizationId } from "../../test/samples.js";
import { migrate } from "../migrations/migrate.js";
import { createWorkspaceRepository } from "./workspace-repository.js";

const database = await openTestDatabase();
beforeAll(() => migrate(database));

const stored = async (organizationId: string) =>
  (await database.models.workspaces.find({ organizationId }).sort({ id: 1 }).lean()).map(
    ({ id, name, firstSeenAt }) => ({ id, name, firstSeenAt }),
  );
const early = new Date("2026-01-01T00:00:00.000Z");
const late = new Date("2026-02-01T00:00:00.000Z");

describe("a workspace", () => {
  it("is registered when it is first seen", async () => {
    const workspaces = createWorkspaceRepository(database);
    const organizationId = newOrganizationId();
    const seen = { organizationId, id: "ws1", name: "Production" };
    await workspaces.register([seen, seen, { organizationId, id: "ws2" }], early);
    await workspaces.register([seen], late);
    expect(await stored(organizationId)).toEqual([
      { id: "ws1", name: "Production", firstSeenAt: early },
      { id: "ws2", name: undefined, firstSeenAt: early },
    ]);
  });

  it("takes the newest name, and keeps it when an event brings none", async () => {
    const workspaces = createWorkspaceRepository(database);
    const organizationId = newOrganizationId();
    for (const name of ["Old", "New", undefined]) {
      await workspaces.register([{ organizationId, id: "ws1", name }], early);
    }
    expect(await stored(organizationId)).toMatchObject([{ id: "ws1", name: "New" }]);
  });

  it("costs no round trip once it is known", async () => {
    const workspaces = createWorkspaceRepository(database);
    const organizationId = newOrganizationId();
    await workspaces.register([{ organizationId, id: "ws1", name: "A" }], early);
    await database.models.workspaces.deleteMany({ organizationId });
    await workspaces.register([{ organizationId, id: "ws1", name: "A" }], early);
    expect(await stored(organizationId)).toEqual([]);
  });

  it("is one, however many processes see it at once, and by organization", async () => {
    const organizationId = newOrganizationId();
    const seen = { organizationId, id: "ws1" };
    await Promise.all(
      Array.from({ length: 8 }, () => createWorkspaceRepository(database).register([seen], early)),
    );
    const another = { organizationId: newOrganizationId(), id: "ws1" };
    await createWorkspaceRepository(database).register([another], early);
    expect(await stored(organizationId)).toHaveLength(1);
    expect(await stored(another.organizationId)).toHaveLength(1);
  });
});
