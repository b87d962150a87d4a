import type { EventPosition } from "../cursor.js";
import type { EventSearch } from "../filter-search.js";
import { isTimeUp } from "./deadline.js";
import { gatherWalk } from "./gathered-walk.js";
import { type Plan, plansOf } from "./plan.js";
import type { SearchContext } from "./search-context.js";
import { createWalk, type Walk } from "./walk.js";

/** The walk that a search takes; `direct` when the index decides everything but readability. */
export interface ChosenWalk {
  readonly walk: Walk;
  readonly direct: boolean;
}

interface Candidate extends ChosenWalk {
  /** Milliseconds; how far back the first keys of its index reach. */
  readonly reachesTo: number;
}

/** The further back as many keys reach, the fewer there are, and the fewer documents to read. */
async function measure(
  candidate: ChosenWalk,
  after: EventPosition | undefined,
  keys: number,
): Promise<Candidate> {
  try {
    const boundary = await candidate.walk.boundary(after, keys);
    const reachesTo = boundary ? boundary.occurredAt.getTime() : Number.NEGATIVE_INFINITY;
    return { ...candidate, reachesTo };
  } catch (error) {
    if (!isTimeUp(error)) throw error;
    return { ...candidate, reachesTo: Number.POSITIVE_INFINITY };
  }
}

/**
 * Chooses the index to walk along. Which of several terms is the rare one only the data can tell:
 * each candidate's first keys are measured, and the sparsest walk is taken. All walks have the
 * same order, so a later page may well take another one.
 */
export async function chooseWalk(
  context: SearchContext,
  search: EventSearch,
  after: EventPosition | undefined,
): Promise<ChosenWalk> {
  const plans = plansOf(search);
  const along = (plan: Plan): ChosenWalk => ({
    walk: createWalk(context, search, plan),
    direct: plan.residual.length === 0,
  });
  const [first, ...others] = plans;
  if (others.length === 0) {
    const gathered = first.index === "time" ? await gatherWalk(context, search) : null;
    return gathered ? { walk: gathered, direct: false } : along(first);
  }
  const candidates = await Promise.all(
    plans.map((plan) => measure(along(plan), after, context.limits.firstStepKeys)),
  );
  return candidates.reduce((best, other) => (other.reachesTo < best.reachesTo ? other : best));
}
