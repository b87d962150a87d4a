import { type Connection, type Model, Schema, type SchemaDefinition } from "mongoose";
import { EVENTS_COLLECTION, type EventDocument } from "./event-document.js";

const { Buffer: Bytes, Mixed, ObjectId } = Schema.Types;

const text = { type: String };
const texts = { type: [String], default: undefined };
const part = (fields: SchemaDefinition) =>
  new Schema(fields, { _id: false, id: false, strict: "throw" });

const reference = { type: text, id: text, name: text };

/**
 * The shape of `EventDocument` for mongoose. Events are written by `createEventWriter` on the
 * native collection, since mongoose's `insertMany` runs at 0.3–0.4 of it and, unordered, silently
 * drops what fails validation; lists are read from there too. Indexes: `event-indexes.ts`.
 */
const eventSchema = new Schema<EventDocument>(
  {
    _id: Bytes,
    id: { type: Bytes, subtype: 4 },
    organizationId: ObjectId,
    occurredAt: Date,
    receivedAt: Date,
    storedAt: Date,
    actor: part({
      ...reference,
      email: text,
      sessionId: text,
      onBehalfOf: part(reference),
      keys: texts,
    }),
    workspace: part({ id: text, name: text }),
    action: text,
    category: text,
    resource: part(reference),
    targets: { type: [part(reference)], default: undefined },
    status: Number,
    outcome: text,
    client: part({
      ip: text,
      ipBytes: Bytes,
      userAgent: text,
      forwardedFor: texts,
      country: text,
      countryAsOf: text,
    }),
    request: part({ id: text, method: text, path: text, traceId: text }),
    changes: part({ before: text, after: text }),
    reason: text,
    error: part({ code: text, message: text }),
    metadata: Mixed,
    producer: part({
      keyId: text,
      keyName: text,
      service: text,
      environment: text,
      sdk: text,
      ip: text,
    }),
    retention: part({ policyId: text, version: Number, until: Date }),
    expireAt: Date,
    holds: texts,
    redacted: texts,
    warnings: texts,
    inputHash: Bytes,
    schemaVersion: Number,
  },
  {
    collection: EVENTS_COLLECTION,
    versionKey: false,
    id: false,
    minimize: false,
    strict: "throw",
  },
);

export const eventModel = (connection: Connection): Model<EventDocument> =>
  connection.model<EventDocument>("Event", eventSchema);
