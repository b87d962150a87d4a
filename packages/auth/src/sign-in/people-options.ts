import type { Database } from "@audit/db";
import type { BetterAuthOptions } from "better-auth";
import { mongodbAdapter } from "better-auth/adapters/mongodb";
import { organization } from "better-auth/plugins";
import { adminAc, memberAc, ownerAc } from "better-auth/plugins/organization/access";
import { PASSWORD_LENGTH } from "./passwords.js";

/** What a role may do to members of its organization; what it may read: `ROLE_PERMISSIONS`. */
const memberRights = {
  owner: ownerAc,
  admin: adminAc,
  auditor: memberAc,
  operator: memberAc,
  member: memberAc,
};

/**
 * What decides how people, organizations and memberships are stored, whoever writes them:
 * the sign-in of a service or the command that creates the first organization.
 */
export function peopleOptions(database: Pick<Database, "nativeClient" | "nativeDb">) {
  return {
    database: mongodbAdapter(database.nativeDb, { client: database.nativeClient }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max,
    },
    plugins: [
      organization({
        allowUserToCreateOrganization: false,
        disableOrganizationDeletion: true,
        roles: memberRights,
      }),
    ],
    telemetry: { enabled: false },
  } satisfies BetterAuthOptions;
}

/** Reads and writes people and organizations without the sign-in around them. */
export type PeopleStore = ReturnType<typeof peopleStore>;

export function peopleStore(database: Pick<Database, "nativeClient" | "nativeDb">) {
  const options = peopleOptions(database);
  return options.database(options);
}
