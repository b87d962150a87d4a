import type { Scope } from "@audit/types";
import { type Connection, type Model, type mongo, Schema } from "mongoose";

/** Name of the collection of API keys. */
export const API_KEYS_COLLECTION = "api_keys";

/** An API key as it lies in the collection `api_keys`. It holds no secret. */
export interface ApiKeyDocument {
  /** The key's public id, which stands in its text. */
  readonly _id: string;
  readonly organizationId: mongo.ObjectId;
  readonly name: string;
  /** The public beginning of the key's text. */
  readonly prefix: string;
  /** HMAC-SHA-256 of the key's text, 32 bytes. */
  readonly hash: mongo.Binary;
  readonly scopes: readonly Scope[];
  readonly service?: string | undefined;
  readonly environment?: string | undefined;
  /** From then on the key is refused. */
  readonly expiresAt?: Date | undefined;
  readonly workspaceId?: string | undefined;
  readonly resourceTypes?: readonly string[] | undefined;
  readonly allowedCidrs?: readonly string[] | undefined;
  readonly eventsPerMinute?: number | undefined;
  /** An event may name the organization that it belongs to. Given on the installation alone. */
  readonly platform?: true | undefined;
  readonly createdAt: Date;
  /** Who made it, as a name or an address that people know. */
  readonly createdBy: string;
  /** Absent while the key is valid. Keys are revoked, never deleted: events name them. */
  readonly revokedAt?: Date | undefined;
  /** The key that was made in its place; both are valid until this one's `expiresAt`. */
  readonly replacedBy?: string | undefined;
  /** When it was last used, to the minute. */
  readonly lastUsedAt?: Date | undefined;
}

/** Keys are looked up by `_id`; the index serves the list of an organization's keys. */
export const API_KEY_INDEXES: readonly mongo.IndexDescription[] = [
  { name: "organization", key: { organizationId: 1, createdAt: -1, _id: -1 } },
];

const { Buffer: Bytes, ObjectId } = Schema.Types;
const required = true;

const apiKeyModelSchema = new Schema<ApiKeyDocument>(
  {
    _id: { type: String, required },
    organizationId: { type: ObjectId, required },
    name: { type: String, required },
    prefix: { type: String, required },
    hash: { type: Bytes, required },
    scopes: { type: [String], required },
    service: String,
    environment: String,
    expiresAt: Date,
    workspaceId: String,
    resourceTypes: { type: [String], default: undefined },
    allowedCidrs: { type: [String], default: undefined },
    eventsPerMinute: Number,
    platform: Boolean,
    createdAt: { type: Date, required },
    createdBy: { type: String, required },
    revokedAt: Date,
    replacedBy: String,
    lastUsedAt: Date,
  },
  { collection: API_KEYS_COLLECTION, versionKey: false, id: false, strict: "throw" },
);

export const apiKeyModel = (connection: Connection): Model<ApiKeyDocument> =>
  connection.model<ApiKeyDocument>("ApiKey", apiKeyModelSchema);
