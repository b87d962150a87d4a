import { type Db, MongoClient, type MongoClientOptions, MongoServerError } from "mongodb";
import * as z from "zod";

export const REPLICA_SET_NAME = "rs0";

/** Of `replSetGetConfig`; what else it holds is handed back as it came. */
const configAnswerSchema = z.object({
  config: z.looseObject({
    version: z.int(),
    members: z.array(z.looseObject({ host: z.string() })).length(1),
  }),
});
type ReplicaSetConfig = z.infer<typeof configAnswerSchema>["config"];

const helloSchema = z.object({ isWritablePrimary: z.boolean() });

/** `NotYetInitialized`: the data folder is new. */
const NOT_YET_INITIALIZED = 94;

async function readConfig(admin: Db): Promise<ReplicaSetConfig | null> {
  try {
    return configAnswerSchema.parse(await admin.command({ replSetGetConfig: 1 })).config;
  } catch (error) {
    if (error instanceof MongoServerError && error.code === NOT_YET_INITIALIZED) return null;
    throw error;
  }
}

/**
 * A member that comes back under another address than its set knows would wait for an election
 * for ever; it is the only member, so its set is told by force.
 */
async function agreeOnAddress(admin: Db, host: string): Promise<void> {
  const config = await readConfig(admin);
  if (config === null) {
    const members = [{ _id: 0, host }];
    await admin.command({ replSetInitiate: { _id: REPLICA_SET_NAME, members } });
    return;
  }
  if (config.members.every((member) => member.host === host)) return;
  const members = config.members.map((member) => ({ ...member, host }));
  await admin.command({
    replSetReconfig: { ...config, version: config.version + 1, members },
    force: true,
  });
}

/**
 * Makes the mongod on this port of the loopback interface a replica set of its own, or brings the
 * set it was back under this port. False until it can be written to. `connectOptions` say as whom
 * to connect, and how.
 */
export async function becomePrimary(
  port: number,
  connectOptions: MongoClientOptions = {},
): Promise<boolean> {
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, {
    serverSelectionTimeoutMS: 10_000,
    ...connectOptions,
  });
  try {
    const admin = client.db("admin");
    await agreeOnAddress(admin, `127.0.0.1:${port}`);
    return helloSchema.parse(await admin.command({ hello: 1 })).isWritablePrimary;
  } finally {
    await client.close();
  }
}
