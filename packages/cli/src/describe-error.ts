import { SendError } from "@audit/client";
import { AppError, type ErrorCode } from "@audit/types";
import { TRPCClientError } from "@trpc/client";
import { CommanderError } from "commander";
import * as z from "zod";
import { EXIT, type ExitCode } from "./exit-codes.js";
import { ImportStopped } from "./import/run-import.js";
import { Interrupted } from "./interrupted.js";
import { UsageError } from "./usage-error.js";

/** An error as a command shows it. */
export interface DescribedError {
  /** A code of the services, or `usage`, `interrupted`, `failed`. */
  readonly code: string;
  readonly message: string;
  readonly exitCode: ExitCode;
}

const EXIT_BY_CODE: Readonly<Record<ErrorCode, ExitCode>> = {
  invalid_input: EXIT.usage,
  unauthenticated: EXIT.denied,
  forbidden: EXIT.denied,
  not_found: EXIT.failed,
  conflict: EXIT.failed,
  payload_too_large: EXIT.failed,
  unsupported_media_type: EXIT.failed,
  rate_limited: EXIT.unavailable,
  unavailable: EXIT.unavailable,
  internal: EXIT.failed,
};

/** What a service's answer means by its HTTP status; no status is no answer. */
function codeOfStatus(status: number | undefined): ErrorCode {
  if (status === undefined) return "unavailable";
  switch (status) {
    case 400:
      return "invalid_input";
    case 401:
      return "unauthenticated";
    case 403:
      return "forbidden";
    case 404:
      return "not_found";
    case 409:
      return "conflict";
    case 413:
      return "payload_too_large";
    case 415:
      return "unsupported_media_type";
    case 429:
      return "rate_limited";
    case 502:
    case 503:
    case 504:
      return "unavailable";
    default:
      return "internal";
  }
}

const shapeSchema = z.object({ httpStatus: z.int() });

function withCode(code: ErrorCode, message: string): DescribedError {
  return { code, message, exitCode: EXIT_BY_CODE[code] };
}

function describeTrpcError(error: TRPCClientError<never>): DescribedError {
  const shape = shapeSchema.safeParse(error.data);
  if (!shape.success) {
    const isOther = error.cause instanceof SyntaxError;
    const why = isOther ? "what answers there is not the api" : "the api does not answer";
    return withCode("unavailable", `${why}: ${error.message}`);
  }
  const isOther = error.message.startsWith("No procedure found");
  const hint = isOther ? " (is this the address of the api, of this version?)" : "";
  return withCode(codeOfStatus(shape.data.httpStatus), `${error.message}${hint}`);
}

/** What an error means to whoever called the command: a code, a sentence, and how to exit. */
export function describeError(error: unknown): DescribedError {
  if (error instanceof ImportStopped) return describeError(error.cause);
  if (error instanceof UsageError || error instanceof CommanderError) {
    const message = error.message.replace(/^error: /, "");
    return { code: "usage", message, exitCode: EXIT.usage };
  }
  if (error instanceof Interrupted) {
    return { code: "interrupted", message: error.message, exitCode: EXIT.interrupted };
  }
  if (error instanceof AppError) return withCode(error.code, error.message);
  if (error instanceof SendError) return withCode(codeOfStatus(error.status), error.message);
  if (error instanceof TRPCClientError) return describeTrpcError(error);
  const message = error instanceof Error ? error.message : "something failed";
  return { code: "failed", message, exitCode: EXIT.failed };
}
