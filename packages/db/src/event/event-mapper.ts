import { ipToBytes } from "@audit/filter";
import type {
  AcceptedEvent,
  Category,
  EventRow,
  Outcome,
  Producer,
  StoredEvent,
} from "@audit/types";
import { mongo } from "mongoose";
import { actorKeys } from "./actor-keys.js";
import type { EventClientDocument, EventDocument } from "./event-document.js";
import { eventDocumentId, uuidBytes } from "./event-document-id.js";
import { escapeMetadata, unescapeMetadata } from "./metadata-keys.js";

/** What the worker adds to an accepted event before it is stored. */
export interface EventFacts {
  readonly organizationId: string;
  readonly producer: Producer;
  readonly receivedAt: Date;
  readonly storedAt: Date;
  readonly category: Category;
  readonly outcome: Outcome;
  /** ISO 3166-1 alpha-2, and the date (`YYYY-MM-DD`) of the data that says so. */
  readonly country?: { readonly code: string; readonly asOf: string } | undefined;
  readonly retention: EventDocument["retention"];
  readonly expireAt?: Date | undefined;
  readonly holds: readonly string[];
}

function clientDocument(
  client: NonNullable<AcceptedEvent["client"]>,
  country: EventFacts["country"],
): EventClientDocument {
  const bytes = client.ip === undefined ? null : ipToBytes(client.ip);
  return {
    ip: client.ip,
    ...(bytes && { ipBytes: new mongo.Binary(bytes) }),
    userAgent: client.userAgent,
    forwardedFor: client.forwardedFor,
    ...(country && { country: country.code, countryAsOf: country.asOf }),
  };
}

/**
 * An accepted event and what the worker knows of it, as a document. Throws a `RangeError` when
 * the event's or the organization's id is malformed or a time is none.
 */
export function toEventDocument(event: AcceptedEvent, facts: EventFacts): EventDocument {
  const occurredAt = new Date(event.occurredAt);
  if (Number.isNaN(occurredAt.getTime())) throw new RangeError("occurredAt is not a time");
  return {
    _id: eventDocumentId(facts.organizationId, event.id),
    id: new mongo.Binary(uuidBytes(event.id), mongo.Binary.SUBTYPE_UUID),
    organizationId: mongo.ObjectId.createFromHexString(facts.organizationId),
    occurredAt,
    receivedAt: facts.receivedAt,
    storedAt: facts.storedAt,
    actor: { ...event.actor, keys: actorKeys(event.actor) },
    ...(event.workspace && { workspace: event.workspace }),
    action: event.action,
    category: facts.category,
    resource: event.resource,
    ...(event.targets?.length && { targets: event.targets }),
    ...(event.status !== undefined && { status: event.status }),
    outcome: facts.outcome,
    ...(event.client && { client: clientDocument(event.client, facts.country) }),
    ...(event.request && { request: event.request }),
    ...(event.changes && { changes: event.changes }),
    ...(event.reason !== undefined && { reason: event.reason }),
    ...(event.error && { error: event.error }),
    ...(event.metadata && { metadata: escapeMetadata(event.metadata) }),
    producer: facts.producer,
    retention: facts.retention,
    ...(facts.expireAt && { expireAt: facts.expireAt }),
    ...(facts.holds.length > 0 && { holds: facts.holds }),
    ...(event.redacted?.length && { redacted: event.redacted }),
    ...(event.warnings?.length && { warnings: event.warnings }),
    inputHash: new mongo.Binary(Buffer.from(event.inputHash, "hex")),
    schemaVersion: 1,
  };
}

/** The fields of a document that a row of the list shows. */
export type EventRowDocument = Pick<
  EventDocument,
  | "id"
  | "organizationId"
  | "occurredAt"
  | "actor"
  | "workspace"
  | "action"
  | "category"
  | "resource"
  | "status"
  | "outcome"
  | "client"
>;

function uuidText(id: mongo.Binary): string {
  return new mongo.UUID(id.buffer).toHexString();
}

/** A document as a row of the list: what the table shows, and no body. */
export function toEventRow(document: EventRowDocument): EventRow {
  const { keys: _, ...actor } = document.actor;
  return {
    id: uuidText(document.id),
    organizationId: document.organizationId.toHexString(),
    occurredAt: document.occurredAt.toISOString(),
    actor,
    workspace: document.workspace,
    action: document.action,
    category: document.category,
    resource: document.resource,
    status: document.status,
    outcome: document.outcome,
    client: document.client && { ip: document.client.ip, country: document.client.country },
  };
}

function parseChanges({ before, after }: NonNullable<EventDocument["changes"]>) {
  return {
    ...(before !== undefined && { before: parseJson(before) }),
    ...(after !== undefined && { after: parseJson(after) }),
  };
}

/** A text that is not JSON, as after a shortening, is shown as it is. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A document as a reader gets it. */
export function toStoredEvent(document: EventDocument): StoredEvent {
  const { ipBytes: _, ...client } = document.client ?? {};
  return {
    ...toEventRow(document),
    receivedAt: document.receivedAt.toISOString(),
    storedAt: document.storedAt.toISOString(),
    targets: document.targets && [...document.targets],
    client: document.client && {
      ...client,
      forwardedFor: client.forwardedFor && [...client.forwardedFor],
    },
    request: document.request,
    changes: document.changes && parseChanges(document.changes),
    reason: document.reason,
    error: document.error,
    metadata: document.metadata && { ...unescapeMetadata(document.metadata) },
    producer: document.producer,
    retention: {
      policyId: document.retention.policyId,
      version: document.retention.version,
      until: document.retention.until?.toISOString(),
    },
    holds: [...(document.holds ?? [])],
    redacted: [...(document.redacted ?? [])],
    warnings: [...(document.warnings ?? [])],
    schemaVersion: 1,
  };
}
