import type { Database } from "@audit/db";
import * as z from "zod";
import { openPeople } from "../sign-in/people.js";

/** Somebody with an account, and the organizations that he belongs to. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly organizationIds: readonly string[];
}

const userSchema = z.object({ id: z.string(), name: z.string(), email: z.string() });
const memberSchema = z.object({ organizationId: z.string() });

/** The person with this address, in any case; null when there is none. */
export async function findPersonByEmail(
  database: Pick<Database, "nativeClient" | "nativeDb">,
  email: string,
): Promise<Person | null> {
  const { store } = await openPeople(database);
  const value = email.trim().toLowerCase();
  const found = await store.findOne({ model: "user", where: [{ field: "email", value }] });
  if (found === null) return null;
  const user = userSchema.parse(found);
  const members = await store.findMany({
    model: "member",
    where: [{ field: "userId", value: user.id }],
  });
  return {
    ...user,
    organizationIds: members.map((member) => memberSchema.parse(member).organizationId),
  };
}
