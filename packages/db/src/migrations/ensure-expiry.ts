import { mongo } from "mongoose";
import type { Database } from "../connection/connect.js";
import { EVENTS_COLLECTION } from "../event/event-document.js";
import { EXPIRY_INDEX } from "../event/event-indexes.js";
import { EVENT_INDEX_STORAGE } from "../event/event-storage.js";

const INDEX_OPTIONS_CONFLICT = 85;

/** Seconds between an event's `expireAt` and its deletion, unless set: a day. */
const DEFAULT_GRACE_SECONDS = 86_400;

/**
 * Sees to the index that deletes events a grace after their `expireAt`; events without one are
 * never deleted. An index with another grace is changed in place, or left alone by a process that
 * was not told a grace.
 */
export async function ensureExpiry(database: Database, graceSeconds?: number): Promise<void> {
  const expireAfterSeconds = graceSeconds ?? DEFAULT_GRACE_SECONDS;
  try {
    await database.nativeDb.collection(EVENTS_COLLECTION).createIndex(
      { expireAt: 1 },
      {
        name: EXPIRY_INDEX,
        expireAfterSeconds,
        storageEngine: EVENT_INDEX_STORAGE,
      },
    );
  } catch (error) {
    const differs =
      error instanceof mongo.MongoServerError && error.code === INDEX_OPTIONS_CONFLICT;
    if (!differs) throw error;
    if (graceSeconds === undefined) return;
    await database.nativeDb.command({
      collMod: EVENTS_COLLECTION,
      index: { name: EXPIRY_INDEX, expireAfterSeconds },
    });
  }
}
