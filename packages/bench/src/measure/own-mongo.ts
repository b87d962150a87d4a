import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startMongo } from "@audit/embedded";
import { MongoClient } from "mongodb";
import type { CleanUp } from "./clean-up.js";

/** A MongoDB of the benchmark's own, a replica set of one member on fresh data. */
export interface OwnMongo {
  readonly pid: () => number;
  /** Writes with `w: majority, j: true`, as the product does. */
  readonly client: MongoClient;
  /** Ends the server and starts it anew on its data: its own cache is then empty. */
  readonly restart: () => Promise<void>;
  /** Ends it and removes its data. */
  readonly stop: () => Promise<void>;
}

export async function startOwnMongo(port: number, cleanUp: CleanUp): Promise<OwnMongo> {
  const dataFolder = await mkdtemp(join(tmpdir(), "audit-bench-"));
  const removeData = cleanUp.add(() => rm(dataFolder, { recursive: true, force: true }));
  const start = () => startMongo({ dataFolder, port, onProgress: () => undefined });
  let server = await start();
  const stopServer = cleanUp.add(() => server.stop());
  const client = await new MongoClient(server.url, {
    writeConcern: { w: "majority", journal: true },
  }).connect();
  return {
    pid: () => server.pid,
    client,
    restart: async () => {
      await server.stop();
      server = await start();
    },
    stop: async () => {
      await client.close();
      await stopServer();
      await removeData();
    },
  };
}
