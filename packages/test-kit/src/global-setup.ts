import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    mongodbUri: string;
    redisUrl: string;
  }
}

/** Finds the MongoDB and Redis that the integration tests run on. */
export function setup(project: TestProject): void {
  const mongodbUri = process.env.MONGODB_URI;
  const redisUrl = process.env.REDIS_URL;
  if (!mongodbUri || !redisUrl) throw new Error("set MONGODB_URI and REDIS_URL");
  project.provide("mongodbUri", mongodbUri);
  project.provide("redisUrl", redisUrl);
}
