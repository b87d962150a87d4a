import type { VerifyApiKey } from "@audit/auth";
import { type IngestContext, ingestRouter, type RecordEvents } from "@audit/router";
import { refuse } from "@audit/runtime/http";
import { AppError, ERROR_KINDS } from "@audit/types";
import { getTRPCErrorShape, TRPCError } from "@trpc/server";
import { fastifyRequestHandler } from "@trpc/server/adapters/fastify";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { connectionOf } from "../http/connection.js";
import { decodeUtf8 } from "../http/decode-utf8.js";
import { withExactIntegers } from "../http/exact-integers.js";
import { idempotencyKeyOf } from "../http/idempotency-key.js";
import { explain } from "../http/refusals.js";

export interface TrpcRouteDependencies {
  readonly verifyKey: VerifyApiKey;
  readonly recordEvents: RecordEvents;
}

/** Calls in one HTTP request at most; each may bring 1,000 events within the body's limit. */
const MAX_CALLS = 100;

/** Every call of a batch would derive the same ids from one key, and batches differ by retry. */
function refuseKeyForMany(idempotencyKey: string | undefined, calls: number): void {
  if (idempotencyKey === undefined || calls <= 1) return;
  throw new AppError(
    "invalid_input",
    "Idempotency-Key goes with one call: give the events ids, or send the calls unbatched",
  );
}

const appErrorIn = (error: TRPCError): AppError | undefined =>
  error.cause instanceof AppError ? error.cause : undefined;

const toTrpcError = (error: unknown): TRPCError =>
  error instanceof AppError
    ? new TRPCError({
        code: ERROR_KINDS[error.code].trpcCode,
        message: error.message,
        cause: error,
      })
    : new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause: error });

const retryAfterOf = (errors: readonly TRPCError[]): number | undefined =>
  errors.map((error) => appErrorIn(error)?.retryAfterSeconds).find((one) => one !== undefined);

/** What tRPC's own clients can read of a request that never came as far as tRPC. */
const errorEnvelope = (known: AppError): object => ({
  error: getTRPCErrorShape({
    config: ingestRouter._def._config,
    error: toTrpcError(known),
    type: "unknown",
    path: undefined,
    input: undefined,
    ctx: undefined,
  }),
});

/** The ingest router under `/trpc`. */
export async function addTrpcRoute(
  server: FastifyInstance,
  { verifyKey, recordEvents }: TrpcRouteDependencies,
): Promise<void> {
  const createContext = (request: FastifyRequest, calls: number): IngestContext => {
    try {
      const idempotencyKey = idempotencyKeyOf(request);
      refuseKeyForMany(idempotencyKey, calls);
      return {
        authenticate: () => verifyKey(request.headers.authorization, request.ip),
        connection: connectionOf(request),
        idempotencyKey,
        recordEvents,
      };
    } catch (error) {
      throw toTrpcError(error);
    }
  };

  server.setErrorHandler((error, request, reply) =>
    refuse(request, reply, { error: explain(error, request), bodyOf: errorEnvelope }),
  );
  server.addContentTypeParser(
    "application/json",
    { parseAs: "buffer" },
    async (_request: FastifyRequest, body: Buffer) => withExactIntegers(decodeUtf8(body)),
  );
  server.route<{ Params: { path: string } }>({
    method: ["GET", "POST"],
    url: "/trpc/:path",
    handler: (request, reply) =>
      fastifyRequestHandler({
        router: ingestRouter,
        req: request,
        res: reply,
        path: request.params.path,
        maxBatchSize: MAX_CALLS,
        createContext: ({ info }) => createContext(request, info.calls.length),
        responseMeta: ({ errors }) => {
          const seconds = retryAfterOf(errors);
          return seconds === undefined ? {} : { headers: { "retry-after": String(seconds) } };
        },
        onError: ({ error, path }) => {
          const level = ERROR_KINDS[appErrorIn(error)?.code ?? "internal"].logLevel;
          const isOurs = error.code === "INTERNAL_SERVER_ERROR" || appErrorIn(error);
          request.log[isOurs ? level : "debug"]({ path, err: error }, "call refused");
        },
      }),
  });
}
