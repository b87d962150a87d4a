import type { Worker } from "bullmq";
import type { Redis } from "ioredis";

/**
 * Lets running jobs finish and closes the connections. While Redis is away, BullMQ's own orderly
 * close would wait for it for ever, and nothing could be confirmed anyway: then the running
 * handlers finish, their jobs are done again later, and the connections are cut.
 */
export async function closeWorker(
  worker: Worker<unknown, void>,
  redis: Redis,
  running: ReadonlySet<Promise<void>>,
): Promise<void> {
  let redisLeft = (): void => undefined;
  const redisIsAway = new Promise<"away">((resolve) => {
    redisLeft = () => resolve("away");
    redis.once("close", redisLeft);
    if (redis.status !== "ready") redisLeft();
  });
  const outcome = await Promise.race([worker.close().then(() => "closed" as const), redisIsAway]);
  redis.off("close", redisLeft);
  if (outcome === "away") {
    await Promise.allSettled(running);
    await worker.getBackend().close(true);
  }
  redis.disconnect();
}
