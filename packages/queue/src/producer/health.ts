import type { Redis } from "ioredis";
import { type QueueDepth, type QueueKeys, readDepth } from "../depth.js";
import { type Durability, readDurability } from "../redis/durability.js";
import { type RedisMemory, readMemory } from "../redis/memory.js";
import type { RedisWatch, Refusal } from "../redis/watch.js";

/** What a producer can say of its queue. `depth` and `memory` are null when Redis did not answer. */
export interface ProducerHealth {
  /** Jobs are taken now. */
  readonly ok: boolean;
  readonly detail: string;
  readonly durability: Durability;
  readonly depth: QueueDepth | null;
  readonly memory: RedisMemory | null;
}

const REFUSALS: Readonly<Record<Refusal, string>> = {
  unreachable: "redis is not reachable",
  full: "redis is nearly full",
};

const unreachable: ProducerHealth = {
  ok: false,
  detail: REFUSALS.unreachable,
  durability: "unknown",
  depth: null,
  memory: null,
};

/** Asks Redis anew. Never rejects, and takes no longer than the connection's reply timeout. */
export async function readProducerHealth(
  redis: Redis,
  watch: RedisWatch,
  keys: QueueKeys,
): Promise<ProducerHealth> {
  try {
    const [durability, depth, memory] = await Promise.all([
      readDurability(redis),
      readDepth(redis, keys),
      readMemory(redis),
    ]);
    const refusal = watch.refusal();
    return {
      ok: refusal === null,
      detail: refusal ? REFUSALS[refusal] : `durability ${durability}`,
      durability,
      depth,
      memory,
    };
  } catch {
    return unreachable;
  }
}
