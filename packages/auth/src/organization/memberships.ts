import { type OrganizationRole, organizationRoleSchema } from "@audit/types";
import * as z from "zod";
import type { PeopleStore } from "../sign-in/people.js";

/** Several roles stand in one text, divided by commas; roles that we do not know count for nothing. */
export const rolesSchema = z.string().transform((text) =>
  text.split(",").flatMap((name): OrganizationRole[] => {
    const role = organizationRoleSchema.safeParse(name.trim());
    return role.success ? [role.data] : [];
  }),
);

const membershipSchema = z.object({ organizationId: z.string(), role: rolesSchema });
const organizationSchema = z.object({ id: z.string(), name: z.string() });

/** More than anybody belongs to. */
const MOST_ORGANIZATIONS = 500;

export interface Membership {
  readonly organization: { readonly id: string; readonly name: string };
  readonly roles: readonly OrganizationRole[];
}

/** Who belongs to which organization, and what organizations are called. */
export interface Memberships {
  /**
   * The membership that counts: in the organization that was chosen, if the person still belongs
   * to it, else in the first one; null when there is none.
   */
  readonly currentOf: (userId: string, chosenId?: string | null) => Promise<Membership | null>;
  /** In the order in which they began. */
  readonly listOf: (userId: string) => Promise<Membership[]>;
  /** Null when the person does not belong to the organization. */
  readonly find: (userId: string, organizationId: string) => Promise<Membership | null>;
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
  async function list(userId: string, limit: number): Promise<Membership[]> {
    const members = await people.findMany({
      model: "member",
      where: [{ field: "userId", value: userId }],
      sortBy: { field: "createdAt", direction: "asc" },
      limit,
    });
    return (await Promise.all(members.map(toMembership))).filter((one) => one !== null);
  }
  async function toMembership(member: unknown): Promise<Membership | null> {
    const { organizationId, role } = membershipSchema.parse(member);
    const found = await organization(organizationId);
    return found && { organization: found, roles: role };
  }
  async function find(userId: string, organizationId: string): Promise<Membership | null> {
    const member = await people.findOne({
      model: "member",
      where: [
        { field: "userId", value: userId },
        { field: "organizationId", value: organizationId },
      ],
    });
    return member === null ? null : toMembership(member);
  }
  return {
    organization,
    find,
    listOf: (userId) => list(userId, MOST_ORGANIZATIONS),
    currentOf: async (userId, chosenId) => {
      const chosen = chosenId ? await find(userId, chosenId) : null;
      if (chosen) return chosen;
      const [first = null] = await list(userId, 1);
      return first;
    },
  };
}
