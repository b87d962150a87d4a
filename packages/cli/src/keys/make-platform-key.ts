import { createPlatformKey, type PlatformKeyInput } from "@audit/auth";
import { connectDatabase } from "@audit/db";

/** Makes a platform key on the database. */
export async function makePlatformKey(
  mongodbUri: string,
  apiKeySecret: string,
  input: PlatformKeyInput,
) {
  const database = await connectDatabase({ uri: mongodbUri });
  try {
    return await createPlatformKey(database, input, { apiKeySecret, now: new Date() });
  } finally {
    await database.close();
  }
}
