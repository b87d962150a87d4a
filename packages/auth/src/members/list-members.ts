import type { MemberWorkspaceRepository } from "@audit/db";
import type { Member } from "@audit/types";
import * as z from "zod";
import { rolesSchema } from "../organization/memberships.js";
import { isWorkspaceMember } from "../organization/person-rights.js";
import type { PeopleStore } from "../sign-in/people.js";

const membershipsSchema = z.array(
  z.object({ userId: z.string(), role: rolesSchema, createdAt: z.date() }),
);
const usersSchema = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    lastSignInAt: z.date().nullish(),
  }),
);

/** More than an organization has. */
const MOST_MEMBERS = 10_000;

/** An organization's members in the order of joining; of one person when one is named. */
export async function listMembers(
  people: Pick<PeopleStore, "findMany">,
  workspaces: Pick<MemberWorkspaceRepository, "listAll" | "listOf">,
  { organizationId, userId }: { organizationId: string; userId?: string },
): Promise<Member[]> {
  const memberships = membershipsSchema.parse(
    await people.findMany({
      model: "member",
      where: [
        { field: "organizationId", value: organizationId },
        ...(userId === undefined ? [] : [{ field: "userId", value: userId }]),
      ],
      sortBy: { field: "createdAt", direction: "asc" },
      limit: MOST_MEMBERS,
    }),
  );
  const ids = memberships.map((membership) => membership.userId);
  const found = await people.findMany({
    model: "user",
    where: [{ field: "id", value: ids, operator: "in" }],
    limit: MOST_MEMBERS,
  });
  const users = new Map(usersSchema.parse(found).map((user) => [user.id, user]));
  const grants =
    userId === undefined
      ? await workspaces.listAll(organizationId)
      : new Map([[userId, await workspaces.listOf(organizationId, userId)]]);
  return memberships.flatMap((membership): Member[] => {
    const user = users.get(membership.userId);
    if (!user) return [];
    const [role = "member"] = membership.role;
    return [
      {
        userId: user.id,
        name: user.name,
        email: user.email,
        role,
        workspaces: isWorkspaceMember(membership.role) ? (grants.get(user.id) ?? []) : [],
        since: membership.createdAt.toISOString(),
        ...(user.lastSignInAt && { lastSignInAt: user.lastSignInAt.toISOString() }),
      },
    ];
  });
}
