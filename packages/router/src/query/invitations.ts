import { invitationInputSchema, invitationSchema, openedInvitationSchema } from "@audit/types";
import * as z from "zod";
import { actProcedure, permittedProcedure, router } from "./procedures.js";
import { recordAs, visitorActProcedure, visitorProcedure } from "./visitor-procedure.js";

const resourceType = "audit.invitation";
const invitationAct = (action: string) => actProcedure("members:manage", { action, resourceType });
const accept = { action: "accept", resourceType } as const;

const token = z.string().min(1).max(100);
const done = z.object({ done: z.literal(true) });

export const invitationsRouter = router({
  /** Those that are open, newest first. */
  list: permittedProcedure("members:list")
    .output(z.array(invitationSchema))
    .query(({ ctx }) => ctx.people.invitations.list(ctx.caller)),

  /** The answer's `link` is to be brought to the person, and is shown this once. */
  create: invitationAct("invite")
    .input(invitationInputSchema)
    .output(z.object({ invitation: invitationSchema, link: z.url() }))
    .mutation(async ({ ctx, input }) => {
      ctx.note({ resource: { name: input.email }, after: input });
      const created = await ctx.people.invitations.create(ctx.caller, input);
      const { id, email } = created.invitation;
      ctx.note({ resource: { id, name: email }, after: created.invitation });
      return created;
    }),

  revoke: invitationAct("revoke")
    .input(z.strictObject({ id: z.string().min(1).max(100) }))
    .output(done)
    .mutation(async ({ ctx, input }) => {
      ctx.note({ resource: { id: input.id } });
      await ctx.people.invitations.revoke(ctx.caller, input.id);
      return { done: true };
    }),

  /** What a link invites to; NOT_FOUND when it is over or was used. Needs no session. */
  open: visitorProcedure
    .input(z.strictObject({ token }))
    .output(openedInvitationSchema)
    .query(({ ctx, input }) => ctx.people.invitations.open(input.token)),

  /**
   * Joins the organization: with a name and a password for a new account, or as the person with
   * that address who signed in. Needs no session else.
   */
  accept: visitorActProcedure(accept)
    .input(
      z.strictObject({
        token,
        name: z.string().min(1).max(200).optional(),
        password: z.string().max(1_000).optional(),
      }),
    )
    .output(done)
    .mutation(async ({ ctx, input }) => {
      const person = await ctx.people.invitations.invited(input.token);
      const notes = { resource: { ...(person.actor.email && { name: person.actor.email }) } };
      await recordAs(ctx, { persons: [person], act: accept, notes }, async () =>
        ctx.people.invitations.accept(input, await ctx.visitor.user()),
      );
      return { done: true };
    }),
});
