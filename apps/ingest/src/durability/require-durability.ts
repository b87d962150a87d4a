import { setTimeout as sleep } from "node:timers/promises";
import { type Durability, isDurableEnough, type ProducerHealth } from "@audit/queue";
import type { Logger } from "@audit/runtime/logger";

/** Redis promises less than it must; `message` says how to set it. */
export class DurabilityError extends Error {
  constructor(given: Durability, minimum: Durability) {
    const found =
      given === "unknown"
        ? "Redis does not tell what it gives (CONFIG is refused, as managed offerings do)"
        : `Redis gives durability "${given}"`;
    super(
      `${found}, and MINIMUM_DURABILITY is "${minimum}": events could be acknowledged and lost. ` +
        "Set in redis.conf: appendonly yes, appendfsync always, maxmemory-policy noeviction. " +
        `Or accept less with MINIMUM_DURABILITY=${given}.`,
    );
    this.name = "DurabilityError";
  }
}

const RETRY_MS = 1_000;

/**
 * Resolves when Redis gives the minimum at least, and rejects with `DurabilityError` when it gives
 * less. Waits for a Redis that is not there yet: what it gives is not known before.
 */
export async function requireDurability(options: {
  readonly health: () => Promise<Pick<ProducerHealth, "depth" | "durability">>;
  readonly minimum: Durability;
  readonly logger: Pick<Logger, "warn">;
}): Promise<void> {
  if (options.minimum === "unknown") return;
  for (let waited = false; ; waited = true) {
    const { depth, durability } = await options.health();
    if (depth !== null) {
      if (isDurableEnough(durability, options.minimum)) return;
      throw new DurabilityError(durability, options.minimum);
    }
    if (!waited) options.logger.warn("waiting for redis, to see what an acknowledgement survives");
    await sleep(RETRY_MS);
  }
}
