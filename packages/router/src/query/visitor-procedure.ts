import type { Caller } from "@audit/auth";
import { AppError, ERROR_KINDS } from "@audit/types";
import type { QueryContext } from "./context.js";
import { publicProcedure } from "./procedures.js";
import type { ActName, ActNotes, ActResult } from "./trail.js";

/** Anybody, who has a link and no more; as often in a minute as one may try to sign in. */
export const visitorProcedure = publicProcedure.use(async ({ ctx, next }) => {
  await ctx.visitor.countCall();
  return next();
});

/** A change by such a visitor; `recordAs` notes it in the log. */
export const visitorActProcedure = (act: ActName) => visitorProcedure.meta({ act });

function resultOf(error: unknown): ActResult {
  if (!(error instanceof AppError)) return { status: ERROR_KINDS.internal.httpStatus };
  return { status: ERROR_KINDS[error.code].httpStatus, message: error.message };
}

/**
 * Notes a change as that of the person whom a link is for, in each of the organizations concerned,
 * before it is done and with its result; while nothing can be noted, nothing is done.
 */
export async function recordAs<Answer>(
  { trail }: Pick<QueryContext, "trail">,
  record: { persons: readonly Caller[]; act: ActName; notes: ActNotes },
  change: () => Promise<Answer>,
): Promise<Answer> {
  const begun = await Promise.all(record.persons.map((one) => trail.begin(one, record.act)));
  const finish = (result: ActResult) =>
    Promise.all(begun.map((act) => act.finish(result, record.notes)));
  try {
    const answer = await change();
    await finish({ status: 200 });
    return answer;
  } catch (error) {
    if (error instanceof AppError && error.code === "invalid_input") {
      await Promise.all(begun.map((act) => act.forget()));
    } else await finish(resultOf(error));
    throw error;
  }
}
