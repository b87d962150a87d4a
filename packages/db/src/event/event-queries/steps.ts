import type { EventPosition } from "../cursor.js";
import { type Deadline, isTimeUp } from "./deadline.js";
import type { SearchLimits } from "./search-limits.js";
import type { Stretch } from "./segments.js";
import type { Walk } from "./walk.js";

/** However slow the store is, a step makes some way. */
const MIN_STEP_KEYS = 50;

/** How a walk ended: it had enough, or nothing is left, or its time was over at `reached`. */
export type WalkEnd =
  | { readonly kind: "enough" }
  | { readonly kind: "exhausted" }
  | { readonly kind: "paused"; readonly reached: EventPosition | undefined };

/** Towards as many keys as take `stepMs`; warily, since the next ones may be slower. */
function nextStep(keys: number, elapsedMs: number, { stepMs, maxStepKeys }: SearchLimits): number {
  const factor = Math.min(4, Math.max(0.25, stepMs / Math.max(1, elapsedMs)));
  return Math.round(Math.min(maxStepKeys, Math.max(MIN_STEP_KEYS, keys * factor)));
}

const smallerStep = (keys: number) => Math.max(MIN_STEP_KEYS, Math.round(keys / 10));

/**
 * Hands the stretches of a walk to `visit`, newest first, each with a known number of keys, until
 * it has had enough, nothing is left, or the time is over. `direct` tries the whole rest at once
 * first, for a walk where every key is expected to match. A stretch that takes too long is taken
 * up again as a smaller one; `visit` must change nothing when it throws.
 */
export async function walkInSteps(
  start: { walk: Walk; after: EventPosition | undefined; direct: boolean },
  { deadline, limits }: { readonly deadline: Deadline; readonly limits: SearchLimits },
  visit: (stretch: Pick<Stretch, "after" | "until">) => Promise<"enough" | "more">,
): Promise<WalkEnd> {
  let reached = start.after;
  let keys = start.direct ? Number.POSITIVE_INFINITY : limits.firstStepKeys;
  for (;;) {
    const startedAt = performance.now();
    try {
      const until = Number.isFinite(keys) ? await start.walk.boundary(reached, keys) : null;
      const verdict = await visit({ after: reached, until: until ?? undefined });
      if (verdict === "enough") return { kind: "enough" };
      if (!until) return { kind: "exhausted" };
      reached = until;
      keys = nextStep(keys, performance.now() - startedAt, limits);
    } catch (error) {
      if (!isTimeUp(error)) throw error;
      keys = Number.isFinite(keys) ? smallerStep(keys) : limits.firstStepKeys;
    }
    if (!deadline.mayGoOn()) return { kind: "paused", reached };
  }
}
