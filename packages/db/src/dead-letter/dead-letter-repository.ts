import type { DeadLetter } from "@audit/types";
import mongoose, { mongo } from "mongoose";
import type { Database } from "../connection/connect.js";
import { parseDeadLetterCursor, printDeadLetterCursor } from "./dead-letter-cursor.js";
import {
  type FailedEvent,
  type OpenDeadLetter,
  toDeadLetter,
  toDeadLetterDocument,
  toOpenDeadLetter,
} from "./dead-letter-mapper.js";

export interface DeadLetterRepository {
  /**
   * Keeps events that cannot be stored, and of one that is too large the beginning. The same event
   * again is the same letter, open once more and with one attempt more. Rejects when a letter could
   * not be kept, after it has kept the others.
   */
  readonly put: (failed: readonly FailedEvent[], failedAt: Date) => Promise<void>;
  /** An organization's letters, newest first; the cursor is the last answer's. */
  readonly list: (
    organizationId: string,
    page: { readonly cursor?: string | undefined; readonly limit: number },
  ) => Promise<{ items: DeadLetter[]; nextCursor: string | null }>;
  /** The organization's open letters with their bodies; without ids, every one. */
  readonly open: (organizationId: string, ids?: readonly string[]) => AsyncIterable<OpenDeadLetter>;
  /** How many are open, of all organizations. */
  readonly countOpen: () => Promise<number>;
  /** Closes letters that are in the queue again, except those that failed anew meanwhile. */
  readonly markReplayed: (letters: readonly OpenDeadLetter[]) => Promise<void>;
}

/** Health asks, and waits no longer than 1.5 seconds. */
const COUNT_MS = 1_000;

const idOf = (hex: string) => new mongo.Binary(Buffer.from(hex, "hex"));
const isId = (hex: string) => /^[0-9a-f]{32}$/.test(hex);

export function createDeadLetterRepository(
  database: Pick<Database, "models">,
): DeadLetterRepository {
  const { deadLetters } = database.models;
  return {
    put: async (failed, failedAt) => {
      if (failed.length === 0) return;
      const writes = failed.map((event) => {
        const { _id, reason, state, failedAt: at, ...rest } = toDeadLetterDocument(event, failedAt);
        const update = {
          $setOnInsert: rest,
          $set: { reason, state, failedAt: at },
          $inc: { attempts: 1 },
        };
        return { updateOne: { filter: { _id }, update, upsert: true } };
      });
      // Unordered, mongoose leaves out a letter that does not fit its schema, silently unless told.
      await deadLetters.bulkWrite(writes, { ordered: false, throwOnValidationError: true });
    },

    list: async (organizationId, { cursor, limit }) => {
      const after = cursor === undefined ? undefined : parseDeadLetterCursor(cursor);
      const documents = await deadLetters
        .find({
          organizationId,
          ...(after && {
            $or: [
              { failedAt: mongoose.trusted({ $lt: after.failedAt }) },
              { failedAt: after.failedAt, _id: mongoose.trusted({ $lt: after._id }) },
            ],
          }),
        })
        .select({ event: 0, producer: 0 })
        .sort({ failedAt: -1, _id: -1 })
        .limit(limit + 1)
        .lean();
      const items = documents.slice(0, limit);
      const last = items.at(-1);
      return {
        items: items.map(toDeadLetter),
        nextCursor: last && documents.length > limit ? printDeadLetterCursor(last) : null,
      };
    },

    open: async function* (organizationId, ids) {
      const letters = deadLetters
        .find({
          organizationId,
          state: "open",
          ...(ids && { _id: mongoose.trusted({ $in: ids.filter(isId).map(idOf) }) }),
        })
        .sort({ _id: 1 })
        .lean()
        .cursor();
      for await (const letter of letters) yield toOpenDeadLetter(letter);
    },

    // The index alone answers: the letters are not read, however large.
    countOpen: () =>
      deadLetters.countDocuments({ state: "open" }, { hint: "state", maxTimeMS: COUNT_MS }),

    markReplayed: async (letters) => {
      if (letters.length === 0) return;
      await deadLetters.bulkWrite(
        letters.map(({ id, attempts }) => ({
          updateOne: {
            filter: { _id: idOf(id), attempts },
            update: { $set: { state: "replayed" } },
          },
        })),
      );
    },
  };
}
