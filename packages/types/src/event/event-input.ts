import * as z from "zod";
import { EVENT_LIMITS } from "./limits.js";
import {
  actionSchema,
  actorTypeSchema,
  categorySchema,
  outcomeSchema,
  statusSchema,
} from "./vocabulary.js";

const idText = z.string().min(1).max(EVENT_LIMITS.id);
const nameText = z.string().max(EVENT_LIMITS.name);

/** On whose behalf the actor acted: impersonation, an assumed role, a service for a user. */
export const delegatorSchema = z.object({
  type: actorTypeSchema,
  id: idText,
  name: nameText.optional(),
});

/**
 * A snapshot of who acted; names are stored with the event and never looked up later.
 * ECS `user.id`, `user.name`, `user.email`; OCSF `actor.user.uid`, `.name`, `.email_addr`,
 * `actor.session.uid`.
 */
export const actorSchema = z.object({
  type: actorTypeSchema,
  id: idText,
  name: nameText.optional(),
  email: z.string().max(EVENT_LIMITS.email).optional(),
  sessionId: idText.optional(),
  onBehalfOf: delegatorSchema.optional(),
});
export type Actor = z.infer<typeof actorSchema>;

/** Where in the organization. ECS `organization.*` has no level below; OCSF `cloud.project_uid`. */
export const workspaceRefSchema = z.object({ id: idText, name: nameText.optional() });

/** What was affected. OCSF `resources[]` (`type`, `uid`, `name`); ECS has no counterpart. */
export const resourceSchema = z.object({
  type: z.string().min(1).max(EVENT_LIMITS.type),
  id: idText.optional(),
  name: nameText.optional(),
});
export type Resource = z.infer<typeof resourceSchema>;

/**
 * What the service saw of its caller; a claim of the service, not checked here.
 * ECS `client.ip`, `user_agent.original`; OCSF `src_endpoint.ip`, `http_request.user_agent`,
 * `http_request.x_forwarded_for`.
 */
export const clientInputSchema = z.object({
  ip: z.string().max(EVENT_LIMITS.ip).optional(),
  userAgent: z.string().max(EVENT_LIMITS.userAgent).optional(),
  forwardedFor: z.array(z.string().max(EVENT_LIMITS.ip)).max(EVENT_LIMITS.forwardedFor).optional(),
});

/** ECS `http.request.*`, `url.path`, `trace.id`; OCSF `http_request`, `metadata.trace_uid`. */
export const requestSchema = z.object({
  id: idText.optional(),
  method: z.string().max(EVENT_LIMITS.method).optional(),
  path: z.string().max(EVENT_LIMITS.path).optional(),
  traceId: idText.optional(),
});

/** ECS `error.code`, `error.message`; OCSF `api.response.error`, `.error_message`. */
export const eventErrorSchema = z.object({
  code: z.string().max(EVENT_LIMITS.errorCode).optional(),
  message: z.string().max(EVENT_LIMITS.errorMessage).optional(),
});

/**
 * An event as a producer should send it. This is the shape that documentation and client types
 * are made from. Ingest is more lenient than it: only `actor.type`, `actor.id`, `action`,
 * `resource.type` and the result (`status` or `outcome`) can refuse an event; whatever else does
 * not fit is shortened or kept as text, and named in `warnings[]`.
 */
export const eventInputSchema = z
  .object({
    /** Idempotency key, unique in the organization. ECS `event.id`; OCSF `metadata.uid`. */
    id: z.uuid().optional(),
    /** When it happened. ECS `@timestamp`; OCSF `time`. Absent: when ingest received it. */
    occurredAt: z.iso.datetime({ offset: true }).optional(),
    actor: actorSchema,
    workspace: workspaceRefSchema.optional(),
    action: actionSchema,
    category: categorySchema.optional(),
    resource: resourceSchema,
    /** Further resources of the same act. OCSF `resources[1…]`. */
    targets: z.array(resourceSchema).max(EVENT_LIMITS.targets).optional(),
    status: statusSchema.optional(),
    outcome: outcomeSchema.optional(),
    client: clientInputSchema.optional(),
    request: requestSchema.optional(),
    /** Any JSON before and after the act. OCSF `entity` and `entity_result`. */
    changes: z.object({ before: z.json().optional(), after: z.json().optional() }).optional(),
    /** Why. ECS `event.reason`; OCSF `status_detail`. */
    reason: z.string().max(EVENT_LIMITS.reason).optional(),
    error: eventErrorSchema.optional(),
    /** Anything else. ECS `labels`; OCSF `unmapped`. */
    metadata: z.record(z.string(), z.json()).optional(),
  })
  .refine((event) => event.status !== undefined || event.outcome !== undefined, {
    path: ["status"],
    message: "one of status (100-599) and outcome (success, denied, failure) is required",
  });
export type EventInput = z.infer<typeof eventInputSchema>;
