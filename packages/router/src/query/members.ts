import { memberSchema, organizationRoleSchema, workspaceGrantsSchema } from "@audit/types";
import * as z from "zod";
import { permittedProcedure, router } from "./procedures.js";

const listMembersProcedure = permittedProcedure("members:list");
const manageMembersProcedure = permittedProcedure("members:manage");

const userId = z.string().min(1).max(100);

export const membersRouter = router({
  /** Who belongs to the organization, in the order of joining. */
  list: listMembersProcedure
    .output(z.array(memberSchema))
    .query(({ ctx }) => ctx.people.members.list(ctx.caller)),

  setRole: manageMembersProcedure
    .input(z.strictObject({ userId, role: organizationRoleSchema }))
    .output(memberSchema)
    .mutation(({ ctx, input }) => ctx.people.members.setRole(ctx.caller, input)),

  /** Replaces the workspaces of somebody with the role `member`. */
  setWorkspaces: manageMembersProcedure
    .input(z.strictObject({ userId, workspaces: workspaceGrantsSchema }))
    .output(memberSchema)
    .mutation(({ ctx, input }) => ctx.people.members.setWorkspaces(ctx.caller, input)),

  /** Ends a membership; CONFLICT for the last owner. */
  remove: manageMembersProcedure
    .input(z.strictObject({ userId }))
    .output(z.object({ userId: z.string() }))
    .mutation(async ({ ctx, input }) => {
      await ctx.people.members.remove(ctx.caller, input.userId);
      return input;
    }),
});
