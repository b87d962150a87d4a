import { type Connection, type Model, type mongo, Schema } from "mongoose";

/** How long an organization keeps its events: one document for each organization. */
export interface RetentionPolicyDocument {
  /** The organization. */
  readonly _id: mongo.ObjectId;
  /** Rises with every change; each event says under which version its end was derived. */
  readonly version: number;
  /** Null: for ever. */
  readonly defaultDays: number | null;
  readonly createdAt: Date;
}

export const RETENTION_POLICIES_COLLECTION = "retention_policies";

const retentionPolicySchema = new Schema<RetentionPolicyDocument>(
  { _id: Schema.Types.ObjectId, version: Number, defaultDays: Number, createdAt: Date },
  { collection: RETENTION_POLICIES_COLLECTION, versionKey: false, id: false, strict: "throw" },
);

export const retentionPolicyModel = (connection: Connection): Model<RetentionPolicyDocument> =>
  connection.model<RetentionPolicyDocument>("RetentionPolicy", retentionPolicySchema);
