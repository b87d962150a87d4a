import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@audit/types";
import mongoose, { type Connection, type ConnectOptions, type mongo } from "mongoose";
import { createModels, type Models } from "./models.js";
import { isStoreUnavailable } from "./store-unavailable.js";

/** An open connection to MongoDB and everything that is made from it. */
export interface Database {
  readonly models: Models;
  readonly connection: Connection;
  readonly nativeClient: mongo.MongoClient;
  readonly nativeDb: mongo.Db;
  /** Resolves when the primary answers; rejects within seconds when it does not. */
  readonly ping: () => Promise<void>;
  /** May be called twice. */
  readonly close: () => Promise<void>;
}

export interface ConnectDatabaseOptions {
  /** `mongodb://…` or `mongodb+srv://…` of a replica set; it names the database. */
  readonly uri: string;
  /** Connections at most; as many operations run at once. */
  readonly maxPoolSize?: number;
  /**
   * When given, a MongoDB that cannot be reached is tried again every second until it can, and
   * this is told each time. When absent, the first failure is thrown.
   */
  readonly onUnavailable?: (error: AppError) => void;
  /** Ends the waiting of `onUnavailable`. */
  readonly signal?: AbortSignal;
}

const RETRY_MS = 1_000;

/**
 * A write is acknowledged when a majority has it in its journal. An outage shows within about two
 * seconds, and a server that hangs (accepts, never answers) within about five: the monitor gives
 * up after `connectTimeoutMS` + `heartbeatFrequencyMS` and then breaks the connections in use.
 * There is no `socketTimeoutMS`, since an index build may take hours.
 */
const CONNECT_OPTIONS = {
  appName: "audit",
  w: "majority",
  journal: true,
  readConcernLevel: "majority",
  retryWrites: true,
  retryReads: true,
  serverSelectionTimeoutMS: 2_000,
  connectTimeoutMS: 3_000,
  heartbeatFrequencyMS: 2_000,
  waitQueueTimeoutMS: 5_000,
  ignoreUndefined: true,
  autoCreate: false,
  autoIndex: false,
  bufferCommands: false,
  sanitizeFilter: true,
} as const satisfies ConnectOptions;

/** Says which hosts a connection string names, without the credentials in it. */
function hostsOf(uri: string): string {
  return /^mongodb(?:\+srv)?:\/\/(?:[^@/]*@)?([^/?]+)/.exec(uri)?.[1] ?? "the given address";
}

function unreachable(uri: string, cause: unknown): AppError {
  return new AppError(
    "unavailable",
    `MongoDB does not answer at ${hostsOf(uri)}; check MONGODB_URI and that a primary is up`,
    { cause, retryAfterSeconds: 1 },
  );
}

async function open(options: ConnectDatabaseOptions): Promise<Connection> {
  const connection = mongoose.createConnection(options.uri, {
    ...CONNECT_OPTIONS,
    maxPoolSize: options.maxPoolSize ?? 20,
  });
  try {
    return await connection.asPromise();
  } catch (error) {
    await connection.destroy().catch(() => undefined);
    throw isStoreUnavailable(error) ? unreachable(options.uri, error) : error;
  }
}

async function openWhenReachable(options: ConnectDatabaseOptions): Promise<Connection> {
  for (;;) {
    try {
      return await open(options);
    } catch (error) {
      const mayWait = error instanceof AppError && error.code === "unavailable";
      if (!mayWait || !options.onUnavailable) throw error;
      options.onUnavailable(error);
      await sleep(RETRY_MS, undefined, { signal: options.signal });
    }
  }
}

/**
 * Opens the connection that every repository and query is made from. Throws an `AppError`
 * `unavailable` within seconds when MongoDB is not there, unless told to wait for it. Once open,
 * it reconnects by itself.
 */
export async function connectDatabase(options: ConnectDatabaseOptions): Promise<Database> {
  const connection = await openWhenReachable(options);
  const nativeDb = connection.db;
  if (!nativeDb) throw new AppError("internal", "MongoDB's connection opened without a database");
  return {
    models: createModels(connection),
    connection,
    nativeClient: connection.getClient(),
    nativeDb,
    ping: async () => {
      await nativeDb.command({ ping: 1 });
    },
    close: () => connection.close(),
  };
}
