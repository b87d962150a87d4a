import {
  type AcceptedEvent,
  actionSchema,
  type Category,
  categorySchema,
  EVENT_LIMITS,
  type Outcome,
  outcomeSchema,
} from "@audit/types";
import type { Notes } from "./notes.js";
import type { JsonRecord } from "./records.js";
import { Rejection } from "./rejection.js";
import { readId } from "./texts.js";

const OUTCOMES: ReadonlySet<unknown> = new Set(outcomeSchema.options);
const CATEGORIES: ReadonlySet<unknown> = new Set(categorySchema.options);
const isOutcome = (value: unknown): value is Outcome => OUTCOMES.has(value);
const isCategory = (value: unknown): value is Category => CATEGORIES.has(value);
const isAbsent = (value: unknown) => value === undefined || value === null;

/** The verb, in lower case. Throws a `Rejection` when it is none. */
export function readAction(value: unknown, notes: Notes): string {
  const verb = typeof value === "string" ? value.trim().toLowerCase() : "";
  const action = readId(verb, EVENT_LIMITS.action, "action", notes) ?? "";
  if (actionSchema.safeParse(action).success) return action;
  throw new Rejection(
    "action",
    "must be a verb such as create or api_key.rotate: a-z, 0-9 and _ . : -, beginning with a letter or digit",
  );
}

/** The category, when it is one of ours; else it will follow from the action. */
export function readCategory(value: unknown, notes: Notes): Category | undefined {
  if (isAbsent(value) || isCategory(value)) return value ?? undefined;
  notes.keep("category", value, `not one of ${categorySchema.options.join(", ")}`);
  return undefined;
}

function readStatus(value: unknown): number | undefined {
  const status = typeof value === "string" && /^\d{3}$/.test(value) ? Number(value) : value;
  const isStatus =
    typeof status === "number" && Number.isInteger(status) && status >= 100 && status <= 599;
  return isStatus ? status : undefined;
}

/**
 * With what result: of status and outcome at least one must be valid, else it throws a
 * `Rejection`; the other one, when malformed, is kept as unmapped.
 */
export function readResult(
  event: JsonRecord,
  notes: Notes,
): Pick<AcceptedEvent, "status" | "outcome"> {
  const status = readStatus(event.status);
  const outcome = isOutcome(event.outcome) ? event.outcome : undefined;
  if (status === undefined && outcome === undefined) {
    if (!isAbsent(event.status))
      throw new Rejection("status", "must be an integer from 100 to 599");
    if (!isAbsent(event.outcome)) {
      throw new Rejection("outcome", `must be one of ${outcomeSchema.options.join(", ")}`);
    }
    throw new Rejection(
      "status",
      `one of status (100 to 599) and outcome (${outcomeSchema.options.join(", ")}) is required`,
    );
  }
  if (status === undefined && !isAbsent(event.status)) {
    notes.keep("status", event.status, "not an integer from 100 to 599");
  }
  if (outcome === undefined && !isAbsent(event.outcome)) {
    notes.keep("outcome", event.outcome, `not one of ${outcomeSchema.options.join(", ")}`);
  }
  return { status, outcome };
}
