import { EVENT_LIMITS } from "@audit/types";
import { jsonText } from "../body/json-text.js";
import type { Draft } from "../draft.js";
import { uuidFrom } from "../hash/uuid.js";
import { isAbsent } from "../record.js";

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Where an event's id comes from when the event does not bring one. */
export interface IdSource {
  readonly organizationId: string;
  readonly idempotencyKey?: string | undefined;
  /** The event's place in its request. */
  readonly index: number;
}

/** The id that a retry will have too, if the request bears an idempotency key. */
function ownId(source: IdSource, createId: () => string): string {
  const { organizationId, idempotencyKey, index } = source;
  if (idempotencyKey === undefined || idempotencyKey === "") return createId();
  return uuidFrom(["idempotency key", organizationId, idempotencyKey, String(index)]);
}

/**
 * The event's id: a UUID in lower case. Of an id that is no UUID one is derived, always the same in
 * an organization, and the id itself is kept under the metadata.
 */
export function readId(
  draft: Draft,
  value: unknown,
  source: IdSource,
  createId: () => string,
): string {
  if (isAbsent(value) || value === "") return ownId(source, createId);
  const lower = typeof value === "string" ? value.toLowerCase() : "";
  if (UUID.test(lower)) return lower;
  draft.keep("id", value, "not a UUID, one was derived from it");
  const text = typeof value === "string" ? value : jsonText(value, EVENT_LIMITS.eventBytes);
  return uuidFrom(["id", source.organizationId, text]);
}
