import type { TestProject } from "vitest/node";
import { startTestDatabases } from "./databases.js";

declare module "vitest" {
  interface ProvidedContext {
    mongodbUri: string;
    redisUrl: string;
  }
}

/**
 * The MongoDB and Redis that the integration tests run on: those of `MONGODB_URI` and `REDIS_URL`,
 * else embedded ones for this run. Resolves to what stops them.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const databases = await startTestDatabases(
    { mongodbUri: process.env.MONGODB_URI, redisUrl: process.env.REDIS_URL },
    (message) => project.vitest.logger.log(message),
  );
  project.provide("mongodbUri", databases.mongodbUri);
  project.provide("redisUrl", databases.redisUrl);
  return databases.stop;
}
