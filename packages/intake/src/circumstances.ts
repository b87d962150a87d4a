import { canonicalIp } from "@audit/filter";
import { type AcceptedEvent, EVENT_LIMITS } from "@audit/types";
import type { Notes } from "./notes.js";
import { isEmpty, type JsonRecord, keepUnknown, readRecord } from "./records.js";
import { readId, readText } from "./texts.js";

const CLIENT_FIELDS = new Set(["ip", "userAgent", "forwardedFor"]);
const REQUEST_FIELDS = new Set(["id", "method", "path", "traceId"]);
const ERROR_FIELDS = new Set(["code", "message"]);

/** From where: an address is brought into its one canonical form, anything else kept as text. */
export function readClient(value: unknown, notes: Notes): AcceptedEvent["client"] {
  const client = readRecord(value, "client", notes);
  if (!client) return undefined;
  keepUnknown(client, CLIENT_FIELDS, "client", notes);
  const read = {
    ip: readIp(client.ip, notes),
    userAgent: readText(client.userAgent, EVENT_LIMITS.userAgent, "client.userAgent", notes),
    forwardedFor: readForwardedFor(client.forwardedFor, notes),
  };
  return isEmpty(read) ? undefined : read;
}

function readIp(value: unknown, notes: Notes): string | undefined {
  const ip = readText(value, EVENT_LIMITS.ip, "client.ip", notes);
  if (ip === undefined) return undefined;
  const canonical = canonicalIp(ip);
  if (canonical === null) notes.warn("client.ip", "not an IP address; kept as text");
  return canonical ?? ip;
}

/** The proxies on the way, as a list or as the header's text. */
function readForwardedFor(value: unknown, notes: Notes): string[] | undefined {
  const path = "client.forwardedFor";
  if (value === undefined || value === null) return undefined;
  const given: unknown[] = typeof value === "string" ? value.split(",") : [value].flat();
  if (given.length > EVENT_LIMITS.forwardedFor) {
    notes.warn(path, `only the first ${EVENT_LIMITS.forwardedFor} of ${given.length} stay`);
  }
  const hops = given.slice(0, EVENT_LIMITS.forwardedFor).flatMap((hop, index) => {
    const trimmed = typeof hop === "string" ? hop.trim() : hop;
    const text = readText(trimmed, EVENT_LIMITS.ip, `${path}.${index}`, notes);
    return text === undefined ? [] : [canonicalIp(text) ?? text];
  });
  return hops.length > 0 ? hops : undefined;
}

export function readRequest(value: unknown, notes: Notes): AcceptedEvent["request"] {
  const request = readRecord(value, "request", notes);
  if (!request) return undefined;
  keepUnknown(request, REQUEST_FIELDS, "request", notes);
  const read = {
    id: readId(request.id, EVENT_LIMITS.id, "request.id", notes),
    method: readText(request.method, EVENT_LIMITS.method, "request.method", notes)?.toUpperCase(),
    path: readText(request.path, EVENT_LIMITS.path, "request.path", notes),
    traceId: readId(request.traceId, EVENT_LIMITS.id, "request.traceId", notes),
  };
  return isEmpty(read) ? undefined : read;
}

/** What went wrong; a text alone is taken for the message. */
export function readError(value: unknown, notes: Notes): AcceptedEvent["error"] {
  const error: JsonRecord | undefined =
    typeof value === "string" ? { message: value } : readRecord(value, "error", notes);
  if (!error) return undefined;
  keepUnknown(error, ERROR_FIELDS, "error", notes);
  const read = {
    code: readText(error.code, EVENT_LIMITS.errorCode, "error.code", notes),
    message: readText(error.message, EVENT_LIMITS.errorMessage, "error.message", notes),
  };
  return isEmpty(read) ? undefined : read;
}

const ISO_INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/i;

/**
 * When it happened, as ISO 8601 in UTC with milliseconds. Absent, malformed or more than five
 * minutes ahead of our clock: when it was received. The past is taken as it is: imports.
 */
export function readOccurredAt(value: unknown, receivedAt: Date, notes: Notes): string {
  const path = "occurredAt";
  if (value === undefined || value === null) return receivedAt.toISOString();
  const occurredAt = typeof value === "string" && ISO_INSTANT.test(value) ? Date.parse(value) : NaN;
  if (Number.isNaN(occurredAt)) {
    notes.keep(path, value, "not ISO 8601 with an offset; set to the time of receipt");
    return receivedAt.toISOString();
  }
  if (occurredAt > receivedAt.getTime() + EVENT_LIMITS.futureMs) {
    notes.keep(path, value, "more than 5 minutes ahead; set to the time of receipt");
    return receivedAt.toISOString();
  }
  return new Date(occurredAt).toISOString();
}
