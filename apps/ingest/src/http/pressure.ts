import { getHeapStatistics } from "node:v8";
import { AppError } from "@audit/types";
import underPressure from "@fastify/under-pressure";
import type { FastifyInstance } from "fastify";

/** From where on requests are refused instead of being answered late or not at all. */
export interface PressureLimits {
  /** Mean delay of the event loop in milliseconds, over the last `sampleMs`. */
  readonly maxEventLoopDelayMs: number;
  readonly maxHeapUsedBytes: number;
  readonly sampleMs: number;
}

/**
 * Who waits a second in line is not answered within two. A single slow request does not count:
 * the delay is a mean over a second. A heap near its limit only collects garbage.
 */
export const DEFAULT_PRESSURE_LIMITS: PressureLimits = {
  maxEventLoopDelayMs: 1_000,
  maxHeapUsedBytes: 0.85 * getHeapStatistics().heap_size_limit,
  sampleMs: 1_000,
};

/** Refuses with `unavailable` while this process is overloaded; the caller sends again later. */
export async function shedLoad(server: FastifyInstance, limits: PressureLimits): Promise<void> {
  await server.register(underPressure, {
    maxEventLoopDelay: limits.maxEventLoopDelayMs,
    maxHeapUsedBytes: limits.maxHeapUsedBytes,
    sampleInterval: limits.sampleMs,
    pressureHandler: async (_request, _reply, type) => {
      throw new AppError("unavailable", "this service is overloaded: send again shortly", {
        cause: new Error(`over the limit of ${type}`),
        retryAfterSeconds: 2,
      });
    },
  });
}
