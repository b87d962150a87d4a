import { INVITATION_INDEXES, INVITATIONS_COLLECTION } from "../invitation/invitation-document.js";
import {
  PASSWORD_RESET_INDEXES,
  PASSWORD_RESETS_COLLECTION,
} from "../password-reset/password-reset-repository.js";
import {
  VISIT_COUNT_INDEXES,
  VISIT_COUNTS_COLLECTION,
} from "../visit-count/visit-count-repository.js";
import { ensureCollection } from "./ensure-collection.js";
import type { Migration } from "./migration.js";

/** What people reach by a link that is sent to them, and the count of who tries links. */
export const links: Migration = {
  version: 6,
  name: "links",
  up: async (database) => {
    const { nativeDb } = database;
    await ensureCollection(database, INVITATIONS_COLLECTION);
    await nativeDb.collection(INVITATIONS_COLLECTION).createIndexes([...INVITATION_INDEXES]);
    await ensureCollection(database, PASSWORD_RESETS_COLLECTION);
    await nativeDb
      .collection(PASSWORD_RESETS_COLLECTION)
      .createIndexes([...PASSWORD_RESET_INDEXES]);
    await ensureCollection(database, VISIT_COUNTS_COLLECTION);
    await nativeDb.collection(VISIT_COUNTS_COLLECTION).createIndexes([...VISIT_COUNT_INDEXES]);
  },
};
