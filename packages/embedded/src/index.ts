export {
  type FindChromiumOptions,
  type FoundChromium,
  findChromium,
} from "./chromium/find-chromium.js";
export { EmbeddedServerError } from "./embedded-server-error.js";
export { type StartMongoOptions, startMongo } from "./mongo/start-mongo.js";
export { findProcesses } from "./process/find-processes.js";
export { endLeftOver } from "./process/left-over.js";
export { readLogTail } from "./process/log-tail.js";
export { orAbort } from "./process/or-abort.js";
export { pollUntil } from "./process/poll-until.js";
export { assertPortFree, isPortFree } from "./process/port.js";
export {
  endProcess,
  identifyProcess,
  isAlive,
  type ProcessIdentity,
  processIdentitySchema,
} from "./process/process-identity.js";
export type { EmbeddedServer } from "./process/server-plan.js";
export {
  type SpawnedServer,
  type SpawnServerOptions,
  spawnServer,
} from "./process/spawn-server.js";
export type { OnProgress } from "./progress.js";
export { type StartRedisOptions, startRedis } from "./redis/start-redis.js";
