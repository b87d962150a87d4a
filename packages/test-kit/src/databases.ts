import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  endLeftOver,
  identifyProcess,
  type OnProgress,
  startMongo,
  startRedis,
} from "@audit/embedded";

/** In the repository's own folder, where git does not look. */
const TEST_FOLDER = fileURLToPath(new URL("../../../.audit/test", import.meta.url));

/** A MongoDB replica set and a Redis for tests. */
export interface TestDatabases {
  readonly mongodbUri: string;
  readonly redisUrl: string;
  /** Stops what was started for the tests, and removes it. */
  readonly stop: () => Promise<void>;
}

/** Ends and removes what test runs left that were killed; folders are named after the run's pid. */
async function sweep(): Promise<void> {
  if (!existsSync(TEST_FOLDER)) return;
  const ended = readdirSync(TEST_FOLDER).filter((name) => !identifyProcess(Number(name)));
  for (const name of ended) {
    const folder = join(TEST_FOLDER, name);
    await Promise.all([endLeftOver(join(folder, "mongodb")), endLeftOver(join(folder, "redis"))]);
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The databases that are given, and embedded ones in place of those that are not. Each call starts
 * its own, so that test runs do not meet.
 */
export async function startTestDatabases(
  given: { readonly mongodbUri?: string | undefined; readonly redisUrl?: string | undefined },
  onProgress: OnProgress,
): Promise<TestDatabases> {
  const { mongodbUri, redisUrl } = given;
  if (mongodbUri && redisUrl) return { mongodbUri, redisUrl, stop: async () => {} };
  await sweep();
  const folder = join(TEST_FOLDER, String(process.pid));
  mkdirSync(folder, { recursive: true });
  const started: { stop: () => Promise<void> }[] = [];
  const stop = async () => {
    await Promise.all(started.map((server) => server.stop()));
    rmSync(folder, { recursive: true, force: true });
  };
  const keep = <Server extends { stop: () => Promise<void> }>(server: Server): Server => {
    started.push(server);
    return server;
  };
  try {
    const mongo = async () =>
      keep(await startMongo({ dataFolder: join(folder, "mongodb"), onProgress })).url;
    const redis = async () =>
      keep(await startRedis({ dataFolder: join(folder, "redis"), onProgress })).url;
    return {
      mongodbUri: mongodbUri || (await mongo()),
      redisUrl: redisUrl || (await redis()),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
