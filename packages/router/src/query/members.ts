import { memberSchema, organizationRoleSchema, workspaceGrantsSchema } from "@audit/types";
import * as z from "zod";
import { actProcedure, permittedProcedure, router } from "./procedures.js";

const listMembersProcedure = permittedProcedure("members:list");
const memberAct = (action: string) =>
  actProcedure("members:manage", { action, resourceType: "audit.member" });

const userId = z.string().min(1).max(100);

export const membersRouter = router({
  /** Who belongs to the organization, in the order of joining. */
  list: listMembersProcedure
    .output(z.array(memberSchema))
    .query(({ ctx }) => ctx.people.members.list(ctx.caller)),

  setRole: memberAct("update")
    .input(z.strictObject({ userId, role: organizationRoleSchema }))
    .output(memberSchema)
    .mutation(async ({ ctx, input }) => {
      ctx.note({ resource: { id: input.userId }, after: { role: input.role } });
      const {
        email: name,
        role,
        workspaces,
      } = await ctx.people.members.one(ctx.caller, input.userId);
      ctx.note({ resource: { id: input.userId, name }, before: { role, workspaces } });
      const member = await ctx.people.members.setRole(ctx.caller, input);
      ctx.note({ after: { role: member.role, workspaces: member.workspaces } });
      return member;
    }),

  /** Replaces the workspaces of somebody with the role `member`. */
  setWorkspaces: memberAct("update")
    .input(z.strictObject({ userId, workspaces: workspaceGrantsSchema }))
    .output(memberSchema)
    .mutation(async ({ ctx, input }) => {
      ctx.note({ resource: { id: input.userId }, after: { workspaces: input.workspaces } });
      const { email: name, workspaces } = await ctx.people.members.one(ctx.caller, input.userId);
      ctx.note({ resource: { id: input.userId, name }, before: { workspaces } });
      const member = await ctx.people.members.setWorkspaces(ctx.caller, input);
      return member;
    }),

  /** A link by which the member sets a new password; it is shown this once, and lasts an hour. */
  resetLink: actProcedure("members:manage", { action: "reset", resourceType: "audit.password" })
    .input(z.strictObject({ userId }))
    .output(z.object({ link: z.url(), expiresAt: z.iso.datetime() }))
    .mutation(({ ctx, input }) => {
      ctx.note({ resource: { id: input.userId } });
      return ctx.people.passwords.link(ctx.caller, input.userId);
    }),

  /** Ends a membership; CONFLICT for the last owner. */
  remove: memberAct("remove")
    .input(z.strictObject({ userId }))
    .output(z.object({ userId: z.string() }))
    .mutation(async ({ ctx, input }) => {
      ctx.note({ resource: { id: input.userId } });
      const {
        email: name,
        role,
        workspaces,
      } = await ctx.people.members.one(ctx.caller, input.userId);
      ctx.note({ resource: { id: input.userId, name }, before: { role, workspaces } });
      await ctx.people.members.remove(ctx.caller, input.userId);
      return input;
    }),
});
