import { createMemberWorkspaceRepository } from "@audit/db";
import { describe, expect, it } from "vitest";
import { runPeople } from "../../test/running-people.js";
import { openPeople } from "../sign-in/people.js";
import { createMemberAdministration } from "./member-administration.js";

const people = await runPeople();
const { database, callerOf } = people;
const members = createMemberAdministration(database);
const workspaces = createMemberWorkspaceRepository(database);

/** The code with which each was refused. */
const refusalsOf = async (attempts: readonly Promise<unknown>[]) =>
  (await Promise.allSettled(attempts)).map((answer): unknown =>
    answer.status === "rejected" ? answer.reason.code : "OK",
  );

const ws1 = { workspaceId: "ws1", role: "auditor" } as const;
const ws2 = { workspaceId: "ws2", role: "admin" } as const;

describe("the members of an organization", () => {
  it("are listed with their roles and workspaces, and nobody else's", async () => {
    const { organizationId, owner } = await people.organization("listed");
    await people.organization("unlisted");
    const { userId } = await people.member(organizationId, "member", "mary");
    await workspaces.replace(organizationId, userId, [ws2, ws1]);
    const listed = await members.list(owner);
    expect(listed).toMatchObject([
      { userId: owner.actor.id, name: "listed", email: "listed@listed.example", role: "owner" },
      { userId, name: "mary", role: "member", workspaces: [ws1, ws2] },
    ]);
    const ages = listed.map(({ since }) => Date.now() - Date.parse(since));
    for (const age of ages) expect(Math.abs(age)).toBeLessThan(60_000);
  });

  it("get another role with the next request", async () => {
    const { organizationId, owner } = await people.organization("roles");
    const { userId, cookie } = await people.member(organizationId, "auditor");
    expect(await members.setRole(owner, { userId, role: "admin" })).toMatchObject({
      userId,
      role: "admin",
    });
    expect((await callerOf(cookie)).permissions).toContain("members:manage");
  });

  it("get workspaces as members, and give them up with another role", async () => {
    const { organizationId, owner } = await people.organization("grants");
    const { userId, cookie } = await people.member(organizationId, "member");
    const changed = await members.setWorkspaces(owner, { userId, workspaces: [ws1] });
    expect(changed.workspaces).toEqual([ws1]);
    expect((await callerOf(cookie)).permissions).toContain("audit_logs.list");

    expect((await members.setRole(owner, { userId, role: "auditor" })).workspaces).toEqual([]);
    const refused = members.setWorkspaces(owner, { userId, workspaces: [ws1] });
    await expect(refused).rejects.toMatchObject({ code: "invalid_input" });
    await members.setRole(owner, { userId, role: "member" });
    expect((await callerOf(cookie)).permissions).toEqual(new Set());
  });

  it("lose access at once when they are removed, and their workspaces for good", async () => {
    const { organizationId, owner } = await people.organization("leaving");
    const { userId, cookie } = await people.member(organizationId, "member");
    await members.setWorkspaces(owner, { userId, workspaces: [ws1] });
    await members.remove(owner, userId);
    await expect(callerOf(cookie)).rejects.toMatchObject({ code: "forbidden" });
    expect(await workspaces.listOf(organizationId, userId)).toEqual([]);
    await expect(members.remove(owner, userId)).rejects.toMatchObject({ code: "not_found" });
  });

  it("are out of reach of another organization", async () => {
    const { organizationId } = await people.organization("mine");
    const { owner: stranger } = await people.organization("theirs");
    const { userId, cookie } = await people.member(organizationId, "member");
    const attempts = [
      members.setRole(stranger, { userId, role: "admin" }),
      members.setWorkspaces(stranger, { userId, workspaces: [ws1] }),
      members.remove(stranger, userId),
      members.remove(stranger, "no id"),
    ];
    expect(new Set(await refusalsOf(attempts))).toEqual(new Set(["not_found"]));
    expect((await callerOf(cookie)).role).toBe("member");
    expect((await callerOf(cookie)).permissions).toEqual(new Set());
  });
});

describe("owners", () => {
  it("are made, changed and removed by owners alone", async () => {
    const { organizationId, owner } = await people.organization("owned");
    const { caller: admin, userId: adminId } = await people.member(organizationId, "admin");
    const { userId: second } = await people.member(organizationId, "owner");
    const attempts = [
      members.setRole(admin, { userId: adminId, role: "owner" }),
      members.setRole(admin, { userId: second, role: "member" }),
      members.remove(admin, second),
    ];
    expect(new Set(await refusalsOf(attempts))).toEqual(new Set(["forbidden"]));
    await members.setRole(owner, { userId: second, role: "admin" });
    await members.setRole(owner, { userId: adminId, role: "owner" });
    const roles = (await members.list(owner)).map(({ userId, role }) => [userId, role]);
    expect(Object.fromEntries(roles)).toMatchObject({ [second]: "admin", [adminId]: "owner" });
  });

  it("keep one: the last is neither removed nor given another role", async () => {
    const { owner } = await people.organization("last");
    const userId = owner.actor.id;
    const attempts = [
      members.remove(owner, userId),
      members.setRole(owner, { userId, role: "admin" }),
    ];
    expect(await refusalsOf(attempts)).toEqual(["conflict", "conflict"]);
    expect((await members.setRole(owner, { userId, role: "owner" })).role).toBe("owner");
  });

  it.each([1, 2, 3])("keep one when they remove each other at once (%i)", async (round) => {
    const { organizationId, owner } = await people.organization(`race${round}`);
    const others = await Promise.all(
      Array.from({ length: 3 }, () => people.member(organizationId, "owner")),
    );
    const ids = [owner.actor.id, ...others.map(({ userId }) => userId)];
    const answers = await Promise.allSettled(
      ids.map((userId, index) =>
        index % 2 === 0
          ? members.remove(owner, userId)
          : members.setRole(owner, { userId, role: "admin" }),
      ),
    );
    const refused = answers.filter((answer) => answer.status === "rejected");
    expect(refused).toMatchObject([{ reason: { code: "conflict" } }]);
    const { store } = await openPeople(database);
    const owners = [
      { field: "organizationId", value: organizationId },
      { field: "role", value: "owner" },
    ];
    expect(await store.count({ model: "member", where: owners })).toBe(1);
  });
});
