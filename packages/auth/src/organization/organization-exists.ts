import type { Database } from "@audit/db";
import { peopleStore } from "../sign-in/people-options.js";
import { createMemberships } from "./memberships.js";

/** Whether the database has the organization with this id, such as one noted on an earlier run. */
export async function organizationExists(database: Database, id: string): Promise<boolean> {
  return (await createMemberships(peopleStore(database)).organization(id)) !== null;
}
