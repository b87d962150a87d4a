import type { Producer } from "@audit/types";
import { type Connection, type Model, type mongo, Schema } from "mongoose";

/** An event of the log's own that is on its way to the queue. */
export interface OutboxDocument {
  /** The event's id, a UUID. */
  readonly _id: string;
  readonly organizationId: mongo.ObjectId;
  readonly producer: Producer;
  readonly receivedAt: Date;
  /** The accepted event as JSON text, so that no key of it can mean anything to MongoDB. */
  readonly event: string;
  /** From here on it may be queued. */
  readonly dueAt: Date;
}

export const OUTBOX_COLLECTION = "outbox";

export const OUTBOX_INDEXES: readonly mongo.IndexDescription[] = [
  // What is due, oldest first.
  { name: "due", key: { dueAt: 1, _id: 1 } },
];

const { Mixed, ObjectId } = Schema.Types;

const outboxSchema = new Schema<OutboxDocument>(
  {
    _id: String,
    organizationId: ObjectId,
    producer: Mixed,
    receivedAt: Date,
    event: String,
    dueAt: Date,
  },
  { collection: OUTBOX_COLLECTION, versionKey: false, id: false, strict: "throw" },
);

export const outboxModel = (connection: Connection): Model<OutboxDocument> =>
  connection.model<OutboxDocument>("Outbox", outboxSchema);
