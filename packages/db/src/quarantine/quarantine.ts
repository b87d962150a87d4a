import type { Database } from "../connection/connect.js";
import { type ConflictingEvent, toQuarantineDocument } from "./quarantine-mapper.js";

export interface Quarantine {
  /** Keeps events that conflict with stored ones; the same conflict again changes nothing. */
  readonly put: (conflicts: readonly ConflictingEvent[], at: Date) => Promise<void>;
  /** Of all organizations; from the collection's own figures, so that it costs nothing. */
  readonly count: () => Promise<number>;
}

export function createQuarantine(database: Pick<Database, "models">): Quarantine {
  return {
    put: async (conflicts, at) => {
      if (conflicts.length === 0) return;
      const writes = conflicts.map((conflict) => {
        const { _id, ...record } = toQuarantineDocument(conflict, at);
        return { updateOne: { filter: { _id }, update: { $setOnInsert: record }, upsert: true } };
      });
      // In order: unordered, mongoose would silently leave out a record that does not fit its schema.
      await database.models.quarantine.bulkWrite(writes);
    },

    count: () => database.models.quarantine.estimatedDocumentCount(),
  };
}
