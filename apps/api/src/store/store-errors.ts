import { isStoreUnavailable } from "@audit/db";
import { AppError } from "@audit/types";

/** An outage of MongoDB in the words of a caller; every other error as it is. */
function inCallersWords(error: unknown): unknown {
  if (!isStoreUnavailable(error)) return error;
  return new AppError("unavailable", "the database does not answer at the moment: retry shortly", {
    cause: error,
    retryAfterSeconds: 2,
  });
}

/** The same function, whose callers never see an error of the driver's. */
export function withStoreErrors<Input extends readonly unknown[], Answer>(
  work: (...input: Input) => Promise<Answer>,
): (...input: Input) => Promise<Answer> {
  return async (...input) => {
    try {
      return await work(...input);
    } catch (error) {
      throw inCallersWords(error);
    }
  };
}
