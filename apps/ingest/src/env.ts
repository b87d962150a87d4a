import { DURABILITIES, type Durability } from "@audit/queue";
import {
  addressListVariable,
  portVariable,
  refuseWeakSecrets,
  secretVariable,
  sharedVariables,
} from "@audit/runtime/env";
import * as z from "zod";

/** Ingest's settings; `main.ts` reads them. */
export const environmentSchema = z
  .object({
    ...sharedVariables,
    INGEST_PORT: portVariable(4001),
    /** For API keys alone. */
    MONGODB_URI: z.string({
      error: "an address such as mongodb://host:27017/audit?replicaSet=rs0",
    }),
    REDIS_URL: z.string({ error: "an address such as redis://host:6379" }),
    /** For what need not last, such as counts of events a minute; else `REDIS_URL`. */
    REDIS_CACHE_URL: z.string().min(1).optional(),
    QUEUE_PREFIX: z.string().default("audit"),
    /** Keys the hashes under which API keys are stored. */
    API_KEY_SECRET: secretVariable,
    /** While the secret is rotated, the one before: keys hashed under it stay valid. */
    API_KEY_SECRET_PREVIOUS: secretVariable.optional(),
    /** Keys the hash by which an honest retry is told from other content under the same id. */
    INPUT_HASH_SECRET: secretVariable,
    /** Proxies whose `X-Forwarded-For` is believed. */
    TRUSTED_PROXIES: addressListVariable,
    /** Below it ingest does not start: `always` in production when absent, else nothing. */
    MINIMUM_DURABILITY: z.enum(DURABILITIES, { error: DURABILITIES.join(", ") }).optional(),
  })
  .superRefine(refuseWeakSecrets("API_KEY_SECRET", "API_KEY_SECRET_PREVIOUS", "INPUT_HASH_SECRET"));
export type Environment = z.infer<typeof environmentSchema>;

/** What an acknowledged event must survive at least. */
export function minimumDurabilityOf(
  env: Pick<Environment, "NODE_ENV" | "MINIMUM_DURABILITY">,
): Durability {
  return env.MINIMUM_DURABILITY ?? (env.NODE_ENV === "production" ? "always" : "unknown");
}
