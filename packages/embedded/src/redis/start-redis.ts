import { readEmbeddedEnvironment } from "../env.js";
import { runServer } from "../process/run-server.js";
import type { EmbeddedServer } from "../process/server-plan.js";
import type { OnProgress } from "../progress.js";
import { askRedis } from "./ask-redis.js";
import { findRedis } from "./find-redis.js";

export interface StartRedisOptions {
  /** Absolute; holds the data, the log and the pid file. */
  readonly dataFolder: string;
  readonly port?: number;
  /** Beyond it Redis refuses writes, and forgets nothing. 512 when absent. */
  readonly maxMemoryMegabytes?: number;
  /** More arguments of redis-server, such as those for a second port with TLS. */
  readonly serverArguments?: readonly string[];
  readonly onProgress: OnProgress;
  /** Gives the start up: nothing goes on running. */
  readonly signal?: AbortSignal;
}

const DEFAULT_MEMORY_MEGABYTES = 512;

/**
 * The command line stays readable, since a left-over is known by its folder there.
 * Every acknowledged write is on the disk (`appendfsync always`), nothing is ever evicted, and
 * only this machine can connect. AOF is the whole persistence, so RDB's own schedule is off.
 */
const redisArguments = (port: number, folder: string, megabytes: number) => [
  ...["--port", String(port), "--bind", "127.0.0.1", "--dir", folder],
  ...["--set-proc-title", "no"],
  ...["--appendonly", "yes", "--appendfsync", "always", "--save", ""],
  ...["--maxmemory", `${megabytes}mb`, "--maxmemory-policy", "noeviction"],
];

/** Runs Redis (or Valkey) on this machine, found on the PATH or installed; see `runServer`. */
export function startRedis(options: StartRedisOptions): Promise<EmbeddedServer> {
  const megabytes = options.maxMemoryMegabytes ?? DEFAULT_MEMORY_MEGABYTES;
  return runServer({
    label: "Redis",
    dataFolder: options.dataFolder,
    port: options.port,
    onProgress: options.onProgress,
    signal: options.signal,
    findBinary: () => findRedis(readEmbeddedEnvironment(), options.onProgress),
    argumentsFor: (port, folder) => [
      ...redisArguments(port, folder, megabytes),
      ...(options.serverArguments ?? []),
    ],
    // while it loads the AOF it answers -LOADING
    isReady: async (port) => (await askRedis(port, "PING")) === "+PONG",
    urlFor: (port) => `redis://127.0.0.1:${port}`,
  });
}
