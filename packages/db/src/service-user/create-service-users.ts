import { mongo } from "mongoose";
import type { Database } from "../connection/connect.js";
import { SERVICE_GRANTS, SERVICE_USERS, type ServiceUser } from "./service-privileges.js";

type NativeDb = Database["nativeDb"];

/** MongoDB's code for a role or a user that is there already. */
const ROLE_EXISTS = 51_002;
const USER_EXISTS = 51_003;

/** The name under which a service signs in to MongoDB, and of its role there. */
export const serviceUserName = (user: ServiceUser): string => `audit_${user}`;

async function createOrUpdate(
  db: NativeDb,
  kind: "Role" | "User",
  definition: { readonly name: string } & Readonly<Record<string, unknown>>,
): Promise<void> {
  const { name, ...rest } = definition;
  try {
    await db.command({ [`create${kind}`]: name, ...rest });
  } catch (error) {
    const isThere =
      error instanceof mongo.MongoServerError &&
      error.code === (kind === "Role" ? ROLE_EXISTS : USER_EXISTS);
    if (!isThere) throw error;
    await db.command({ [`update${kind}`]: name, ...rest });
  }
}

async function putServiceUser(db: NativeDb, user: ServiceUser, password: string): Promise<void> {
  const name = serviceUserName(user);
  const privileges = Object.entries(SERVICE_GRANTS[user]).map(([collection, actions]) => ({
    resource: { db: db.databaseName, collection },
    actions,
  }));
  await createOrUpdate(db, "Role", { name, privileges, roles: [] });
  await createOrUpdate(db, "User", {
    name,
    pwd: password,
    roles: [{ role: name, db: db.databaseName }],
    mechanisms: ["SCRAM-SHA-256"],
  });
}

/**
 * Makes the services' users in the database itself, each with its role, or gives those that are
 * there today's rights and these passwords. Needs a user who may administer users (`userAdmin`).
 * Answers their names.
 */
export async function createServiceUsers(
  database: Pick<Database, "nativeDb">,
  passwords: Readonly<Record<ServiceUser, string>>,
): Promise<string[]> {
  for (const user of SERVICE_USERS) {
    await putServiceUser(database.nativeDb, user, passwords[user]);
  }
  return SERVICE_USERS.map(serviceUserName);
}
