import { setTimeout as sleep } from "node:timers/promises";
import { createFirstOrganization } from "@audit/auth";
import { assertMigrated, connectDatabase, type Database, migrate } from "@audit/db";

/**
 * Resolves when no operation uses a connection any more. better-auth makes its indexes behind the
 * back of the first operation, and would complain of a connection that is closed meanwhile.
 */
function watchIdleness({ nativeClient }: Pick<Database, "nativeClient">): () => Promise<void> {
  let inUse = 0;
  nativeClient.on("connectionCheckOutStarted", () => {
    inUse += 1;
  });
  const ended = () => {
    inUse -= 1;
  };
  nativeClient.on("connectionCheckOutFailed", ended);
  nativeClient.on("connectionCheckedIn", ended);
  return async () => {
    do await sleep(10);
    while (inUse > 0);
  };
}

/** Brings the database into shape, where it may, and makes the first organization on it, all or nothing. */
export async function makeOrganization(options: {
  readonly mongodbUri: string;
  readonly mayMigrate: boolean;
  readonly apiKeySecret: string | undefined;
  readonly name: string;
  readonly ownerEmail: string;
  readonly ownerPassword: string;
}) {
  const { mongodbUri, mayMigrate, apiKeySecret, ...input } = options;
  const database = await connectDatabase({ uri: mongodbUri });
  const idle = watchIdleness(database);
  try {
    if (mayMigrate) await migrate(database);
    else await assertMigrated(database);
    return await createFirstOrganization(database, {
      ...input,
      ...(apiKeySecret !== undefined && { defaultKeys: { apiKeySecret } }),
    });
  } finally {
    await idle();
    await database.close();
  }
}
export type MadeOrganization = Awaited<ReturnType<typeof makeOrganization>>;
