/** One row an error code: what it becomes on each way out. */
interface ErrorKind {
  readonly httpStatus: number;
  readonly trpcCode:
    | "BAD_REQUEST"
    | "UNAUTHORIZED"
    | "FORBIDDEN"
    | "NOT_FOUND"
    | "CONFLICT"
    | "PAYLOAD_TOO_LARGE"
    | "UNSUPPORTED_MEDIA_TYPE"
    | "TOO_MANY_REQUESTS"
    | "SERVICE_UNAVAILABLE"
    | "INTERNAL_SERVER_ERROR";
  readonly logLevel: "debug" | "info" | "warn" | "error";
}

/** Every error code that crosses a boundary, and what it becomes in HTTP, in tRPC and in the log. */
export const ERROR_KINDS = {
  invalid_input: { httpStatus: 400, trpcCode: "BAD_REQUEST", logLevel: "debug" },
  unauthenticated: { httpStatus: 401, trpcCode: "UNAUTHORIZED", logLevel: "info" },
  forbidden: { httpStatus: 403, trpcCode: "FORBIDDEN", logLevel: "info" },
  not_found: { httpStatus: 404, trpcCode: "NOT_FOUND", logLevel: "debug" },
  conflict: { httpStatus: 409, trpcCode: "CONFLICT", logLevel: "info" },
  payload_too_large: { httpStatus: 413, trpcCode: "PAYLOAD_TOO_LARGE", logLevel: "info" },
  unsupported_media_type: { httpStatus: 415, trpcCode: "UNSUPPORTED_MEDIA_TYPE", logLevel: "info" },
  rate_limited: { httpStatus: 429, trpcCode: "TOO_MANY_REQUESTS", logLevel: "info" },
  unavailable: { httpStatus: 503, trpcCode: "SERVICE_UNAVAILABLE", logLevel: "warn" },
  internal: { httpStatus: 500, trpcCode: "INTERNAL_SERVER_ERROR", logLevel: "error" },
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof ERROR_KINDS;

export interface AppErrorOptions {
  readonly cause?: unknown;
  /** For `unavailable` and `rate_limited`: when a retry makes sense. */
  readonly retryAfterSeconds?: number;
}

/**
 * An error that a caller may read: the message names what was sent and what would be right, and
 * holds no secret and no text of a driver (that belongs into `cause`, which only the log sees).
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}
