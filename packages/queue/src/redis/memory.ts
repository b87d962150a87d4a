import type { Redis } from "ioredis";
import { readInfo } from "./info.js";

/** Bytes as Redis counts them against its limit; `maxBytes` null when no limit is set. */
export interface RedisMemory {
  readonly usedBytes: number;
  readonly maxBytes: number | null;
  /** Redis deletes keys when it is full: an acknowledged job may vanish. */
  readonly evicts: boolean;
}

const numberOf = (text: string | undefined): number => Number(text ?? 0) || 0;

/** Memory as Redis itself compares it with `maxmemory` (without replication and AOF buffers). */
export async function readMemory(redis: Pick<Redis, "info">): Promise<RedisMemory> {
  const info = await readInfo(redis, "memory");
  const maxBytes = numberOf(info.get("maxmemory"));
  return {
    usedBytes: numberOf(info.get("used_memory")) - numberOf(info.get("mem_not_counted_for_evict")),
    maxBytes: maxBytes > 0 ? maxBytes : null,
    evicts: maxBytes > 0 && (info.get("maxmemory_policy") ?? "noeviction") !== "noeviction",
  };
}
