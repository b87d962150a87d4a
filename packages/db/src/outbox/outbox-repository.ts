import { type AcceptedEvent, acceptedEventSchema, type Producer } from "@audit/types";
import mongoose from "mongoose";
import type { Database } from "../connection/connect.js";
import { organizationObjectId } from "../connection/organization-id.js";
import type { OutboxDocument } from "./outbox-model.js";

/** An event of the log's own, before it is queued. */
export interface OutboxEntry {
  readonly organizationId: string;
  readonly producer: Producer;
  readonly receivedAt: Date;
  readonly event: AcceptedEvent;
  /** From here on it may be queued. */
  readonly dueAt: Date;
}

/** Events of the log's own between what they tell of and the queue; durable, never lost. */
export interface Outbox {
  /**
   * Keeps entries; one whose event's id is there already is replaced. Resolves when a majority has
   * them in its journal.
   */
  readonly put: (entries: readonly OutboxEntry[]) => Promise<void>;
  /** Replaces the entry of the same event's id; false when it was taken away meanwhile. */
  readonly replace: (entry: OutboxEntry) => Promise<boolean>;
  /** Entries that are due at `now`, the longest due first. */
  readonly due: (now: Date, limit: number) => Promise<OutboxEntry[]>;
  /** Takes entries away, those that were replaced since they were read excepted. */
  readonly remove: (entries: readonly OutboxEntry[]) => Promise<void>;
  /** How many wait, whether they are due or not. */
  readonly count: () => Promise<number>;
}

function toDocument(entry: OutboxEntry): OutboxDocument {
  const { organizationId, producer, receivedAt, event, dueAt } = entry;
  return {
    _id: event.id,
    organizationId: organizationObjectId(organizationId),
    producer,
    receivedAt,
    event: JSON.stringify(event),
    dueAt,
  };
}

function toEntry(document: OutboxDocument): OutboxEntry {
  const { organizationId, producer, receivedAt, event, dueAt } = document;
  return {
    organizationId: organizationId.toHexString(),
    producer,
    receivedAt,
    event: acceptedEventSchema.parse(JSON.parse(event)),
    dueAt,
  };
}

export function createOutbox(database: Pick<Database, "models">): Outbox {
  const { outbox } = database.models;
  return {
    put: async (entries) => {
      if (entries.length === 0) return;
      await outbox.bulkWrite(
        entries.map(toDocument).map(({ _id, ...fields }) => ({
          updateOne: { filter: { _id }, update: { $set: fields }, upsert: true },
        })),
      );
    },
    replace: async (entry) => {
      const { _id, ...fields } = toDocument(entry);
      const { matchedCount } = await outbox.updateOne({ _id }, { $set: fields });
      return matchedCount === 1;
    },
    due: async (now, limit) => {
      const documents = await outbox
        .find({ dueAt: mongoose.trusted({ $lte: now }) })
        .sort({ dueAt: 1, _id: 1 })
        .limit(limit)
        .lean();
      return documents.map(toEntry);
    },
    remove: async (entries) => {
      if (entries.length === 0) return;
      await outbox.deleteMany({
        $or: entries.map(({ event, dueAt }) => ({ _id: event.id, dueAt })),
      });
    },
    count: () => outbox.countDocuments(),
  };
}
