import type { VerifyApiKey } from "@audit/auth";
import type { RecordEvents } from "@audit/router";
import type { DependencyHealth } from "@audit/runtime/health";
import { createHttpServer } from "@audit/runtime/http";
import type { Logger } from "@audit/runtime/logger";
import { EVENT_LIMITS } from "@audit/types";
import type { FastifyInstance } from "fastify";
import { decompressBodies } from "./http/decompress.js";
import { addEventsRoute, EVENTS_URL } from "./http/events-route.js";
import { refuseOtherMethods } from "./http/other-methods.js";
import { DEFAULT_PRESSURE_LIMITS, type PressureLimits, shedLoad } from "./http/pressure.js";
import { refuseOtherCharsets, refuseOtherContentTypes } from "./http/refusals.js";
import { addTrpcRoute } from "./trpc/trpc-route.js";

export interface ServerDependencies {
  readonly logger: Logger;
  readonly verifyKey: VerifyApiKey;
  readonly recordEvents: RecordEvents;
  readonly redis: () => Promise<DependencyHealth>;
  /** For API keys alone. */
  readonly mongodb: () => Promise<DependencyHealth>;
  readonly trustedProxies: readonly string[];
  readonly pressureLimits?: PressureLimits;
}

/** Ingest's HTTP side: plain HTTP and tRPC over the same use case, and health. */
export async function buildServer(dependencies: ServerDependencies): Promise<FastifyInstance> {
  const { logger, redis, mongodb, trustedProxies } = dependencies;
  const server = await createHttpServer({
    logger,
    trustedProxies,
    bodyLimitBytes: EVENT_LIMITS.requestBytes,
    dependencies: [
      { name: "redis", required: true, check: redis },
      // Not required: keys that were in use stay valid for an hour without it.
      { name: "mongodb", required: false, check: mongodb },
    ],
  });
  await server.register(async (scope) => {
    await shedLoad(scope, dependencies.pressureLimits ?? DEFAULT_PRESSURE_LIMITS);
    refuseOtherCharsets(scope);
    decompressBodies(scope);
    refuseOtherContentTypes(scope);
    refuseOtherMethods(scope, EVENTS_URL);
    await scope.register((route) => addEventsRoute(route, dependencies));
    await scope.register((route) => addTrpcRoute(route, dependencies));
  });
  return server;
}
