import { join } from "node:path";
import { type EmbeddedServer, startMongo, startRedis } from "@audit/embedded";

/** A database of the test's own, which it may end and start again on the same data and port. */
export interface OwnDatabase {
  readonly url: string;
  readonly pid: () => number;
  readonly start: () => Promise<void>;
  /** Ends it in good order. */
  readonly stop: () => Promise<void>;
  /** `kill -9`; resolves once it is gone. */
  readonly kill: () => Promise<void>;
}

async function own(begin: (port?: number) => Promise<EmbeddedServer>): Promise<OwnDatabase> {
  let server = await begin();
  const { url, port } = server;
  return {
    url,
    pid: () => server.pid,
    start: async () => {
      server = await begin(port);
    },
    stop: () => server.stop(),
    kill: async () => {
      process.kill(server.pid, "SIGKILL");
      await server.stop();
    },
  };
}

const onProgress = () => undefined;

/** `parameters` are the server's own, such as a short `ttlMonitorSleepSecs`. */
export function startOwnMongo(
  folder: string,
  parameters: Readonly<Record<string, string | number>> = {},
): Promise<OwnDatabase> {
  const dataFolder = join(folder, "mongodb");
  return own((port) => startMongo({ dataFolder, parameters, onProgress, ...(port && { port }) }));
}

export function startOwnRedis(folder: string): Promise<OwnDatabase> {
  const dataFolder = join(folder, "redis");
  return own((port) => startRedis({ dataFolder, onProgress, ...(port && { port }) }));
}
