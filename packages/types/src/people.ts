import * as z from "zod";
import { organizationRoleSchema } from "./permissions.js";

/** An organization that a person belongs to. */
export const ownOrganizationSchema = z.object({
  id: z.string(),
  name: z.string(),
  role: organizationRoleSchema,
});
export type OwnOrganization = z.infer<typeof ownOrganizationSchema>;

/** A session of a person's own. Its token, which is as good as the password, is never shown. */
export const ownSessionSchema = z.object({
  id: z.string(),
  createdAt: z.iso.datetime(),
  /** Prolonged once a day at most. */
  lastUsedAt: z.iso.datetime(),
  /** Where it was begun. */
  ip: z.string().optional(),
  userAgent: z.string().optional(),
  /** Whether it is the one that asks. */
  isCurrent: z.boolean(),
});
export type OwnSession = z.infer<typeof ownSessionSchema>;
