import type { AcceptedEvent, Outcome } from "@audit/types";

const DENIED: ReadonlySet<number> = new Set([401, 403]);
const FIRST_FAILURE = 400;

/**
 * How an act ended: as the producer says, else as its HTTP status means: 401 and 403 denied,
 * other 4xx and 5xx failure. Throws a `RangeError` when the event says neither.
 */
export function outcomeOf(event: Pick<AcceptedEvent, "outcome" | "status">): Outcome {
  if (event.outcome) return event.outcome;
  if (event.status === undefined) throw new RangeError("the event has neither status nor outcome");
  if (DENIED.has(event.status)) return "denied";
  return event.status >= FIRST_FAILURE ? "failure" : "success";
}
