import { createMemberWorkspaceRepository, type Database } from "@audit/db";
import { AppError, type Member, type OrganizationRole, type WorkspaceGrant } from "@audit/types";
import type { Caller } from "../caller.js";
import { isWorkspaceMember } from "../organization/person-rights.js";
import { openPeople } from "../sign-in/people.js";
import { listMembers } from "./list-members.js";
import { assertNotLastOwner, changeMembers, findMember } from "./member-changes.js";
import { assertMayHandle, workspacesAreForMembers } from "./member-roles.js";

/**
 * Members of the caller's own organization. Everything throws `not_found` for who is no member of
 * it; changes throw `forbidden` when a caller who is no owner makes, changes or removes one, and
 * `conflict` when the last owner would be none.
 */
export interface MemberAdministration {
  /** In the order of joining. */
  readonly list: (caller: Caller) => Promise<Member[]>;
  readonly one: (caller: Caller, userId: string) => Promise<Member>;
  /** Another role than `member` gives up the workspaces: it reaches all of them. */
  readonly setRole: (
    caller: Caller,
    change: { userId: string; role: OrganizationRole },
  ) => Promise<Member>;
  /** Replaces the workspaces of a `member`; throws `invalid_input` for another role. */
  readonly setWorkspaces: (
    caller: Caller,
    change: { userId: string; workspaces: readonly WorkspaceGrant[] },
  ) => Promise<Member>;
  /** The person loses access with the next request; the account stays. */
  readonly remove: (caller: Caller, userId: string) => Promise<void>;
}

export function createMemberAdministration(
  database: Pick<Database, "nativeClient" | "nativeDb">,
): MemberAdministration {
  const workspaces = createMemberWorkspaceRepository(database);

  async function memberNow(organizationId: string, userId: string): Promise<Member> {
    const { store } = await openPeople(database);
    const [member] = await listMembers(store, workspaces, { organizationId, userId });
    if (!member) throw new AppError("not_found", "the organization has no such member");
    return member;
  }

  return {
    list: async ({ organization }) => {
      const { store } = await openPeople(database);
      return listMembers(store, workspaces, { organizationId: organization.id });
    },

    one: ({ organization }, userId) => memberNow(organization.id, userId),

    setRole: async (caller, { userId, role }) => {
      const organizationId = caller.organization.id;
      await changeMembers(database, organizationId, async (people) => {
        const member = await findMember(people, organizationId, userId);
        assertMayHandle(caller, [...member.roles, role]);
        if (role !== "owner") await assertNotLastOwner(people, organizationId, member);
        const where = [{ field: "id", value: member.id }];
        await people.update({ model: "member", where, update: { role } });
      });
      if (role !== "member") await workspaces.replace(organizationId, userId, []);
      return memberNow(organizationId, userId);
    },

    setWorkspaces: async (caller, { userId, workspaces: grants }) => {
      const organizationId = caller.organization.id;
      const { store } = await openPeople(database);
      const { roles } = await findMember(store, organizationId, userId);
      if (!isWorkspaceMember(roles)) throw workspacesAreForMembers();
      await workspaces.replace(organizationId, userId, grants);
      return memberNow(organizationId, userId);
    },

    remove: async (caller, userId) => {
      const organizationId = caller.organization.id;
      await changeMembers(database, organizationId, async (people) => {
        const member = await findMember(people, organizationId, userId);
        assertMayHandle(caller, member.roles);
        await assertNotLastOwner(people, organizationId, member);
        await people.deleteMany({ model: "member", where: [{ field: "id", value: member.id }] });
      });
      await workspaces.replace(organizationId, userId, []);
    },
  };
}
