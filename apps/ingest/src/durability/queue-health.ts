import type { ProducerHealth } from "@audit/queue";
import type { DependencyHealth } from "@audit/runtime/health";

/**
 * The queue as health shows it: whether it takes events, what an acknowledgement survives, how much
 * waits and since when, and how full Redis is.
 */
export function createQueueHealth(
  health: () => Promise<ProducerHealth>,
): () => Promise<DependencyHealth> {
  return async () => {
    const { ok, detail, durability, depth, memory } = await health();
    return { ok, detail, facts: { durability, depth, memory } };
  };
}
