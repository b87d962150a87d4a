import { ipToBytes } from "@audit/filter";
import type {
  AcceptedEvent,
  Actor,
  Category,
  EventRow,
  Outcome,
  Producer,
  StoredEvent,
} from "@audit/types";
import { mongo } from "mongoose";
import { organizationObjectId } from "../connection/organization-id.js";
import { actorKeys } from "./actor-keys.js";
import type { EventClientDocument, EventDocument } from "./event-document.js";
import { eventDocumentId } from "./event-document-id.js";
import { writeHex } from "./hex.js";
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

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

const { Binary, UUID } = mongo;
const UUID_BYTES = 16;
const HASH_BYTES = 16;

function binaryOf(hex: string, bytes: number, what: string, subType?: number): mongo.Binary {
  const buffer = Buffer.allocUnsafeSlow(bytes);
  if (!writeHex(buffer, 0, bytes, hex)) throw new RangeError(`${what} is not ${bytes} bytes`);
  return new Binary(buffer, subType);
}

function actorDocument(actor: Actor): EventDocument["actor"] {
  const document: Writable<EventDocument["actor"]> = {
    keys: actorKeys(actor),
    type: actor.type,
    id: actor.id,
  };
  if (actor.name !== undefined) document.name = actor.name;
  if (actor.email !== undefined) document.email = actor.email;
  if (actor.sessionId !== undefined) document.sessionId = actor.sessionId;
  if (actor.onBehalfOf) document.onBehalfOf = actor.onBehalfOf;
  return document;
}

function clientDocument(
  client: NonNullable<AcceptedEvent["client"]>,
  country: EventFacts["country"],
): EventClientDocument {
  const document: Writable<EventClientDocument> = {};
  if (client.ip !== undefined) {
    const bytes = ipToBytes(client.ip);
    if (bytes) document.ipBytes = new Binary(bytes);
    document.ip = client.ip;
  }
  if (country) {
    document.country = country.code;
    document.countryAsOf = country.asOf;
  }
  if (client.userAgent !== undefined) document.userAgent = client.userAgent;
  if (client.forwardedFor?.length) document.forwardedFor = client.forwardedFor;
  return document;
}

function timeOf(text: string): Date {
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) throw new RangeError("occurredAt is not a time");
  return time;
}

/**
 * An accepted event and what the worker knows of it, as a document. Throws a `RangeError` when
 * the event's or the organization's id or the input hash is malformed, or the time is none.
 *
 * Fields are assigned one by one, which is four times as fast as spreading the optional ones, and
 * those that indexes read come first.
 */
export function toEventDocument(event: AcceptedEvent, facts: EventFacts): EventDocument {
  const document: Writable<EventDocument> = {
    _id: eventDocumentId(facts.organizationId, event.id),
    organizationId: organizationObjectId(facts.organizationId),
    occurredAt: timeOf(event.occurredAt),
    actor: actorDocument(event.actor),
    action: event.action,
    resource: event.resource,
    category: facts.category,
    outcome: facts.outcome,
    receivedAt: facts.receivedAt,
    storedAt: facts.storedAt,
    id: binaryOf(event.id, UUID_BYTES, "id", Binary.SUBTYPE_UUID),
    inputHash: binaryOf(event.inputHash, HASH_BYTES, "inputHash"),
    producer: facts.producer,
    retention: facts.retention,
    schemaVersion: 1,
  };
  if (facts.expireAt) document.expireAt = facts.expireAt;
  if (event.workspace) document.workspace = event.workspace;
  if (event.client) document.client = clientDocument(event.client, facts.country);
  if (event.status !== undefined) document.status = event.status;
  if (event.request) document.request = event.request;
  if (event.targets?.length) document.targets = event.targets;
  if (event.changes) document.changes = event.changes;
  if (event.reason !== undefined) document.reason = event.reason;
  if (event.error) document.error = event.error;
  if (event.metadata) document.metadata = escapeMetadata(event.metadata);
  if (facts.holds.length > 0) document.holds = facts.holds;
  if (event.redacted?.length) document.redacted = event.redacted;
  if (event.warnings?.length) document.warnings = event.warnings;
  return document;
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
  return new UUID(id.buffer).toHexString();
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
