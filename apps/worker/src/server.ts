import type { DependencyHealth } from "@audit/runtime/health";
import { createHttpServer } from "@audit/runtime/http";
import type { Logger } from "@audit/runtime/logger";
import type { FastifyInstance } from "fastify";

export interface ServerDependencies {
  readonly logger: Logger;
  readonly mongodb: () => Promise<DependencyHealth>;
  readonly queue: () => Promise<DependencyHealth>;
  /** Events in the quarantine and open dead letters. */
  readonly setAside: () => Promise<DependencyHealth>;
  /** Date of the country data, `YYYY-MM-DD`. */
  readonly countriesAsOf: string;
}

/** Nobody sends the worker a body. */
const BODY_LIMIT_BYTES = 1_024;

/** The worker's HTTP side: health, and nothing else. */
export function buildServer(dependencies: ServerDependencies): Promise<FastifyInstance> {
  const { logger, mongodb, queue, setAside, countriesAsOf } = dependencies;
  return createHttpServer({
    logger,
    trustedProxies: [],
    bodyLimitBytes: BODY_LIMIT_BYTES,
    dependencies: [
      { name: "mongodb", required: true, check: mongodb },
      { name: "queue", required: true, check: queue },
      { name: "set aside", required: false, check: setAside },
      {
        name: "country data",
        required: false,
        check: async () => ({ ok: true, detail: `GeoLite2 of ${countriesAsOf}` }),
      },
    ],
  });
}
