import { queryRouter } from "@audit/router";
import { refuse } from "@audit/runtime/http";
import { ERROR_KINDS } from "@audit/types";
import type { TRPCError } from "@trpc/server";
import { fastifyRequestHandler } from "@trpc/server/adapters/fastify";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { createQueryContext, type QueryContextDependencies } from "./query-context.js";
import { appErrorIn, errorEnvelope, retryAfterOf } from "./trpc-errors.js";

/** Calls in one HTTP request at most; each may search for a second and a half. */
const MAX_CALLS = 10;

/** Our own failures with their cause; what a caller did wrong in one line. */
function logRefusal(request: FastifyRequest, error: TRPCError, path: string | undefined): void {
  const known = appErrorIn(error)?.code;
  const isOurs = error.code === "INTERNAL_SERVER_ERROR" || known === "unavailable";
  const level = ERROR_KINDS[known ?? (isOurs ? "internal" : "invalid_input")].logLevel;
  const { id: requestId } = request;
  request.log[level](
    { requestId, path, code: error.code, ...(isOurs && { err: error }) },
    "call refused",
  );
}

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
    // Fastify's HEAD route measures a text, and tRPC answers with a Response: it would fail.
    exposeHeadRoute: false,
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
        onError: ({ error, path }) => logRefusal(request, error, path),
      });
    },
  });
}
