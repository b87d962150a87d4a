import type { Scope } from "@audit/types";
import { mongo } from "mongoose";
import type { Database } from "../connection/connect.js";
import { API_KEYS_COLLECTION, type ApiKeyDocument } from "./api-key-model.js";

/** What narrows a key beyond its scopes; what is absent narrows nothing. */
export interface ApiKeyRestrictions {
  /** From then on the key is refused. */
  readonly expiresAt?: Date | undefined;
  /** The only `workspace.id` of events that it records or reads. */
  readonly workspaceId?: string | undefined;
  /** The only `resource.type`s of events that it records or reads. */
  readonly resourceTypes?: readonly string[] | undefined;
  /** Addresses and CIDR ranges from which alone it may be used. */
  readonly allowedCidrs?: readonly string[] | undefined;
  readonly eventsPerMinute?: number | undefined;
}

/** A key as the repository gives it; `organizationId` in hex, `hash` 32 bytes. */
export interface ApiKeyRecord extends ApiKeyRestrictions {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly prefix: string;
  readonly hash: Uint8Array;
  readonly scopes: readonly Scope[];
  readonly service?: string | undefined;
  readonly environment?: string | undefined;
  /** An event may name the organization that it belongs to. */
  readonly platform?: true | undefined;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly revokedAt?: Date | undefined;
  /** The key that was made in its place. */
  readonly replacedBy?: string | undefined;
  readonly lastUsedAt?: Date | undefined;
}

export interface ApiKeyRepository {
  /** The keys of these ids, of whatever organization, revoked ones too. */
  readonly findByIds: (ids: readonly string[]) => Promise<ApiKeyRecord[]>;
  /** An organization's keys, newest first, revoked ones too. */
  readonly list: (organizationId: string) => Promise<ApiKeyRecord[]>;
  readonly insert: (record: ApiKeyRecord) => Promise<void>;
  /**
   * Null when the organization has no such key. Revoking again changes nothing: the first time
   * counts.
   */
  readonly revoke: (
    organizationId: string,
    id: string,
    revokedAt: Date,
  ) => Promise<ApiKeyRecord | null>;
  /**
   * Notes which key was made in a key's place, and when it ends therefore. Null, and nothing is
   * changed, when the organization has no such key, or it was revoked or replaced already.
   */
  readonly replace: (
    organizationId: string,
    id: string,
    by: { readonly replacedBy: string; readonly expiresAt: Date },
  ) => Promise<ApiKeyRecord | null>;
  /** Notes that keys were used, for each at most once a minute, whoever notes it. */
  readonly markUsed: (ids: readonly string[], usedAt: Date) => Promise<void>;
}

/** A look-up by id is quick or not worth waiting for. */
const LOOKUP_MS = 750;
const READ_MS = 2_000;
const MARK_MS = 1_000;
/** How exact `lastUsedAt` is. */
const USE_NOTED_EVERY_MS = 60_000;

function toRecord({ _id, organizationId, hash, ...rest }: ApiKeyDocument): ApiKeyRecord {
  return { ...rest, id: _id, organizationId: organizationId.toHexString(), hash: hash.value() };
}

function toDocument({ id, organizationId, hash, ...rest }: ApiKeyRecord): ApiKeyDocument {
  return {
    ...rest,
    _id: id,
    organizationId: mongo.ObjectId.createFromHexString(organizationId),
    hash: new mongo.Binary(hash),
  };
}

/** API keys in MongoDB. Errors of the driver pass through: see `isStoreUnavailable`. */
export function createApiKeyRepository(database: Pick<Database, "nativeDb">): ApiKeyRepository {
  const collection = database.nativeDb.collection<ApiKeyDocument>(API_KEYS_COLLECTION);
  return {
    findByIds: async (ids) => {
      const found = collection.find({ _id: { $in: [...ids] } }, { maxTimeMS: LOOKUP_MS });
      return (await found.toArray()).map(toRecord);
    },

    list: async (organizationId) => {
      const found = collection
        .find(
          { organizationId: mongo.ObjectId.createFromHexString(organizationId) },
          { maxTimeMS: READ_MS },
        )
        .sort({ createdAt: -1, _id: -1 });
      return (await found.toArray()).map(toRecord);
    },

    insert: async (record) => {
      await collection.insertOne(toDocument(record), { ignoreUndefined: true });
    },

    revoke: async (organizationId, id, revokedAt) => {
      const key = {
        _id: id,
        organizationId: mongo.ObjectId.createFromHexString(organizationId),
      };
      await collection.updateOne(
        { ...key, revokedAt: { $exists: false } },
        { $set: { revokedAt } },
      );
      const document = await collection.findOne(key, { maxTimeMS: READ_MS });
      return document && toRecord(document);
    },

    replace: async (organizationId, id, { replacedBy, expiresAt }) => {
      const document = await collection.findOneAndUpdate(
        {
          _id: id,
          organizationId: mongo.ObjectId.createFromHexString(organizationId),
          revokedAt: { $exists: false },
          replacedBy: { $exists: false },
        },
        { $set: { replacedBy, expiresAt } },
        { returnDocument: "after", maxTimeMS: READ_MS },
      );
      return document && toRecord(document);
    },

    markUsed: async (ids, usedAt) => {
      const before = new Date(usedAt.getTime() - USE_NOTED_EVERY_MS);
      const isDue = [{ lastUsedAt: { $exists: false } }, { lastUsedAt: { $lte: before } }];
      await collection.updateMany(
        { _id: { $in: [...ids] }, $or: isDue },
        { $set: { lastUsedAt: usedAt } },
        { maxTimeMS: MARK_MS },
      );
    },
  };
}
