import type { Redis } from "ioredis";
import { type RedisMemory, readMemory } from "./memory.js";

/** Why Redis should take no job now. */
export type Refusal = "unreachable" | "full";

export interface RedisWatch {
  /** Null when Redis may take a job. Costs nothing: it is looked up in the background. */
  readonly refusal: () => Refusal | null;
  /** What the last look found; null before the first one. */
  readonly memory: () => RedisMemory | null;
  /** Takes note of an "out of memory" reply without waiting for the next look. */
  readonly markFull: () => void;
  readonly stop: () => void;
}

export interface RedisWatchOptions {
  /** Share of `maxmemory` above which Redis counts as full. */
  readonly fullAtShare: number;
  readonly intervalMs: number;
}

/**
 * Looks at Redis' memory in the background. Jobs are refused *before* it is full, because at its
 * limit Redis refuses the worker's commands too, and then nothing would ever empty it.
 */
export function watchRedis(redis: Redis, options: RedisWatchOptions): RedisWatch {
  let memory: RedisMemory | null = null;
  let full = false;
  let looking = false;

  const look = async () => {
    if (looking || redis.status !== "ready") return;
    looking = true;
    try {
      memory = await readMemory(redis);
      full = memory.maxBytes !== null && memory.usedBytes > memory.maxBytes * options.fullAtShare;
    } catch {
      // The connection's own error listener reports what went wrong.
    } finally {
      looking = false;
    }
  };

  const onReady = () => void look();
  redis.on("ready", onReady);
  const timer = setInterval(() => void look(), options.intervalMs);
  timer.unref();

  return {
    refusal: () => (redis.status === "ready" ? (full ? "full" : null) : "unreachable"),
    memory: () => memory,
    markFull: () => {
      full = true;
    },
    stop: () => {
      clearInterval(timer);
      redis.off("ready", onReady);
    },
  };
}
