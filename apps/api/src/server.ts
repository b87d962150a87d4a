import type { DependencyHealth } from "@audit/runtime/health";
import { createHttpServer } from "@audit/runtime/http";
import type { Logger } from "@audit/runtime/logger";
import type { FastifyInstance } from "fastify";
import { addDashboardRoute } from "./dashboard/dashboard-route.js";
import { addCompression } from "./http/compression.js";
import { addSecurityHeaders } from "./http/security-headers.js";
import { addSignInRoute } from "./sign-in/sign-in-route.js";
import type { Backend } from "./store/backend.js";
import { addTrpcRoute } from "./trpc/trpc-route.js";

export interface ServerDependencies {
  readonly logger: Logger;
  /** Throws `unavailable` until the database was reached. */
  readonly backend: () => Backend;
  /** Where browsers reach this server. */
  readonly publicUrl: string;
  readonly dashboardFolder: string;
  readonly trustedProxies: readonly string[];
  readonly mongodb: () => Promise<DependencyHealth>;
  /** For the replay of dead letters alone. */
  readonly redis: () => Promise<DependencyHealth>;
}

/** Longest body: a filter with 50 terms of 100 values. */
const BODY_LIMIT_BYTES = 4_194_304;

/** The api's HTTP side: query router, sign-in, dashboard and health. */
export async function buildServer(dependencies: ServerDependencies): Promise<FastifyInstance> {
  const { logger, backend, publicUrl } = dependencies;
  const server = await createHttpServer({
    logger,
    trustedProxies: dependencies.trustedProxies,
    bodyLimitBytes: BODY_LIMIT_BYTES,
    dependencies: [
      { name: "mongodb", required: true, check: dependencies.mongodb },
      { name: "redis", required: false, check: dependencies.redis },
    ],
  });
  addSecurityHeaders(server);
  await addCompression(server);
  await server.register((scope) => addTrpcRoute(scope, { publicUrl, backend }));
  await server.register((scope) =>
    addSignInRoute(scope, {
      publicUrl,
      signIn: () => backend().signIn,
      record: () => backend().signInRecord,
    }),
  );
  await server.register((scope) =>
    addDashboardRoute(scope, { publicUrl, folder: dependencies.dashboardFolder }),
  );
  return server;
}
