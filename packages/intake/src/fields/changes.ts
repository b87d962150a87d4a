import type { AcceptedEvent } from "@audit/types";
import { flattenBelow } from "../body/depth.js";
import type { Draft } from "../draft.js";
import { isAbsent, isRecord } from "../record.js";
import { keepUnknownKeys } from "./unknown-keys.js";

const KEYS = new Set(["before", "after"]);

/** Deep enough for every document, and no danger to whoever parses and prints it again. */
const DEEPEST_CHANGE = 64;

function readState(draft: Draft, path: string, value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const redacted = draft.redact(path, value);
  if (!draft.isDeeperThan(DEEPEST_CHANGE, redacted)) return JSON.stringify(redacted);
  draft.warn(path, `kept as JSON text below ${DEEPEST_CHANGE} levels`);
  return JSON.stringify(flattenBelow(DEEPEST_CHANGE, redacted));
}

/** The states before and after the act, each as JSON text without its secrets. */
export function readChanges(draft: Draft, value: unknown): AcceptedEvent["changes"] {
  if (isAbsent(value)) return undefined;
  if (!isRecord(value)) {
    draft.keep("changes", value, "not an object with before and after");
    return undefined;
  }
  const changes: AcceptedEvent["changes"] = {};
  const before = readState(draft, "changes.before", value.before);
  if (before !== undefined) changes.before = before;
  const after = readState(draft, "changes.after", value.after);
  if (after !== undefined) changes.after = after;
  keepUnknownKeys(draft, "changes", value, KEYS);
  return changes;
}
