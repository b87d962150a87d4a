import {
  SIGN_IN_ATTEMPT_INDEXES,
  SIGN_IN_ATTEMPTS_COLLECTION,
} from "../sign-in-attempt/sign-in-attempt-document.js";
import { ensureCollection } from "./ensure-collection.js";
import type { Migration } from "./migration.js";

/** What keeps passwords from being guessed. */
export const signInAttempts: Migration = {
  version: 5,
  name: "sign-in attempts",
  up: async (database) => {
    await ensureCollection(database, SIGN_IN_ATTEMPTS_COLLECTION);
    await database.nativeDb
      .collection(SIGN_IN_ATTEMPTS_COLLECTION)
      .createIndexes([...SIGN_IN_ATTEMPT_INDEXES]);
  },
};
