import type { Database } from "../src/connection/connect.js";

/** How often MongoDB has looked for expired documents since it started. */
export async function ttlPasses(database: Database): Promise<number> {
  const status = await database.nativeClient.db("admin").command({ serverStatus: 1 });
  return Number(status.metrics.ttl.passes);
}
