import { readEnv } from "@audit/runtime/env";
import { createLogger } from "@audit/runtime/logger";
import { closeOnSignal } from "@audit/runtime/shutdown";
import { createCountryLookup } from "./enrich/country-lookup.js";
import { loadGeoipData } from "./enrich/geoip-data.js";
import { environmentSchema } from "./env.js";
import { startPersistService } from "./persist/persist-service.js";
import { buildServer } from "./server.js";

const env = readEnv(environmentSchema, process.env);
const logger = createLogger({ service: "worker", level: env.LOG_LEVEL });
const countries = createCountryLookup(await loadGeoipData(env.GEODATADIR));

const persist = startPersistService({
  mongodbUri: env.MONGODB_URI,
  redisUrl: env.REDIS_URL,
  queuePrefix: env.QUEUE_PREFIX,
  concurrency: env.WORKER_CONCURRENCY,
  migrateAtStart: env.MIGRATE_AT_START,
  expireGraceSeconds: env.EXPIRE_GRACE_SECONDS,
  defaultRetentionDays: env.DEFAULT_RETENTION_DAYS,
  countries,
  logger,
});
const server = await buildServer({
  logger,
  mongodb: persist.mongodbHealth,
  queue: persist.queueHealth,
  setAside: persist.setAsideHealth,
  countriesAsOf: countries.asOf,
});
closeOnSignal(logger, [
  { name: "persist", close: persist.close },
  { name: "server", close: () => server.close() },
]);
await server.listen({ host: env.HOST, port: env.WORKER_PORT });
await persist.started;
