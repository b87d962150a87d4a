import { API_KEY_INDEXES, API_KEYS_COLLECTION } from "../api-key/api-key-model.js";
import { DEAD_LETTER_INDEXES, DEAD_LETTERS_COLLECTION } from "../dead-letter/dead-letter-model.js";
import { EVENTS_COLLECTION } from "../event/event-document.js";
import { EVENT_INDEXES } from "../event/event-indexes.js";
import { EVENT_STORAGE } from "../event/event-storage.js";
import { QUARANTINE_COLLECTION, QUARANTINE_INDEXES } from "../quarantine/quarantine-model.js";
import { RETENTION_POLICIES_COLLECTION } from "../retention-policy/retention-policy-model.js";
import { WORKSPACE_INDEXES, WORKSPACES_COLLECTION } from "../workspace/workspace-model.js";
import { ensureCollection } from "./ensure-collection.js";
import type { Migration } from "./migration.js";

/** The first collections and their indexes; `expiry` is made by `ensureExpiry`. */
export const firstCollections: Migration = {
  version: 1,
  name: "first collections",
  up: async (database) => {
    const { nativeDb } = database;
    await ensureCollection(database, EVENTS_COLLECTION, { storageEngine: EVENT_STORAGE });
    await nativeDb.collection(EVENTS_COLLECTION).createIndexes([...EVENT_INDEXES]);
    await ensureCollection(database, API_KEYS_COLLECTION);
    await nativeDb.collection(API_KEYS_COLLECTION).createIndexes([...API_KEY_INDEXES]);
    await ensureCollection(database, RETENTION_POLICIES_COLLECTION);
    await ensureCollection(database, WORKSPACES_COLLECTION);
    await nativeDb.collection(WORKSPACES_COLLECTION).createIndexes([...WORKSPACE_INDEXES]);
    await ensureCollection(database, QUARANTINE_COLLECTION);
    await nativeDb.collection(QUARANTINE_COLLECTION).createIndexes([...QUARANTINE_INDEXES]);
    await ensureCollection(database, DEAD_LETTERS_COLLECTION);
    await nativeDb.collection(DEAD_LETTERS_COLLECTION).createIndexes([...DEAD_LETTER_INDEXES]);
  },
};
