import { Redis, type RedisOptions } from "ioredis";
import type { QueueLogger } from "../logger.js";

/** Reconnects after 50, 100, 200 … ms, at most a second: back within a second of Redis. */
const retryStrategy = (attempt: number): number => Math.min(25 * 2 ** Math.min(attempt, 6), 1_000);

/** After a failover the old master answers READONLY for ever: only a new connection helps. */
const isReadOnlyReply = (error: Error): boolean => error.message.startsWith("READONLY");

function connect(redisUrl: string, options: RedisOptions, logger: QueueLogger): Redis {
  const redis = new Redis(redisUrl, { retryStrategy, disconnectTimeout: 500, ...options });
  let lost = false;
  redis.on("error", (error: Error) => {
    if (lost) return;
    lost = true;
    logger.warn({ err: error, connection: options.connectionName }, "redis is not reachable");
  });
  redis.on("ready", () => {
    if (lost) logger.info({ connection: options.connectionName }, "redis is reachable again");
    lost = false;
  });
  return redis;
}

/** A reply that takes longer counts as none, in milliseconds. */
const PRODUCER_REPLY_TIMEOUT_MS = 1_200;

/**
 * A connection that fails fast: a command is refused at once while there is no connection, is never
 * sent twice, and is given up after 1.2 s. `socketTimeout` drops a connection whose Redis has
 * frozen, so that only the first requests after it wait, and nothing piles up behind them.
 */
export function connectProducer(redisUrl: string, logger: QueueLogger): Redis {
  return connect(
    redisUrl,
    {
      connectionName: "audit:producer",
      enableOfflineQueue: false,
      autoResendUnfulfilledCommands: false,
      maxRetriesPerRequest: 0,
      maxLoadingRetryTime: 500,
      connectTimeout: 1_000,
      commandTimeout: PRODUCER_REPLY_TIMEOUT_MS,
      socketTimeout: PRODUCER_REPLY_TIMEOUT_MS,
      reconnectOnError: isReadOnlyReply,
    },
    logger,
  );
}

/**
 * A connection that waits: commands are kept, and sent again, until Redis is back. `socketTimeout`
 * is above the ten seconds that BullMQ waits for a job at most.
 */
export function connectWorker(redisUrl: string, logger: QueueLogger): Redis {
  return connect(
    redisUrl,
    {
      connectionName: "audit:worker",
      maxRetriesPerRequest: null,
      connectTimeout: 5_000,
      socketTimeout: 15_000,
      reconnectOnError: (error) => (isReadOnlyReply(error) ? 2 : false),
    },
    logger,
  );
}
