import type { Producer } from "@audit/types";
import { type Connection, type Model, type mongo, Schema } from "mongoose";

/** An event that came under an id which is stored with other content. */
export interface QuarantineDocument {
  /** 16 bytes of SHA-256(organization, id, input hash): the same conflict is one record. */
  readonly _id: mongo.Binary;
  readonly organizationId: mongo.ObjectId;
  readonly eventId: string;
  readonly inputHash: string;
  readonly producer: Producer;
  readonly receivedAt: Date;
  /** The accepted event, whole, as JSON text. */
  readonly event: string;
  readonly quarantinedAt: Date;
}

export const QUARANTINE_COLLECTION = "quarantine";

export const QUARANTINE_INDEXES: readonly mongo.IndexDescription[] = [
  // An organization's quarantined events, newest first.
  { name: "time", key: { organizationId: 1, quarantinedAt: -1, _id: -1 } },
  // Every content that came under one id.
  { name: "event", key: { organizationId: 1, eventId: 1 } },
];

const { Buffer: Bytes, Mixed, ObjectId } = Schema.Types;

const quarantineSchema = new Schema<QuarantineDocument>(
  {
    _id: Bytes,
    organizationId: ObjectId,
    eventId: String,
    inputHash: String,
    producer: Mixed,
    receivedAt: Date,
    event: String,
    quarantinedAt: Date,
  },
  { collection: QUARANTINE_COLLECTION, versionKey: false, id: false, strict: "throw" },
);

export const quarantineModel = (connection: Connection): Model<QuarantineDocument> =>
  connection.model<QuarantineDocument>("Quarantine", quarantineSchema);
