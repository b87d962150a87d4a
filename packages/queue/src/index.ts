export type { QueueDepth } from "./depth.js";
export { type JobDefinition, UnreadableJobError } from "./job-definition.js";
export type { QueueLogger } from "./logger.js";
export { persistJob, persistQueueName } from "./persist/persist-job.js";
export { createPersistProducer } from "./persist/persist-producer.js";
export { createPersistWorker } from "./persist/persist-worker.js";
export type { ProducerHealth } from "./producer/health.js";
export { createProducer, type Producer, type ProducerOptions } from "./producer/producer.js";
export {
  createRateLimiter,
  type RateDecision,
  type RateLimiter,
} from "./rate-limit/rate-limiter.js";
export {
  DURABILITIES,
  type Durability,
  isDurableEnough,
  readDurability,
} from "./redis/durability.js";
export type { RedisMemory } from "./redis/memory.js";
export type { PauseReason } from "./worker/pause.js";
export { RetryLater } from "./worker/retry-later.js";
export {
  createWorker,
  type JobWorker,
  type WorkerHealth,
  type WorkerOptions,
} from "./worker/worker.js";
