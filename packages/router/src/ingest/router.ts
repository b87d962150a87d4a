import { type EventInput, recordAnswerSchema } from "@audit/types";
import { TRPCError } from "@trpc/server";
import * as z from "zod";
import { producerProcedure, router } from "./procedures.js";

/**
 * Typed as the documented event, checked event by event in the use case: one wrong event must not
 * refuse the others, and a wrong detail must not refuse an event.
 */
const looseEventSchema = z.custom<EventInput>(() => true);

export const ingestRouter = router({
  events: router({
    /** Records one event; rejects with BAD_REQUEST naming the field when it is not valid. */
    record: producerProcedure
      .input(looseEventSchema)
      .output(z.object({ id: z.string(), receivedAt: z.iso.datetime() }))
      .mutation(async ({ ctx, input }) => {
        const answer = await ctx.recordEvents({
          organizationId: ctx.organizationId,
          producer: ctx.producer,
          restrictions: ctx.restrictions,
          platform: ctx.platform,
          events: [input],
          idempotencyKey: ctx.idempotencyKey,
        });
        const [accepted] = answer.accepted;
        if (accepted) return { id: accepted.id, receivedAt: answer.receivedAt };
        const [rejection] = answer.rejected;
        const message = [rejection?.path, rejection?.message].filter(Boolean).join(": ");
        throw new TRPCError({ code: "BAD_REQUEST", message: message || "the event is not valid" });
      }),

    /** Records up to 1,000 events, which the use case counts; says of each whether it was accepted. */
    recordBatch: producerProcedure
      .input(z.strictObject({ events: z.array(looseEventSchema).min(1) }))
      .output(recordAnswerSchema)
      .mutation(({ ctx, input }) =>
        ctx.recordEvents({
          organizationId: ctx.organizationId,
          producer: ctx.producer,
          restrictions: ctx.restrictions,
          platform: ctx.platform,
          events: input.events,
          idempotencyKey: ctx.idempotencyKey,
        }),
      ),
  }),
});

export type IngestRouter = typeof ingestRouter;
