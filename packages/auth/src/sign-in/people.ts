import type { Database } from "@audit/db";
import type { BetterAuthOptions } from "better-auth";
import { mongodbAdapter } from "better-auth/adapters/mongodb";
import { organization } from "better-auth/plugins";
import { adminAc, memberAc, ownerAc } from "better-auth/plugins/organization/access";
import { PASSWORD_LENGTH } from "./passwords.js";
import { watchIndexes } from "./watched-indexes.js";

/** What a role may do to members of its organization; what it may do else: `RIGHTS`. */
const memberRights = {
  owner: ownerAc,
  admin: adminAc,
  auditor: memberAc,
  operator: memberAc,
  member: memberAc,
};

type PeopleDatabase = Pick<Database, "nativeClient" | "nativeDb">;

function peopleOptions(adapter: ReturnType<typeof mongodbAdapter>) {
  return {
    database: adapter,
    user: {
      additionalFields: {
        lastSignInAt: { type: "date", required: false, input: false, returned: false },
      },
    },
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
        schema: {
          organization: {
            additionalFields: {
              /** Written by every change of the members, so that two at once notice each other. */
              membersChangedAt: { type: "date", required: false, input: false, returned: false },
            },
          },
        },
      }),
    ],
    rateLimit: {
      enabled: true,
      storage: "database",
      window: 10,
      max: 100,
      customRules: {
        "/sign-in/email": { window: 60, max: 20 },
        "/change-password": { window: 60, max: 10 },
      },
    },
    telemetry: { enabled: false },
  } satisfies BetterAuthOptions;
}

/** Reads and writes people and organizations without the sign-in around them. */
export type PeopleStore = ReturnType<ReturnType<typeof mongodbAdapter>>;

/** People, organizations and memberships in a database, whose indexes are made. */
export interface People {
  readonly store: PeopleStore;
  /** What decides how they are stored and what may be done with them; for the sign-in. */
  readonly options: ReturnType<typeof peopleOptions>;
}

const opened = new WeakMap<object, Promise<People>>();

async function open({ nativeClient, nativeDb }: PeopleDatabase): Promise<People> {
  const { db, built } = watchIndexes(nativeDb);
  const options = peopleOptions(mongodbAdapter(db, { client: nativeClient }));
  const store = options.database(options);
  await built();
  return { store, options };
}

/** Opens them once for each connection. Rejects while the database is away; then try again. */
export function openPeople(database: PeopleDatabase): Promise<People> {
  const known = opened.get(database.nativeDb);
  if (known) return known;
  const opening = open(database);
  opened.set(database.nativeDb, opening);
  opening.catch(() => opened.delete(database.nativeDb));
  return opening;
}
