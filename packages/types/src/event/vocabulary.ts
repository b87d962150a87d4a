import * as z from "zod";

/** Who acted. ECS `user.*`; OCSF `actor.user.type`. */
export const actorTypeSchema = z.enum(["user", "api_key", "service", "system"]);
export type ActorType = z.infer<typeof actorTypeSchema>;

/** What kind of act. ECS `event.category`; OCSF `activity_id` in groups. */
export const categorySchema = z.enum(["change", "access", "auth", "system"]);
export type Category = z.infer<typeof categorySchema>;

/** How it ended. ECS `event.outcome` (with `denied` apart from `failure`); OCSF `status_id`. */
export const outcomeSchema = z.enum(["success", "denied", "failure"]);
export type Outcome = z.infer<typeof outcomeSchema>;

/** The HTTP code of the result. ECS `http.response.status_code`; OCSF `http_response.code`. */
export const statusSchema = z.int().min(100).max(599);

/**
 * A verb in lower case; dots and dashes may divide it (`login`, `api_key.rotate`).
 * ECS `event.action`; OCSF `api.operation`.
 */
export const actionSchema = z
  .string()
  .max(128)
  .regex(
    /^[a-z0-9][a-z0-9_.:-]*$/,
    "a verb of a-z, 0-9 and _ . : -, starting with a letter or digit",
  );

/** The actions that the product knows by name; any other is as good. */
export const KNOWN_ACTIONS = [
  "create",
  "update",
  "delete",
  "publish",
  "export",
  "rotate",
  "manage",
  "duplicate",
] as const;

/** The resource types that the product knows by name; any other is as good. */
export const KNOWN_RESOURCE_TYPES = [
  "workspace",
  "api_key",
  "integration",
  "model",
  "config",
  "prompt",
  "guardrail",
  "collection",
  "organization",
  "label",
  "user",
] as const;

/** Resource types that begin with this are the log's own; producers may not send them. */
export const RESERVED_RESOURCE_PREFIX = "audit.";
