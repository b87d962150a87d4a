import { EnvironmentError, givenVariables } from "@audit/runtime/env";
import * as z from "zod";
import { UsageError } from "./usage-error.js";

const text = z.string().optional();
const password = z.string().min(16, "at least 16 characters: openssl rand -hex 32").optional();
const environmentSchema = z.object({
  /** Address of the service that a command speaks to. */
  AUDIT_URL: text,
  AUDIT_API_KEY: text,
  MONGODB_URI: text,
  /** Passwords for the services' users in MongoDB. */
  INGEST_MONGODB_PASSWORD: password,
  WORKER_MONGODB_PASSWORD: password,
  API_MONGODB_PASSWORD: password,
  MIGRATOR_MONGODB_PASSWORD: password,
  /** As for the worker: seconds between an event's end and its deletion. */
  EXPIRE_GRACE_SECONDS: z.coerce.number().int().min(0).max(2_147_483_647).optional(),
  MIGRATE_AT_START: z.enum(["true", "false"]).optional(),
  API_KEY_SECRET: z.string().min(32, "at least 32 characters").optional(),
});
export type Environment = z.infer<typeof environmentSchema>;

type Source = Readonly<Record<string, string | undefined>>;

function given(source: Source): Record<string, string> {
  try {
    return givenVariables(Object.keys(environmentSchema.shape), source);
  } catch (error) {
    throw error instanceof EnvironmentError ? new UsageError(error.message) : error;
  }
}

/**
 * Reads the variables that commands know; an empty one counts as absent, and each may come from the
 * file that `<NAME>_FILE` names.
 */
export function readEnvironment(source: Source): Environment {
  const parsed = environmentSchema.safeParse(given(source));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new UsageError(`the environment is not valid: ${problems.join("; ")}`);
}
