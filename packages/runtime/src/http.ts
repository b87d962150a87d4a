import { AppError, ERROR_KINDS, type ErrorCode } from "@audit/types";
import helmet from "@fastify/helmet";
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from "fastify";
import { addHealthRoutes, type DependencyCheck } from "./health.js";
import type { Logger } from "./logger.js";

export interface HttpServerOptions {
  readonly logger: Logger;
  readonly dependencies: readonly DependencyCheck[];
  /** CIDR ranges of proxies whose `X-Forwarded-For` is believed; empty believes none. */
  readonly trustedProxies: readonly string[];
  /** Bytes of a body at most; where bodies are decompressed, after that too. */
  readonly bodyLimitBytes: number;
}

/** A request that has not arrived whole by then is given up (slow senders hold a connection). */
const REQUEST_TIMEOUT_MS = 30_000;

/** Codes of Fastify's own refusals of a request, in our words. */
const CODE_BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: "invalid_input",
  404: "not_found",
  413: "payload_too_large",
  415: "unsupported_media_type",
  429: "rate_limited",
  503: "unavailable",
};

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const status = error instanceof Error && "statusCode" in error ? error.statusCode : undefined;
  if (error instanceof Error && typeof status === "number") {
    const isTheirs = status >= 400 && status < 500;
    const code = CODE_BY_STATUS[status] ?? (isTheirs ? "invalid_input" : undefined);
    if (code) return new AppError(code, error.message, { cause: error });
  }
  return new AppError("internal", "Something failed on our side.", { cause: error });
}

/** What an answer to a refused request holds, unless the route speaks another protocol. */
const errorBody = ({ code, message }: AppError): object => ({ error: { code, message } });

/**
 * Answers a request with an error: its kind's status, `Retry-After`, and a body without stack or
 * driver text. Logs it, once, with its cause. `bodyOf` gives the body another shape.
 */
export function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: { readonly error: unknown; readonly bodyOf?: (known: AppError) => object },
): FastifyReply {
  const known = toAppError(refusal.error);
  const kind = ERROR_KINDS[known.code];
  const { method, id: requestId } = request;
  request.log[kind.logLevel](
    { requestId, method, route: request.routeOptions.url, err: refusal.error },
    "request refused",
  );
  if (known.retryAfterSeconds !== undefined) {
    reply.header("retry-after", String(known.retryAfterSeconds));
  }
  if (known.code === "unauthenticated") reply.header("www-authenticate", "Bearer");
  return reply.code(kind.httpStatus).send((refusal.bodyOf ?? errorBody)(known));
}

/**
 * The HTTP server that every service starts from: security headers, health routes, tRPC's long
 * paths, and one error shape, `{ error: { code, message } }`, without stack or driver text.
 */
export async function createHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const loggerInstance: FastifyBaseLogger = options.logger;
  const server = Fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.trustedProxies.length > 0 ? [...options.trustedProxies] : false,
    bodyLimit: options.bodyLimitBytes,
    requestTimeout: REQUEST_TIMEOUT_MS,
    routerOptions: { maxParamLength: 5_000 },
    forceCloseConnections: "idle",
  });
  await server.register(helmet);

  server.setErrorHandler((error, request, reply) => refuse(request, reply, { error }));

  server.setNotFoundHandler((request, reply) =>
    reply.code(404).send({
      error: { code: "not_found", message: `nothing answers ${request.method} at this address` },
    }),
  );

  addHealthRoutes(server, options.dependencies);
  return server;
}
