import { RateLimiterRedis } from "rate-limiter-flexible";
import type { QueueLogger } from "../logger.js";
import { withDeadline } from "../producer/deadline.js";
import { DEFAULT_PREFIX } from "../producer/producer.js";
import { connectProducer } from "../redis/connections.js";

/** Whether an amount was within what a minute allows, or when it can be again. */
export type RateDecision =
  | { readonly ok: true }
  | { readonly ok: false; readonly retryAfterSeconds: number };

export interface RateLimiter {
  /**
   * Counts an amount towards what `name` may do in a minute, which begins with the first amount.
   * What is refused is not counted. Never rejects, and takes no longer than 300 ms.
   */
  readonly take: (
    name: string,
    request: { readonly amount: number; readonly perMinute: number },
  ) => Promise<RateDecision>;
  readonly close: () => Promise<void>;
}

const MINUTE_SECONDS = 60;
const ANSWER_WITHIN_MS = 300;
/** The library asks for one limit of all names; ours differ, so that its own is out of reach. */
const NO_LIMIT = Number.MAX_SAFE_INTEGER;

/**
 * Counts in Redis, so that every process shares the count. A limit keeps a producer from taking
 * all the room; it is no promise as the queue's is. So while Redis does not answer, or has lost its
 * memory, everything is let through. Opens a connection; `close()` it.
 */
export function createRateLimiter(options: {
  /** May be the queue's or another one, which need not keep anything. */
  readonly redisUrl: string;
  readonly prefix?: string;
  readonly logger: QueueLogger;
}): RateLimiter {
  const redis = connectProducer(options.redisUrl, options.logger);
  const counter = new RateLimiterRedis({
    storeClient: redis,
    keyPrefix: `${options.prefix ?? DEFAULT_PREFIX}:rate`,
    points: NO_LIMIT,
    duration: MINUTE_SECONDS,
  });
  let counting = true;

  async function decide(name: string, amount: number, perMinute: number): Promise<RateDecision> {
    const { consumedPoints, msBeforeNext } = await counter.penalty(name, amount);
    if (consumedPoints <= perMinute) return { ok: true };
    await counter.reward(name, amount);
    return { ok: false, retryAfterSeconds: Math.max(1, Math.ceil(msBeforeNext / 1_000)) };
  }

  return {
    take: async (name, { amount, perMinute }) => {
      try {
        const decision = await withDeadline(decide(name, amount, perMinute), ANSWER_WITHIN_MS);
        counting = true;
        return decision;
      } catch (error) {
        if (counting) options.logger.warn({ err: error }, "rates are not counted at the moment");
        counting = false;
        return { ok: true };
      }
    },
    close: async () => redis.disconnect(),
  };
}
