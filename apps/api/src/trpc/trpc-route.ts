import { queryRouter } from "@audit/router";
import { refuse } from "@audit/runtime/http";
import { ERROR_KINDS } from "@audit/types";
import { fastifyRequestHandler } from "@trpc/server/adapters/fastify";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { createQueryContext, type QueryContextDependencies } from "./query-context.js";
import { appErrorIn, errorEnvelope, retryAfterOf } from "./trpc-errors.js";

/** Calls in one HTTP request at most; each may search for a second and a half. */
const MAX_CALLS = 10;

/**
 * The query router under `/trpc`. Takes JSON alone, which no foreign form can send. A query whose
 * filter is too long for an address may be sent as POST.
 */
export async function addTrpcRoute(
  server: FastifyInstance,
  dependencies: QueryContextDependencies,
): Promise<void> {
  server.setErrorHandler((error, request, reply) =>
    refuse(request, reply, { error, bodyOf: errorEnvelope }),
  );
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    "application/json",
    { parseAs: "string" },
    async (_request: FastifyRequest, body: string) => body,
  );
  server.route<{ Params: { path: string } }>({
    method: ["GET", "POST"],
    url: "/trpc/:path",
    handler: async (request, reply) => {
      const { backend, publicUrl } = dependencies;
      const current = backend(); // outside tRPC, so that an outage at the start is told as one
      reply.header("cache-control", "no-store");
      await fastifyRequestHandler({
        router: queryRouter,
        req: request,
        res: reply,
        path: request.params.path,
        maxBatchSize: MAX_CALLS,
        allowMethodOverride: true,
        createContext: () =>
          createQueryContext({ publicUrl, backend: () => current }, request, reply),
        responseMeta: ({ errors }) => {
          const seconds = retryAfterOf(errors);
          return seconds === undefined ? {} : { headers: { "retry-after": String(seconds) } };
        },
        onError: ({ error, path }) => {
          const level = ERROR_KINDS[appErrorIn(error)?.code ?? "internal"].logLevel;
          const isOurs = error.code === "INTERNAL_SERVER_ERROR" || appErrorIn(error);
          request.log[isOurs ? level : "debug"]({ path, err: error }, "call refused");
        },
      });
    },
  });
}
