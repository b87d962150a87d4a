import { AppError } from "@audit/types";
import type { FastifyRequest } from "fastify";

const MAX_LENGTH = 255;

/** The request's `Idempotency-Key`, or `invalid_input` when it is empty or too long. */
export function idempotencyKeyOf(request: FastifyRequest): string | undefined {
  const value = request.headers["idempotency-key"];
  if (value === undefined) return undefined;
  const key = Array.isArray(value) ? value.join(",") : value;
  if (key.trim() !== "" && key.length <= MAX_LENGTH) return key;
  throw new AppError(
    "invalid_input",
    `the header Idempotency-Key must have 1 to ${MAX_LENGTH} characters`,
  );
}
