import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EmbeddedServer, pollUntil, startMongo, startRedis } from "@audit/embedded";
import { freezeProcess, thawProcess } from "./freeze-process.js";

/** A MongoDB or Redis of the test's own, which it may end, freeze and start again. */
export interface OwnDatabase {
  /** Of a MongoDB with the database `audit`. Stays the same over a restart. */
  readonly url: string;
  readonly pid: () => number;
  /** Again, on the same port with the data that is on the disk. */
  readonly start: () => Promise<void>;
  /** Ends it in good order. */
  readonly stop: () => Promise<void>;
  /** `kill -9`; resolves once it is gone. */
  readonly kill: () => Promise<void>;
  /** Its connections stay open and nothing is answered, until `thaw`. */
  readonly freeze: () => Promise<void>;
  readonly thaw: () => void;
  /** Ends it, frozen or not, and removes its data. */
  readonly remove: () => Promise<void>;
}

const onProgress = () => undefined;

type Begin = (dataFolder: string, port?: number) => Promise<EmbeddedServer>;

async function own(begin: Begin): Promise<OwnDatabase> {
  const dataFolder = await mkdtemp(join(tmpdir(), "audit-own-database-"));
  let server = await begin(dataFolder);
  const { url, port } = server;
  return {
    url,
    pid: () => server.pid,
    start: async () => {
      server = await begin(dataFolder, port);
    },
    stop: () => server.stop(),
    kill: async () => {
      process.kill(server.pid, "SIGKILL");
      await pollUntil(() => !server.isAlive(), { timeoutMs: 5_000 });
    },
    freeze: () => freezeProcess(server.pid),
    thaw: () => thawProcess(server.pid),
    remove: async () => {
      if (server.isAlive()) {
        thawProcess(server.pid);
        await server.stop();
      }
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

function withDatabase(url: string): string {
  const parsed = new URL(url);
  parsed.pathname = "/audit";
  return parsed.toString();
}

/** It looks for expired documents each second instead of each minute, and takes fail points. */
const TEST_PARAMETERS = { ttlMonitorSleepSecs: 1, enableTestCommands: 1 };

/** `parameters` are the server's own. */
export async function startOwnMongo(
  parameters: Readonly<Record<string, string | number>> = TEST_PARAMETERS,
): Promise<OwnDatabase> {
  const mongo = await own((dataFolder, port) =>
    startMongo({ dataFolder, parameters, onProgress, ...(port && { port }) }),
  );
  return { ...mongo, url: withDatabase(mongo.url) };
}

export function startOwnRedis(
  options: { readonly maxMemoryMegabytes?: number } = {},
): Promise<OwnDatabase> {
  return own((dataFolder, port) =>
    startRedis({ dataFolder, onProgress, ...options, ...(port && { port }) }),
  );
}
