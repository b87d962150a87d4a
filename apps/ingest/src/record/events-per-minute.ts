import type { ProducerIdentity } from "@audit/auth";
import type { RateLimiter } from "@audit/queue";
import { AppError } from "@audit/types";

/**
 * Counts a request's events, accepted or not, towards what the key may record in a minute. Throws
 * `rate_limited` when that is used up, and `payload_too_large` for a request that never could pass.
 */
export async function refuseTooMany(
  limiter: Pick<RateLimiter, "take">,
  request: {
    readonly keyId: string;
    readonly restrictions: ProducerIdentity["restrictions"];
    readonly count: number;
  },
): Promise<void> {
  const perMinute = request.restrictions?.eventsPerMinute;
  if (perMinute === undefined) return;
  if (request.count > perMinute) {
    throw new AppError(
      "payload_too_large",
      `the request has ${request.count} events, and this key may record ${perMinute} a minute: send at most so many in one`,
    );
  }
  const decision = await limiter.take(request.keyId, { amount: request.count, perMinute });
  if (decision.ok) return;
  throw new AppError(
    "rate_limited",
    `this key may record ${perMinute} events a minute: send again in ${decision.retryAfterSeconds} seconds`,
    { retryAfterSeconds: decision.retryAfterSeconds },
  );
}
