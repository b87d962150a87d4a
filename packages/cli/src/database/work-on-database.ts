import {
  connectDatabase,
  createServiceUsers,
  type Database,
  migrate,
  type ServiceUser,
} from "@audit/db";

async function onDatabase<Result>(
  uri: string,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const database = await connectDatabase({ uri });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** Answers the users' names. */
export const makeUsers = (
  mongodbUri: string,
  passwords: Readonly<Record<ServiceUser, string>>,
): Promise<string[]> =>
  onDatabase(mongodbUri, (database) => createServiceUsers(database, passwords));

/** Answers the steps that were taken. */
export const migrateDatabase = (mongodbUri: string, expireGraceSeconds: number | undefined) =>
  onDatabase(mongodbUri, (database) => migrate(database, { expireGraceSeconds }));
