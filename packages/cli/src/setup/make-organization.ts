import { createFirstOrganization, type FirstOrganization } from "@audit/auth";
import { connectDatabase, migrate } from "@audit/db";

/** Brings the database into shape and makes the first organization on it, all or nothing. */
export async function makeOrganization(options: {
  readonly mongodbUri: string;
  readonly apiKeySecret: string | undefined;
  readonly name: string;
  readonly ownerEmail: string;
  readonly ownerPassword: string;
}): Promise<FirstOrganization> {
  const { mongodbUri, apiKeySecret, ...input } = options;
  const database = await connectDatabase({ uri: mongodbUri });
  try {
    await migrate(database);
    return await createFirstOrganization(database, {
      ...input,
      ...(apiKeySecret !== undefined && { defaultKeys: { apiKeySecret } }),
    });
  } finally {
    await database.close();
  }
}
