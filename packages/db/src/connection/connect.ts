import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@audit/types";
import mongoose, { type Connection, type ConnectOptions, mongo } from "mongoose";
import { connectionTarget, unreadableConnectionString } from "./connection-string.js";
import { createModels, type Models } from "./models.js";
import { assertReplicaSet } from "./replica-set.js";
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
  /** `mongodb://…` or `mongodb+srv://…` of a replica set; its database is `audit` if it names none. */
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
 * There is no `socketTimeoutMS`, since an index build may take hours. A write that a majority does
 * not confirm in `wtimeoutMS` counts as an outage, and is repeated.
 */
const CONNECT_OPTIONS = {
  appName: "audit",
  w: "majority",
  journal: true,
  wtimeoutMS: 10_000,
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

function translated(error: unknown, uri: string, hosts: string): unknown {
  if (isStoreUnavailable(error)) {
    const message = `MongoDB does not answer at ${hosts}; check MONGODB_URI and that a primary is up`;
    return new AppError("unavailable", message, { cause: error, retryAfterSeconds: 1 });
  }
  if (error instanceof mongo.MongoParseError) {
    return unreadableConnectionString(error.message.includes(uri) ? "wrong form" : error.message);
  }
  return error;
}

async function open(options: ConnectDatabaseOptions): Promise<Connection> {
  const { hosts, databaseName } = connectionTarget(options.uri);
  const connection = mongoose.createConnection();
  try {
    const opened = await connection.openUri(options.uri, {
      ...CONNECT_OPTIONS,
      dbName: databaseName,
      maxPoolSize: options.maxPoolSize ?? 20,
    });
    assertReplicaSet(await opened.getClient().db().command({ hello: 1 }), hosts);
    return opened;
  } catch (error) {
    await connection.destroy().catch(() => undefined);
    throw translated(error, options.uri, hosts);
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
 * `unavailable` within seconds when MongoDB is not there, unless told to wait for it, and
 * `invalid_input` when it is no replica set. Once open, it reconnects by itself.
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
