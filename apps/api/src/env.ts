import { fileURLToPath } from "node:url";
import {
  addressListVariable,
  flagVariable,
  portVariable,
  refuseWeakSecrets,
  secretVariable,
  sharedVariables,
} from "@audit/runtime/env";
import * as z from "zod";

/** `apps/dashboard/dist`, whether this runs from `src` or from `dist`. */
const DASHBOARD_FOLDER = fileURLToPath(new URL("../../dashboard/dist", import.meta.url));

const publicUrlVariable = z
  .url({ protocol: /^https?$/, error: "an address such as https://audit.example.com" })
  .refine((text) => !URL.canParse(text) || new URL(text).pathname === "/", {
    error: "an address without a path",
  });

/** The api's settings; `main.ts` reads them. */
export const environmentSchema = z
  .object({
    ...sharedVariables,
    API_PORT: portVariable(4000),
    MONGODB_URI: z.string({
      error: "an address such as mongodb://host:27017/audit?replicaSet=rs0",
    }),
    /** For the replay of dead letters alone. */
    REDIS_URL: z.string({ error: "an address such as redis://host:6379" }),
    /**
     * Whether this process brings the database to the shape of its version. Where its user may not,
     * `audit database migrate` does; until then this process refuses to start.
     */
    MIGRATE_AT_START: flagVariable(true),
    QUEUE_PREFIX: z.string().default("audit"),
    /** What people type into the browser; https makes the session cookie secure. */
    PUBLIC_URL: publicUrlVariable.optional(),
    /** Keys the hashes under which API keys are stored. */
    API_KEY_SECRET: secretVariable,
    /** While the secret is rotated, the one before: keys hashed under it stay valid. */
    API_KEY_SECRET_PREVIOUS: secretVariable.optional(),
    /** Signs session cookies; a new value signs out whoever has none of the previous one. */
    SESSION_SECRET: secretVariable,
    /** While the secret is rotated, the one before: sessions under it stay valid. */
    SESSION_SECRET_PREVIOUS: secretVariable.optional(),
    /** Proxies whose `X-Forwarded-For` is believed. */
    TRUSTED_PROXIES: addressListVariable,
    /** Folder of the built dashboard. */
    DASHBOARD_FOLDER: z.string().default(DASHBOARD_FOLDER),
    /** As for the worker: seconds between an event's end and its deletion. */
    EXPIRE_GRACE_SECONDS: z.coerce.number().int().min(0).max(2_147_483_647).default(86_400),
  })
  .superRefine(
    refuseWeakSecrets(
      "API_KEY_SECRET",
      "API_KEY_SECRET_PREVIOUS",
      "SESSION_SECRET",
      "SESSION_SECRET_PREVIOUS",
    ),
  )
  .superRefine((env, context) => {
    if (env.NODE_ENV !== "production" || env.PUBLIC_URL !== undefined) return;
    const message = "needed in production: what people type into the browser";
    context.addIssue({ code: "custom", path: ["PUBLIC_URL"], message });
  });
export type Environment = z.infer<typeof environmentSchema>;

/** Where browsers reach this service; on this machine, unless it was said. */
export function publicUrlOf(env: Pick<Environment, "PUBLIC_URL" | "API_PORT">): string {
  return env.PUBLIC_URL ?? `http://localhost:${env.API_PORT}`;
}
