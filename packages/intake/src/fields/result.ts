import { type Outcome, outcomeSchema } from "@audit/types";
import type { Draft } from "../draft.js";
import { isAbsent, type JsonRecord } from "../record.js";
import { Refusal } from "../refusal.js";
import { readWord } from "./texts.js";

const OUTCOMES = outcomeSchema.options;
const RIGHT_STATUS = "an integer from 100 to 599";
const RIGHT_OUTCOME = `one of ${OUTCOMES.join(", ")}`;
const STATUS_TEXT = /^\s*[1-5]\d\d\s*$/;

/** How the act ended: at least one of the two. */
export interface Result {
  readonly status: number | undefined;
  readonly outcome: Outcome | undefined;
}

function readStatus(draft: Draft, value: unknown): number | undefined {
  if (typeof value === "string" && STATUS_TEXT.test(value)) {
    draft.warn("status", "a text, taken as the number that it holds");
    return Number(value);
  }
  const isStatus =
    typeof value === "number" && Number.isInteger(value) && value >= 100 && value <= 599;
  return isStatus ? value : undefined;
}

/**
 * The result; refused when neither `status` nor `outcome` is valid. When one of them is, the other
 * is kept under the metadata if it is not.
 */
export function readResult(draft: Draft, raw: JsonRecord): Result | Refusal {
  const status = readStatus(draft, raw.status);
  const outcome = readWord(OUTCOMES, raw.outcome);
  if (status === undefined && outcome === undefined) {
    if (!isAbsent(raw.status)) return new Refusal("status", `must be ${RIGHT_STATUS}`);
    if (!isAbsent(raw.outcome)) return new Refusal("outcome", `must be ${RIGHT_OUTCOME}`);
    return new Refusal(
      "status",
      `one of status (${RIGHT_STATUS}) and outcome (${RIGHT_OUTCOME}) is required`,
    );
  }
  if (status === undefined && !isAbsent(raw.status)) {
    draft.keep("status", raw.status, `not ${RIGHT_STATUS}`);
  }
  if (outcome === undefined && !isAbsent(raw.outcome)) {
    draft.keep("outcome", raw.outcome, `not ${RIGHT_OUTCOME}`);
  }
  return { status, outcome };
}
