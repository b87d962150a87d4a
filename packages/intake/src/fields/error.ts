import { type AcceptedEvent, EVENT_LIMITS } from "@audit/types";
import type { Draft } from "../draft.js";
import { isAbsent, isRecord } from "../record.js";
import { readText } from "./texts.js";
import { keepUnknownKeys } from "./unknown-keys.js";

const KEYS = new Set(["code", "message"]);

/** What went wrong. What is no object is taken as the message. */
export function readError(draft: Draft, value: unknown): AcceptedEvent["error"] {
  if (isAbsent(value)) return undefined;
  if (!isRecord(value)) {
    draft.warn("error", "not an object, taken as the message");
    return { message: readText(draft, "error.message", value, EVENT_LIMITS.errorMessage) };
  }
  const error: AcceptedEvent["error"] = {};
  const code = readText(draft, "error.code", value.code, EVENT_LIMITS.errorCode);
  if (code !== undefined) error.code = code;
  const message = readText(draft, "error.message", value.message, EVENT_LIMITS.errorMessage);
  if (message !== undefined) error.message = message;
  keepUnknownKeys(draft, "error", value, KEYS);
  return error;
}
