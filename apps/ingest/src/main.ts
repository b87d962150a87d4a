import { createApiKeyVerifier, createKnownOrganizations } from "@audit/auth";
import { createIntake } from "@audit/intake";
import { createPersistProducer, createRateLimiter } from "@audit/queue";
import { readEnv } from "@audit/runtime/env";
import { createLogger } from "@audit/runtime/logger";
import { closeOnSignal } from "@audit/runtime/shutdown";
import { uuidv7 } from "uuidv7";
import { createQueueHealth } from "./durability/queue-health.js";
import { requireDurability } from "./durability/require-durability.js";
import { environmentSchema, minimumDurabilityOf } from "./env.js";
import { openKeyStore } from "./keys/key-store.js";
import { createRecordEvents } from "./record/record-events.js";
import { createRulesDirectory } from "./record/rules-directory.js";
import { buildServer } from "./server.js";

const env = readEnv(environmentSchema, process.env);
const logger = createLogger({ service: "ingest", level: env.LOG_LEVEL });
const now = () => new Date();

const producer = createPersistProducer({
  redisUrl: env.REDIS_URL,
  prefix: env.QUEUE_PREFIX,
  logger,
});
const limiter = createRateLimiter({
  redisUrl: env.REDIS_CACHE_URL ?? env.REDIS_URL,
  prefix: env.QUEUE_PREFIX,
  logger,
});
const keyStore = openKeyStore({ mongodbUri: env.MONGODB_URI, logger });
const server = await buildServer({
  logger,
  trustedProxies: env.TRUSTED_PROXIES,
  verifyKey: createApiKeyVerifier({
    apiKeys: keyStore.apiKeys,
    secret: env.API_KEY_SECRET,
    previousSecret: env.API_KEY_SECRET_PREVIOUS,
    now,
  }),
  recordEvents: createRecordEvents({
    intake: createIntake({ inputHashSecret: env.INPUT_HASH_SECRET, now, createId: uuidv7 }),
    producer,
    limiter,
    rulesOf: createRulesDirectory(keyStore.settings),
    knownOrganizations: createKnownOrganizations({ organizations: keyStore.organizations, now }),
    now,
  }),
  redis: createQueueHealth(producer.health),
  mongodb: keyStore.health,
});
closeOnSignal(logger, [
  { name: "server", close: () => server.close() },
  { name: "producer", close: producer.close },
  { name: "limiter", close: limiter.close },
  { name: "key store", close: keyStore.close },
]);

await requireDurability({ health: producer.health, minimum: minimumDurabilityOf(env), logger });
await server.listen({ host: env.HOST, port: env.INGEST_PORT });
