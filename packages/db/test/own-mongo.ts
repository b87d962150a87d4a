import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EmbeddedServer, startMongo } from "@audit/embedded";

/** A MongoDB of the test's own, to stop, hang and kill. */
export interface OwnMongo {
  readonly uri: string;
  readonly server: () => EmbeddedServer;
  /** Starts it again on the same port with the same data. */
  readonly startAgain: () => Promise<void>;
  readonly remove: () => Promise<void>;
}

/** It looks for expired documents each second instead of each minute, and takes fail points. */
const PARAMETERS = { ttlMonitorSleepSecs: 1, enableTestCommands: 1 };

export async function startOwnMongo(): Promise<OwnMongo> {
  const folder = await mkdtemp(join(tmpdir(), "audit-db-test-"));
  const start = (port?: number) =>
    startMongo({
      dataFolder: folder,
      parameters: PARAMETERS,
      onProgress: () => undefined,
      ...(port && { port }),
    });
  let server = await start();
  const url = new URL(server.url);
  url.pathname = "/audit";
  return {
    uri: url.toString(),
    server: () => server,
    startAgain: async () => {
      server = await start(server.port);
    },
    remove: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
