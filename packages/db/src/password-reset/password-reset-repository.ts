import { mongo } from "mongoose";
import type { Database } from "../connection/connect.js";

/** A link by which somebody may set a new password. It holds no token. */
export interface PasswordResetDocument {
  /** The person: one link at a time. */
  readonly _id: string;
  /** SHA-256 of the link's token. */
  readonly tokenHash: mongo.Binary;
  readonly expiresAt: Date;
}

export const PASSWORD_RESETS_COLLECTION = "password_resets";

export const PASSWORD_RESET_INDEXES: readonly mongo.IndexDescription[] = [
  { name: "token", key: { tokenHash: 1 }, unique: true },
  { name: "expiry", key: { expiresAt: 1 }, expireAfterSeconds: 0 },
];

export interface PasswordResetRepository {
  /** Ends the link that the person had before. */
  readonly put: (userId: string, link: { tokenHash: Uint8Array; expiresAt: Date }) => Promise<void>;
  /** The person whom a link is for; null when there is none, or no more. */
  readonly personOf: (tokenHash: Uint8Array, now: Date) => Promise<string | null>;
  /** Like `personOf`, and the link is used up: of two at once one gets it. */
  readonly take: (tokenHash: Uint8Array, now: Date) => Promise<string | null>;
}

const READ_MS = 2_000;

export function createPasswordResetRepository(
  database: Pick<Database, "nativeDb">,
): PasswordResetRepository {
  const collection = database.nativeDb.collection<PasswordResetDocument>(
    PASSWORD_RESETS_COLLECTION,
  );
  const openWith = (tokenHash: Uint8Array, now: Date) => ({
    tokenHash: new mongo.Binary(tokenHash),
    expiresAt: { $gt: now },
  });
  return {
    put: async (userId, { tokenHash, expiresAt }) => {
      const fields = { tokenHash: new mongo.Binary(tokenHash), expiresAt };
      await collection.updateOne({ _id: userId }, { $set: fields }, { upsert: true });
    },
    personOf: async (tokenHash, now) => {
      const found = await collection.findOne(openWith(tokenHash, now), { maxTimeMS: READ_MS });
      return found?._id ?? null;
    },
    take: async (tokenHash, now) =>
      (await collection.findOneAndDelete(openWith(tokenHash, now)))?._id ?? null,
  };
}
