import { OUTBOX_COLLECTION, OUTBOX_INDEXES } from "../outbox/outbox-model.js";
import { ensureCollection } from "./ensure-collection.js";
import type { Migration } from "./migration.js";

/** The events of the log's own, before they are queued. */
export const outbox: Migration = {
  version: 3,
  name: "outbox",
  up: async (database) => {
    await ensureCollection(database, OUTBOX_COLLECTION);
    await database.nativeDb.collection(OUTBOX_COLLECTION).createIndexes([...OUTBOX_INDEXES]);
  },
};
