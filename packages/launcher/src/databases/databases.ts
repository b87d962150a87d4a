import { type EmbeddedServer, startMongo, startRedis } from "@audit/embedded";
import type { Console } from "../console/console.js";
import type { LauncherEnvironment } from "../env.js";
import type { StateFolder } from "../state/state-folder.js";

/** A database in use; `server` is there when it runs for us alone. */
export interface ConnectedDatabase {
  readonly label: "MongoDB" | "Redis";
  readonly url: string;
  readonly server?: EmbeddedServer;
}

/** Our own database within the embedded MongoDB. */
function withDatabaseName(url: string): string {
  const named = new URL(url);
  named.pathname = "/audit";
  return named.toString();
}

export interface DatabaseOptions {
  readonly state: StateFolder;
  readonly environment: LauncherEnvironment;
  readonly console: Console;
  /** Told of each server as soon as it runs, so that it can be stopped whatever fails next. */
  readonly onStarted: (label: string, server: EmbeddedServer) => void;
  readonly signal: AbortSignal;
}

type Start = (onProgress: (message: string) => void) => Promise<EmbeddedServer>;

async function connect(
  label: ConnectedDatabase["label"],
  given: string | undefined,
  options: DatabaseOptions,
  start: Start,
): Promise<ConnectedDatabase> {
  if (given) return { label, url: given };
  return options.console.step(label, async (say) => {
    const server = await start((message) => say(message.replace(`${label}: `, "")));
    options.onStarted(label, server);
    return [`${server.origin}, port ${server.port}`, { label, url: server.url, server }];
  });
}

/** The databases that variables name; in place of those that none names, embedded ones. */
export async function connectDatabases(
  options: DatabaseOptions,
): Promise<{ mongodb: ConnectedDatabase; redis: ConnectedDatabase }> {
  const { state, environment, signal } = options;
  const [mongodb, redis] = await Promise.allSettled([
    connect("MongoDB", environment.MONGODB_URI, options, async (onProgress) => {
      const server = await startMongo({ dataFolder: state.mongodb, onProgress, signal });
      return { ...server, url: withDatabaseName(server.url) };
    }),
    connect("Redis", environment.REDIS_URL, options, (onProgress) =>
      startRedis({ dataFolder: state.redis, onProgress, signal }),
    ),
  ]);
  if (mongodb.status === "rejected") throw mongodb.reason;
  if (redis.status === "rejected") throw redis.reason;
  return { mongodb: mongodb.value, redis: redis.value };
}
