import { AppError, ERROR_KINDS } from "@audit/types";
import { TRPCError } from "@trpc/server";
import * as z from "zod";

/** Gives an `AppError` from below the tRPC code of its kind; leaves every other error alone. */
export function toTrpcError(error: TRPCError): TRPCError {
  if (error.cause instanceof AppError) {
    return new TRPCError({
      code: ERROR_KINDS[error.cause.code].trpcCode,
      message: error.cause.message,
      cause: error.cause,
    });
  }
  return error;
}

/**
 * What the caller may read of an error: which field is wrong and what would be right. Of an answer
 * that does not fit its own schema the caller learns nothing: the fault, and the data, are ours.
 */
export function publicMessage(error: TRPCError): string {
  if (error.code === "INTERNAL_SERVER_ERROR") return "Something failed on our side.";
  if (error.cause instanceof z.core.$ZodError) {
    return error.cause.issues
      .map((issue) => `${issue.path.join(".") || "input"}: ${issue.message}`)
      .join("; ");
  }
  return error.message;
}
