import * as z from "zod";
import { producerSchema } from "./accepted-event.js";
import {
  actorSchema,
  clientInputSchema,
  eventErrorSchema,
  requestSchema,
  resourceSchema,
  workspaceRefSchema,
} from "./event-input.js";
import { metadataSchema } from "./metadata.js";
import { categorySchema, outcomeSchema, statusSchema } from "./vocabulary.js";

const instant = z.iso.datetime();

/** `country` is ISO 3166-1 alpha-2. ECS `client.geo.country_iso_code`; OCSF `src_endpoint.location.country`. */
const clientSchema = clientInputSchema.extend({
  country: z.string().length(2).optional(),
  /** Date of the geographic data that gave `country`, `YYYY-MM-DD`. */
  countryAsOf: z.string().optional(),
});

/** Why the event is kept until when; `until` absent means for ever. */
export const retentionSchema = z.object({
  policyId: z.string(),
  version: z.int(),
  until: instant.optional(),
});

/** One row of the list: what the table shows, and no body. */
export const eventRowSchema = z.object({
  id: z.string(),
  organizationId: z.string(),
  occurredAt: instant,
  actor: actorSchema,
  workspace: workspaceRefSchema.optional(),
  action: z.string(),
  category: categorySchema,
  resource: resourceSchema,
  status: statusSchema.optional(),
  outcome: outcomeSchema,
  client: clientSchema.pick({ ip: true, country: true }).optional(),
});
export type EventRow = z.infer<typeof eventRowSchema>;

/** The whole event as it is stored and as a reader gets it. Times are ISO 8601 in UTC. */
export const storedEventSchema = eventRowSchema.extend({
  /** When ingest took it. ECS `event.created`; OCSF `metadata.logged_time`. */
  receivedAt: instant,
  /** When the worker wrote it. ECS `event.ingested`; OCSF `metadata.processed_time`. */
  storedAt: instant,
  targets: z.array(resourceSchema).optional(),
  client: clientSchema.optional(),
  request: requestSchema.optional(),
  changes: z.object({ before: z.unknown().optional(), after: z.unknown().optional() }).optional(),
  reason: z.string().optional(),
  error: eventErrorSchema.optional(),
  metadata: metadataSchema.optional(),
  producer: producerSchema,
  retention: retentionSchema,
  holds: z.array(z.string()),
  redacted: z.array(z.string()),
  warnings: z.array(z.string()),
  schemaVersion: z.literal(1),
});
export type StoredEvent = z.infer<typeof storedEventSchema>;
