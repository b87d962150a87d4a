import * as z from "zod";
import { FILTER_LIMITS } from "./filter.js";
import { organizationRoleSchema, workspaceRoleSchema } from "./permissions.js";

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

/** A role in one workspace. The workspace is named as the producers name it. */
export const workspaceGrantSchema = z.strictObject({
  workspaceId: z.string().min(1).max(512),
  role: workspaceRoleSchema,
});
export type WorkspaceGrant = z.infer<typeof workspaceGrantSchema>;

/** A member's workspaces, each once; as many as a filter's term takes, since one is made of them. */
export const workspaceGrantsSchema = z
  .array(workspaceGrantSchema)
  .max(FILTER_LIMITS.values)
  .refine((grants) => new Set(grants.map((one) => one.workspaceId)).size === grants.length, {
    error: "each workspace once",
  });

/** Somebody who belongs to an organization. */
export const memberSchema = z.object({
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  role: organizationRoleSchema,
  /** What the role `member` reaches; empty with the other roles, which reach everything. */
  workspaces: z.array(workspaceGrantSchema),
  since: z.iso.datetime(),
  /** Absent when the person has not signed in yet. */
  lastSignInAt: z.iso.datetime().optional(),
});
export type Member = z.infer<typeof memberSchema>;

/** Whom to invite, as what. */
export const invitationInputSchema = z.strictObject({
  email: z.email().max(320),
  role: organizationRoleSchema,
  /** For the role `member` alone. */
  workspaces: workspaceGrantsSchema.default([]),
});
export type InvitationInput = z.infer<typeof invitationInputSchema>;

/** An invitation that was neither accepted nor revoked, and is not over. */
export const invitationSchema = z.object({
  id: z.string(),
  email: z.string(),
  role: organizationRoleSchema,
  workspaces: z.array(workspaceGrantSchema),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  expiresAt: z.iso.datetime(),
});
export type Invitation = z.infer<typeof invitationSchema>;

/** What somebody sees who opens an invitation's link. */
export const openedInvitationSchema = z.object({
  organization: z.string(),
  email: z.string(),
  /** Whether the address has an account, whose owner signs in to accept; else he makes one. */
  hasAccount: z.boolean(),
});
export type OpenedInvitation = z.infer<typeof openedInvitationSchema>;
