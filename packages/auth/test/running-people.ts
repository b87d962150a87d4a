import { createApiKeyRepository, type Database } from "@audit/db";
import type { OrganizationRole } from "@audit/types";
import { createApiKeyVerifier } from "../src/api-key/verifier.js";
import type { Caller } from "../src/caller.js";
import { createCallerResolver } from "../src/caller-resolver.js";
import { addMember } from "../src/organization/add-member.js";
import { createOrganization } from "../src/organization/create-organization.js";
import { createSignIn, type SignIn } from "../src/sign-in/sign-in.js";
import { openTestDatabase } from "./open-test-database.js";
import { cookieOf, PASSWORD, PUBLIC_URL } from "./people.js";

const secret = "a secret of the test's own, long enough";

/** A sign-in on a database of the test file's own, and callers who really signed in there. */
export interface RunningPeople {
  readonly database: Database;
  readonly signIn: SignIn;
  /** Whoever a session's cookie says. */
  readonly callerOf: (cookie: string) => Promise<Caller>;
  readonly signedIn: (email: string, password?: string) => Promise<Caller>;
  /** A new organization with the owner `<name>@<name>.example`. */
  readonly organization: (name: string) => Promise<{ organizationId: string; owner: Caller }>;
  /** A new member with the address `<name>@<role>.example`, signed in. */
  readonly member: (
    organizationId: string,
    role: OrganizationRole,
    name?: string,
  ) => Promise<{ userId: string; email: string; cookie: string; caller: Caller }>;
}

export async function runPeople(): Promise<RunningPeople> {
  const database = await openTestDatabase();
  const signIn = await createSignIn(database, { publicUrl: PUBLIC_URL, secret, log: () => {} });
  const apiKeys = createApiKeyRepository(database);
  const verifyApiKey = createApiKeyVerifier({ apiKeys, secret, now: () => new Date() });
  const resolve = createCallerResolver({ database, signIn, verifyApiKey });
  let members = 0;

  const callerOf = async (cookie: string) =>
    (await resolve(new Headers({ cookie }), "192.0.2.1")).caller;
  const signedIn = async (email: string, password = PASSWORD) =>
    callerOf(await cookieOf(signIn, email, password));
  return {
    database,
    signIn,
    callerOf,
    signedIn,
    organization: async (name) => {
      const ownerEmail = `${name}@${name}.example`;
      const input = { name, ownerEmail, ownerPassword: PASSWORD };
      const { organizationId } = await createOrganization(database, input);
      return { organizationId, owner: await signedIn(ownerEmail) };
    },
    member: async (organizationId, role, name = `member${++members}`) => {
      const email = `${name}@${role}.example`;
      const facts = { organizationId, role, email, name, password: PASSWORD };
      const userId = await addMember(database, facts);
      const cookie = await cookieOf(signIn, email);
      return { userId, email, cookie, caller: await callerOf(cookie) };
    },
  };
}
