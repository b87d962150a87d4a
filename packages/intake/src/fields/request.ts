import { canonicalMethod } from "@audit/filter";
import { type AcceptedEvent, EVENT_LIMITS } from "@audit/types";
import type { Draft } from "../draft.js";
import { isAbsent, isRecord } from "../record.js";
import { readIdentifier, readText } from "./texts.js";
import { keepUnknownKeys } from "./unknown-keys.js";

const KEYS = new Set(["id", "method", "path", "traceId"]);

/** The request that caused the act. */
export function readRequest(draft: Draft, value: unknown): AcceptedEvent["request"] {
  if (isAbsent(value)) return undefined;
  if (!isRecord(value)) {
    draft.keep("request", value, "not an object");
    return undefined;
  }
  const request: AcceptedEvent["request"] = {};
  const id = readIdentifier(draft, "request.id", value.id);
  if (id !== undefined) request.id = id;
  const method = readText(draft, "request.method", value.method, EVENT_LIMITS.method);
  if (method !== undefined) request.method = canonicalMethod(method);
  const path = readText(draft, "request.path", value.path, EVENT_LIMITS.path);
  if (path !== undefined) request.path = path;
  const traceId = readIdentifier(draft, "request.traceId", value.traceId);
  if (traceId !== undefined) request.traceId = traceId;
  keepUnknownKeys(draft, "request", value, KEYS);
  return request;
}
