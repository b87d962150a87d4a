import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EmbeddedServer, startMongo } from "@audit/embedded";

/** A MongoDB of the test's own, to stop and to let fail. */
export interface OwnMongo {
  readonly uri: string;
  readonly stop: () => Promise<void>;
  /** On the same port with the same data. */
  readonly startAgain: () => Promise<void>;
  readonly remove: () => Promise<void>;
}

/** It looks for expired documents each second instead of each minute, and takes fail points. */
const PARAMETERS = { ttlMonitorSleepSecs: 1, enableTestCommands: 1 };

export async function startOwnMongo(): Promise<OwnMongo> {
  const folder = await mkdtemp(join(tmpdir(), "audit-worker-test-"));
  const start = (port?: number): Promise<EmbeddedServer> =>
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
    stop: () => server.stop(),
    startAgain: async () => {
      server = await start(server.port);
    },
    remove: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
