import * as z from "zod";
import { scopeSchema } from "./permissions.js";

/** An API key as it is shown after its creation: everything but the secret. Times ISO 8601, UTC. */
export const apiKeySchema = z.object({
  id: z.string(),
  name: z.string(),
  /** The public beginning of the key, enough to recognise it in a configuration file. */
  prefix: z.string(),
  scopes: z.array(scopeSchema),
  service: z.string().optional(),
  environment: z.string().optional(),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  revokedAt: z.iso.datetime().optional(),
});
export type ApiKey = z.infer<typeof apiKeySchema>;

export const apiKeyInputSchema = z.strictObject({
  name: z.string().trim().min(1).max(100),
  scopes: z.array(scopeSchema).min(1),
  service: z.string().trim().min(1).max(100).optional(),
  environment: z.string().trim().min(1).max(100).optional(),
});
export type ApiKeyInput = z.infer<typeof apiKeyInputSchema>;
