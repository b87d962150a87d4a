import { type OrganizationRole, organizationRoleSchema } from "@audit/types";
import * as z from "zod";
import type { PeopleStore } from "../sign-in/people.js";

/** Several roles stand in one text, divided by commas; roles that we do not know count for nothing. */
const rolesSchema = z.string().transform((text) =>
  text.split(",").flatMap((name): OrganizationRole[] => {
    const role = organizationRoleSchema.safeParse(name.trim());
    return role.success ? [role.data] : [];
  }),
);

const membershipSchema = z.object({ organizationId: z.string(), role: rolesSchema });
const organizationSchema = z.object({ id: z.string(), name: z.string() });

export interface Membership {
  readonly organization: { readonly id: string; readonly name: string };
  readonly roles: readonly OrganizationRole[];
}

/** Who belongs to which organization, and what organizations are called. */
export interface Memberships {
  /** The person's first organization; null when there is none. */
  readonly firstOf: (userId: string) => Promise<Membership | null>;
  readonly organization: (id: string) => Promise<Membership["organization"] | null>;
}

export function createMemberships(people: Pick<PeopleStore, "findMany" | "findOne">): Memberships {
  async function organization(id: string) {
    const found = await people.findOne({
      model: "organization",
      where: [{ field: "id", value: id }],
    });
    return found === null ? null : organizationSchema.parse(found);
  }
  return {
    organization,
    firstOf: async (userId) => {
      const [first] = await people.findMany({
        model: "member",
        where: [{ field: "userId", value: userId }],
        sortBy: { field: "createdAt", direction: "asc" },
        limit: 1,
      });
      if (first === undefined) return null;
      const { organizationId, role } = membershipSchema.parse(first);
      const found = await organization(organizationId);
      return found && { organization: found, roles: role };
    },
  };
}
