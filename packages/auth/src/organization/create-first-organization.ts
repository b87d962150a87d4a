import type { Database } from "@audit/db";
import { AppError } from "@audit/types";
import { openPeople } from "../sign-in/people.js";
import {
  type CreatedOrganization,
  createOrganization,
  type OrganizationInput,
} from "./create-organization.js";
import { claimSetup, releaseSetup } from "./setup-claim.js";

const exists = () =>
  new AppError("conflict", "there is an organization already; its owner can sign in");

/**
 * Creates the first organization with its owner on an empty database. Throws `conflict` when
 * there is an organization already or another process is creating one, and `invalid_input`.
 */
export async function createFirstOrganization(
  database: Database,
  input: OrganizationInput,
): Promise<CreatedOrganization> {
  const { store } = await openPeople(database);
  if ((await store.count({ model: "organization" })) > 0) throw exists();
  if (!(await claimSetup(database, new Date()))) throw exists();
  try {
    return await createOrganization(database, input);
  } catch (error) {
    await releaseSetup(database);
    throw error;
  }
}
