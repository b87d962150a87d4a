import { addMember } from "@audit/auth";
import { connectDatabase } from "@audit/db";
import type { OrganizationRole } from "@audit/types";
import type { Page } from "@playwright/test";
import type { SystemUnderTest } from "./system-under-test.js";
import { expect, signIn } from "./test.js";

const PASSWORD = "a long enough password";

export interface Person {
  readonly ownerEmail: string;
  readonly ownerPassword: string;
}

/** Adds somebody with this role to the organization; `name` is the beginning of the address. */
export async function addPerson(
  system: SystemUnderTest,
  { name, role }: { readonly name: string; readonly role: OrganizationRole },
): Promise<Person> {
  const email = `${name}@norvane.example`;
  const { organizationId, mongodbUri } = system;
  const database = await connectDatabase({ uri: mongodbUri });
  try {
    await addMember(database, { organizationId, role, email, name, password: PASSWORD });
  } finally {
    await database.close();
  }
  return { ownerEmail: email, ownerPassword: PASSWORD };
}

/** Signs somebody in on the page and waits until the session is there. */
export async function signInAs(page: Page, person: Person): Promise<void> {
  await page.goto("/sign-in");
  await signIn(page, person);
  await expect(page).toHaveURL(/\/audit-logs/);
}
