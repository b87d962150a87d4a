import * as z from "zod";
import {
  actorSchema,
  clientInputSchema,
  eventErrorSchema,
  requestSchema,
  resourceSchema,
  workspaceRefSchema,
} from "./event-input.js";
import { EVENT_LIMITS } from "./limits.js";
import { metadataSchema } from "./metadata.js";
import { categorySchema, outcomeSchema, statusSchema } from "./vocabulary.js";

/**
 * An event after ingest: valid, shortened, redacted, with an id and a time, not yet enriched.
 * It is what a persist job carries. It is no more lenient than the schemas of a reader's answer: one
 * stored event that a list could not show would take every page that holds it down.
 *
 * `changes` is JSON *text*, made once in ingest: nothing filters on it, its keys (`$`, `.`) come
 * back as they were, and neither the worker nor MongoDB has to walk it.
 */
export const acceptedEventSchema = z.object({
  /** UUID in lower case. */
  id: z
    .string()
    .regex(/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/, "expected a UUID in lower case"),
  /** ISO 8601 in UTC with milliseconds, of the years 0000 to 9999. */
  occurredAt: z.iso.datetime({ precision: 3 }),
  actor: actorSchema,
  workspace: workspaceRefSchema.optional(),
  action: z.string().min(1).max(EVENT_LIMITS.action),
  category: categorySchema.optional(),
  resource: resourceSchema,
  targets: z.array(resourceSchema).optional(),
  status: statusSchema.optional(),
  outcome: outcomeSchema.optional(),
  client: clientInputSchema.optional(),
  request: requestSchema.optional(),
  changes: z.object({ before: z.string().optional(), after: z.string().optional() }).optional(),
  reason: z.string().optional(),
  error: eventErrorSchema.optional(),
  metadata: metadataSchema.optional(),
  /** Paths whose values were masked, such as `metadata.password`. */
  redacted: z.array(z.string()).optional(),
  /** Paths that were shortened, kept as text or moved, each with what was done. */
  warnings: z.array(z.string()).optional(),
  /** HMAC-SHA-256 of the event as sent, 32 hex digits: tells an honest retry from other content. */
  inputHash: z.string().length(32),
});
export type AcceptedEvent = z.infer<typeof acceptedEventSchema>;

/**
 * Who sent the events, from the key and the connection, never from the body.
 * ECS `observer.*`; OCSF `metadata.product`, `metadata.logged_by`.
 */
export const producerSchema = z.object({
  keyId: z.string(),
  keyName: z.string(),
  service: z.string().optional(),
  environment: z.string().optional(),
  sdk: z.string().optional(),
  ip: z.string().optional(),
});
export type Producer = z.infer<typeof producerSchema>;
