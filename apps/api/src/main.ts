import { createPersistProducer } from "@audit/queue";
import { readEnv } from "@audit/runtime/env";
import { createLogger } from "@audit/runtime/logger";
import { closeOnSignal } from "@audit/runtime/shutdown";
import { environmentSchema, publicUrlOf } from "./env.js";
import { buildServer } from "./server.js";
import { openBackend } from "./store/open-backend.js";

const env = readEnv(environmentSchema, process.env);
const logger = createLogger({ service: "api", level: env.LOG_LEVEL });
const publicUrl = publicUrlOf(env);

const producer = createPersistProducer({
  redisUrl: env.REDIS_URL,
  prefix: env.QUEUE_PREFIX,
  logger,
});
const backend = openBackend({
  mongodbUri: env.MONGODB_URI,
  migrateAtStart: env.MIGRATE_AT_START,
  expireGraceSeconds: env.EXPIRE_GRACE_SECONDS,
  publicUrl,
  apiKeySecret: env.API_KEY_SECRET,
  previousApiKeySecret: env.API_KEY_SECRET_PREVIOUS,
  sessionSecret: env.SESSION_SECRET,
  previousSessionSecret: env.SESSION_SECRET_PREVIOUS,
  enqueue: producer.enqueue,
  queueTakes: async () => (await producer.health()).ok,
  now: () => new Date(),
  logger,
});
const server = await buildServer({
  logger,
  backend: backend.current,
  publicUrl,
  dashboardFolder: env.DASHBOARD_FOLDER,
  trustedProxies: env.TRUSTED_PROXIES,
  mongodb: backend.health,
  redis: producer.health,
});
closeOnSignal(logger, [
  { name: "server", close: () => server.close() },
  { name: "backend", close: backend.close },
  { name: "producer", close: producer.close },
]);
await server.listen({ host: env.HOST, port: env.API_PORT });
await backend.opened;
