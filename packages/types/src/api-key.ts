import * as z from "zod";
import { EVENT_LIMITS } from "./event/limits.js";
import { type Scope, scopeSchema } from "./permissions.js";

/** Most values of a list that narrows a key. */
const MAX_LIST = 50;
const ADDRESS = "must be an IP address or a CIDR range such as 10.0.0.0/8 or 2001:db8::/32";
const COUNT = "must be a whole number from 1 to 10,000,000";

const listOf = <Item extends z.ZodType>(item: Item, what: string) =>
  z
    .array(item)
    .min(1, `must name at least one ${what}, or be left out`)
    .max(MAX_LIST, `must name at most ${MAX_LIST}`);

/** What narrows a key, beyond its scopes; what is absent narrows nothing. */
const restrictionFields = {
  /** From then on the key is refused. ISO 8601. */
  expiresAt: z.iso
    .datetime({ offset: true, error: "must be a time such as 2027-01-31T00:00:00Z" })
    .optional(),
  /** The only workspace whose events the key may record and read: `workspace.id`. */
  workspaceId: z.string().min(1).max(EVENT_LIMITS.id).optional(),
  /** The only types of resource whose events the key may record and read: `resource.type`. */
  resourceTypes: listOf(z.string().min(1).max(EVENT_LIMITS.type), "type").optional(),
  /** The only addresses from which the key may be used. */
  allowedCidrs: listOf(
    z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], { error: ADDRESS }),
    "address",
  ).optional(),
  /** How many events the key may record in a minute, however many requests bring them. */
  eventsPerMinute: z.int(COUNT).min(1, COUNT).max(10_000_000, COUNT).optional(),
};

/** An API key as it is shown after its creation: everything but the secret. Times ISO 8601, UTC. */
export const apiKeySchema = z.object({
  id: z.string(),
  name: z.string(),
  /** The public beginning of the key, enough to recognise it in a configuration file. */
  prefix: z.string(),
  scopes: z.array(scopeSchema),
  service: z.string().optional(),
  environment: z.string().optional(),
  ...restrictionFields,
  /** An event may name the organization that it belongs to. Given on the installation alone. */
  platform: z.literal(true).optional(),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  revokedAt: z.iso.datetime().optional(),
  /** The key that was made in its place. */
  replacedBy: z.string().optional(),
  /** To the minute; absent when it was never used. */
  lastUsedAt: z.iso.datetime().optional(),
});
export type ApiKey = z.infer<typeof apiKeySchema>;

/** What is an event's, and so of a workspace and of a type of resource. */
const SCOPES_OF_EVENTS: readonly Scope[] = ["events:write", "audit_logs.list", "audit_logs.export"];

export const apiKeyInputSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(100),
    scopes: z.array(scopeSchema).min(1),
    service: z.string().trim().min(1).max(100).optional(),
    environment: z.string().trim().min(1).max(100).optional(),
    ...restrictionFields,
  })
  .superRefine(({ scopes, workspaceId, resourceTypes }, context) => {
    if (workspaceId === undefined && resourceTypes === undefined) return;
    const wider = scopes.filter((scope) => !SCOPES_OF_EVENTS.includes(scope));
    if (wider.length === 0) return;
    context.addIssue({
      code: "custom",
      path: ["scopes"],
      message: `${wider.join(", ")} concerns the whole organization and goes with neither workspaceId nor resourceTypes`,
    });
  });
export type ApiKeyInput = z.infer<typeof apiKeyInputSchema>;

const HOURS = "must be a whole number of hours from 0 to 720";

export const rotateApiKeyInputSchema = z.strictObject({
  id: z.string().min(1).max(100),
  /** How long the old key stays valid beside the new one. */
  overlapHours: z.int(HOURS).min(0, HOURS).max(720, HOURS).default(24),
  /** When the new key ends; as the old one was to when absent. */
  expiresAt: restrictionFields.expiresAt,
});
export type RotateApiKeyInput = z.infer<typeof rotateApiKeyInputSchema>;
