import type { Producer } from "@audit/types";
import { type Connection, type Model, type mongo, Schema } from "mongoose";

/** An event that could not be stored. */
export interface DeadLetterDocument {
  /** 16 bytes of SHA-256(organization, event's identity): the same event is the same letter. */
  readonly _id: mongo.Binary;
  readonly organizationId: mongo.ObjectId;
  /** As far as the event could be read; empty when it could not. */
  readonly eventId: string;
  readonly producer: Producer;
  readonly receivedAt: Date;
  /** The event as the job carried it, as JSON text; of one that was too large, its beginning. */
  readonly event: string;
  readonly reason: string;
  readonly failedAt: Date;
  readonly state: "open" | "replayed";
  /** How often storing it was tried. */
  readonly attempts: number;
}

export const DEAD_LETTERS_COLLECTION = "dead_letters";

export const DEAD_LETTER_INDEXES: readonly mongo.IndexDescription[] = [
  // An organization's dead letters, newest first.
  { name: "time", key: { organizationId: 1, failedAt: -1, _id: -1 } },
  // The open ones of an organization, to replay them all.
  { name: "state", key: { organizationId: 1, state: 1, _id: 1 } },
];

const { Buffer: Bytes, Mixed, ObjectId } = Schema.Types;

const deadLetterSchema = new Schema<DeadLetterDocument>(
  {
    _id: Bytes,
    organizationId: ObjectId,
    eventId: String,
    producer: Mixed,
    receivedAt: Date,
    event: String,
    reason: String,
    failedAt: Date,
    state: String,
    attempts: Number,
  },
  { collection: DEAD_LETTERS_COLLECTION, versionKey: false, id: false, strict: "throw" },
);

export const deadLetterModel = (connection: Connection): Model<DeadLetterDocument> =>
  connection.model<DeadLetterDocument>("DeadLetter", deadLetterSchema);
