import type { Database } from "@audit/db";
import { AppError, type OrganizationRole } from "@audit/types";
import * as z from "zod";
import { rolesSchema } from "../organization/memberships.js";
import { openPeople, type PeopleStore } from "../sign-in/people.js";

/** Reads and writes people within one transaction. */
export type PeopleTransaction = Parameters<Parameters<PeopleStore["transaction"]>[0]>[0];

const memberSchema = z.object({ id: z.string(), role: rolesSchema });

/** A member as a change finds it. */
export interface FoundMember {
  /** Of the membership, not the person. */
  readonly id: string;
  readonly roles: readonly OrganizationRole[];
}

/**
 * Runs changes of an organization's members one after the other: each writes the organization, so
 * that of two at once MongoDB lets one through and repeats the other, which then sees what the
 * first did. Without that, two owners could remove each other.
 */
export async function changeMembers<Answer>(
  database: Pick<Database, "nativeClient" | "nativeDb">,
  organizationId: string,
  change: (people: PeopleTransaction) => Promise<Answer>,
): Promise<Answer> {
  const { store } = await openPeople(database);
  return store.transaction(async (people) => {
    await people.update({
      model: "organization",
      where: [{ field: "id", value: organizationId }],
      update: { membersChangedAt: new Date() },
    });
    return change(people);
  });
}

/** Throws `not_found` when the person does not belong to the organization. */
export async function findMember(
  people: Pick<PeopleTransaction, "findOne">,
  organizationId: string,
  userId: string,
): Promise<FoundMember> {
  const found = await people.findOne({
    model: "member",
    where: [
      { field: "organizationId", value: organizationId },
      { field: "userId", value: userId },
    ],
  });
  if (found === null) throw new AppError("not_found", "the organization has no such member");
  const { id, role } = memberSchema.parse(found);
  return { id, roles: role };
}

/** Throws `conflict` when the member is the only owner. Call it before the owner is one no more. */
export async function assertNotLastOwner(
  people: Pick<PeopleTransaction, "count">,
  organizationId: string,
  { roles }: FoundMember,
): Promise<void> {
  if (!roles.includes("owner")) return;
  const owners = await people.count({
    model: "member",
    where: [
      { field: "organizationId", value: organizationId },
      { field: "role", value: "owner", operator: "contains" },
    ],
  });
  if (owners > 1) return;
  throw new AppError("conflict", "the last owner stays: make somebody else an owner first");
}
