import { queryRouter } from "@audit/router";
import { AppError, ERROR_KINDS } from "@audit/types";
import { getTRPCErrorShape, TRPCError } from "@trpc/server";

export const appErrorIn = (error: TRPCError): AppError | undefined =>
  error.cause instanceof AppError ? error.cause : undefined;

export const retryAfterOf = (errors: readonly TRPCError[]): number | undefined =>
  errors.map((error) => appErrorIn(error)?.retryAfterSeconds).find((one) => one !== undefined);

/** What tRPC's own clients can read of a request that never came as far as tRPC. */
export function errorEnvelope(known: AppError): object {
  const error = new TRPCError({
    code: ERROR_KINDS[known.code].trpcCode,
    message: known.message,
    cause: known,
  });
  return {
    error: getTRPCErrorShape({
      config: queryRouter._def._config,
      error,
      type: "unknown",
      path: undefined,
      input: undefined,
      ctx: undefined,
    }),
  };
}
