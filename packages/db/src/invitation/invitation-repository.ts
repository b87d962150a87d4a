import { mongo } from "mongoose";
import type { Database } from "../connection/connect.js";
import { organizationObjectId } from "../connection/organization-id.js";
import { INVITATIONS_COLLECTION, type InvitationDocument } from "./invitation-document.js";

/** An invitation as the repository gives it; `organizationId` in hex. */
export interface InvitationRecord
  extends Omit<InvitationDocument, "_id" | "organizationId" | "tokenHash"> {
  readonly id: string;
  readonly organizationId: string;
}

export type NewInvitation = Omit<InvitationRecord, "id"> & { readonly tokenHash: Uint8Array };

/** Open invitations; one that has expired is not there. */
export interface InvitationRepository {
  /** Takes the place of the organization's invitation of this address, whose link then ends. */
  readonly put: (invitation: NewInvitation) => Promise<InvitationRecord>;
  /** Newest first. */
  readonly list: (organizationId: string, now: Date) => Promise<InvitationRecord[]>;
  /** False when the organization has no such invitation. */
  readonly remove: (organizationId: string, id: string) => Promise<boolean>;
  readonly findByToken: (tokenHash: Uint8Array, now: Date) => Promise<InvitationRecord | null>;
  /** Like `findByToken`, and it is gone: of two at once one gets it. */
  readonly take: (tokenHash: Uint8Array, now: Date) => Promise<InvitationRecord | null>;
}

const READ_MS = 2_000;

function toRecord(document: mongo.WithId<InvitationDocument>): InvitationRecord {
  const { _id, organizationId, tokenHash: _, ...rest } = document;
  return { ...rest, id: _id.toHexString(), organizationId: organizationId.toHexString() };
}

/** Invitations in MongoDB. Errors of the driver pass through: see `isStoreUnavailable`. */
export function createInvitationRepository(
  database: Pick<Database, "nativeDb">,
): InvitationRepository {
  const collection = database.nativeDb.collection<InvitationDocument>(INVITATIONS_COLLECTION);
  const openWith = (tokenHash: Uint8Array, now: Date) => ({
    tokenHash: new mongo.Binary(tokenHash),
    expiresAt: { $gt: now },
  });
  return {
    put: async ({ tokenHash, ...invitation }) => {
      const organizationId = organizationObjectId(invitation.organizationId);
      const fields = { ...invitation, organizationId, tokenHash: new mongo.Binary(tokenHash) };
      const stored = await collection.findOneAndUpdate(
        { organizationId, email: invitation.email },
        { $set: fields },
        { upsert: true, returnDocument: "after" },
      );
      if (!stored) throw new Error("MongoDB answered an upsert without the document");
      return toRecord(stored);
    },

    list: async (organizationId, now) => {
      const organization = { organizationId: organizationObjectId(organizationId) };
      const found = collection
        .find({ ...organization, expiresAt: { $gt: now } }, { maxTimeMS: READ_MS })
        .sort({ createdAt: -1 });
      return (await found.toArray()).map(toRecord);
    },

    remove: async (organizationId, id) => {
      if (!mongo.ObjectId.isValid(id)) return false;
      const { deletedCount } = await collection.deleteOne({
        organizationId: organizationObjectId(organizationId),
        _id: new mongo.ObjectId(id),
      });
      return deletedCount === 1;
    },

    findByToken: async (tokenHash, now) => {
      const found = await collection.findOne(openWith(tokenHash, now), { maxTimeMS: READ_MS });
      return found && toRecord(found);
    },

    take: async (tokenHash, now) => {
      const taken = await collection.findOneAndDelete(openWith(tokenHash, now));
      return taken && toRecord(taken);
    },
  };
}
