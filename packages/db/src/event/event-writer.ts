import { mongo } from "mongoose";
import type { Database } from "../connection/connect.js";
import { isStoreUnavailable, isUnavailableCode } from "../connection/store-unavailable.js";
import { compareWithStored } from "./compare-with-stored.js";
import { eventCollection } from "./event-collection.js";
import type { EventDocument } from "./event-document.js";

/** What became of a batch of documents; `index` is the place in the batch. */
export interface WriteOutcome {
  readonly inserted: number;
  /** Already stored with the same content: an honest retry, and a success. */
  readonly duplicates: number;
  /** Their id is stored with other content. */
  readonly conflicts: readonly { readonly index: number }[];
  /** Can never be stored; `reason` is for an operator. */
  readonly failures: readonly { readonly index: number; readonly reason: string }[];
}

export interface EventWriter {
  /**
   * Stores what is not stored yet, and resolves when a majority has it in its journal. May be
   * called again with the same documents. Throws what `isStoreUnavailable` recognises when
   * MongoDB is away; then some of the documents may be stored, and all must be given again.
   */
  readonly insert: (documents: readonly EventDocument[]) => Promise<WriteOutcome>;
}

/** Documents in one insert; the driver splits further where a message would exceed 48 MB. */
const CHUNK_DOCUMENTS = 1_000;

/** How often a document is tried again whose rival vanished between insert and comparison. */
const VANISHED_RETRIES = 2;

const DUPLICATE_KEY = 11_000;

interface Entry {
  readonly index: number;
  readonly document: EventDocument;
}

interface Tally {
  inserted: number;
  duplicates: number;
  readonly conflicts: { index: number }[];
  readonly failures: { index: number; reason: string }[];
}

/**
 * The errors of single documents in a failed unordered insert, or null when the batch failed as a
 * whole. `insertedIds` of the error is no help: after a network error it names every document.
 */
function documentErrors(error: unknown): readonly mongo.WriteError[] | null {
  if (!(error instanceof mongo.MongoBulkWriteError)) return null;
  if (error.result.getWriteConcernError() || isStoreUnavailable(error.errorResponse)) return null;
  const errors = error.result.getWriteErrors();
  return errors.length > 0 ? errors : null;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

/**
 * Writes events exactly once, however often a job is delivered: the index on `_id` refuses what is
 * there, and what it refuses is compared with what is stored.
 */
export function createEventWriter(database: Pick<Database, "nativeDb">): EventWriter {
  const collection = eventCollection(database);

  async function insertChunk(entries: readonly Entry[], tally: Tally, retries: number) {
    try {
      await collection.insertMany(
        entries.map((entry) => entry.document),
        { ordered: false },
      );
      tally.inserted += entries.length;
    } catch (error) {
      const errors = documentErrors(error);
      if (errors) await settle(entries, errors, tally, retries);
      else if (isStoreUnavailable(error)) throw error;
      else await isolate(entries, error, tally, retries);
    }
  }

  /** The batch failed as a whole although MongoDB is well: halves it until the culprit is alone. */
  async function isolate(
    entries: readonly Entry[],
    error: unknown,
    tally: Tally,
    retries: number,
  ): Promise<void> {
    const [first] = entries;
    if (!first) return;
    if (entries.length === 1) {
      tally.failures.push({ index: first.index, reason: reasonOf(error) });
      return;
    }
    const middle = Math.ceil(entries.length / 2);
    await insertChunk(entries.slice(0, middle), tally, retries);
    await insertChunk(entries.slice(middle), tally, retries);
  }

  async function settle(
    entries: readonly Entry[],
    errors: readonly mongo.WriteError[],
    tally: Tally,
    retries: number,
  ): Promise<void> {
    const refused: Entry[] = [];
    for (const error of errors) {
      const entry = entries[error.index];
      if (!entry) continue;
      if (isUnavailableCode(error.code)) throw new mongo.MongoServerError(error.toJSON());
      if (error.code === DUPLICATE_KEY) refused.push(entry);
      else {
        const reason = `${error.code}: ${error.errmsg ?? "refused"}`;
        tally.failures.push({ index: entry.index, reason });
      }
    }
    tally.inserted += entries.length - errors.length;

    const { same, other, vanished } = await compareWithStored(collection, refused);
    tally.duplicates += same.length;
    tally.conflicts.push(...other.map(({ index }) => ({ index })));
    if (vanished.length === 0) return;
    if (retries > 0) await insertChunk(vanished, tally, retries - 1);
    else {
      const reason = "refused as a duplicate, yet nothing is stored under its _id";
      tally.failures.push(...vanished.map(({ index }) => ({ index, reason })));
    }
  }

  return {
    insert: async (documents) => {
      const tally: Tally = { inserted: 0, duplicates: 0, conflicts: [], failures: [] };
      const entries = documents.map((document, index) => ({ index, document }));
      for (let start = 0; start < entries.length; start += CHUNK_DOCUMENTS) {
        const chunk = entries.slice(start, start + CHUNK_DOCUMENTS);
        await insertChunk(chunk, tally, VANISHED_RETRIES);
      }
      return tally;
    },
  };
}
