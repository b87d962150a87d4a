import type { Database } from "@audit/db";
import { openPeople } from "../sign-in/people.js";
import { createMemberships } from "./memberships.js";

/** Whether the database has the organization with this id, such as one noted on an earlier run. */
export async function organizationExists(database: Database, id: string): Promise<boolean> {
  const { store } = await openPeople(database);
  return (await createMemberships(store).organization(id)) !== null;
}
