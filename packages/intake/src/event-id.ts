import { hash } from "node:crypto";
import type { Notes } from "./notes.js";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A UUID of version 8 that follows from texts: the first 122 free bits of their SHA-256. */
function uuidFrom(...texts: readonly string[]): string {
  const hex = hash("sha256", texts.map((text) => `${text.length}:${text}`).join(""), "hex");
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}

export interface IdContext {
  readonly organizationId: string;
  /** Of the request; makes the ids of events that bring none repeatable. */
  readonly idempotencyKey?: string | undefined;
  /** The event's place in the request. */
  readonly index: number;
  readonly createId: () => string;
}

/**
 * The id under which an event is known. A UUID stays; any other text gives the same UUID each
 * time, and is kept; none gives one that follows from the idempotency key, else a new one.
 */
export function readEventId(value: unknown, context: IdContext, notes: Notes): string {
  const { organizationId, idempotencyKey, index, createId } = context;
  if (typeof value === "string" && UUID.test(value)) return value.toLowerCase();
  if (typeof value === "number" || (typeof value === "string" && value !== "")) {
    notes.keep("id", value, "not a UUID; replaced by one that follows from it");
    return uuidFrom("id", organizationId, String(value));
  }
  if (value !== undefined && value !== null && value !== "") notes.keep("id", value, "not a UUID");
  return idempotencyKey === undefined
    ? createId()
    : uuidFrom("idempotency-key", organizationId, idempotencyKey, String(index));
}
