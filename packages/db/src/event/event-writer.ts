import { mongo } from "mongoose";
import type { Database } from "../connection/connect.js";
import { isStoreUnavailable, isUnavailableCode } from "../connection/store-unavailable.js";
import { compareWithStored } from "./compare-with-stored.js";
import { eventCollection } from "./event-collection.js";
import type { EventDocument } from "./event-document.js";
import { createGathering } from "./gathering.js";

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

/**
 * Documents in one insert; the driver splits further where a message would exceed 48 MB. What
 * callers bring at the same time shares inserts, since an insert of a hundred costs a fifth more
 * a document than one of a thousand in MongoDB, and half more in the driver.
 */
const INSERT_DOCUMENTS = 1_000;

/** Inserts under way at once: as many as keep MongoDB busy while the next one is put together. */
const INSERTS_UNDER_WAY = 2;

/** How often a document is tried again whose rival vanished between insert and comparison. */
const VANISHED_RETRIES = 2;

const DUPLICATE_KEY = 11_000;

/** What is known so far of the documents of one caller. */
interface Tally {
  inserted: number;
  duplicates: number;
  readonly conflicts: { index: number }[];
  readonly failures: { index: number; reason: string }[];
}

interface Entry {
  readonly document: EventDocument;
  /** The place among the documents of its caller, and where that caller's outcome is kept. */
  readonly index: number;
  readonly tally: Tally;
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

function fail({ tally, index }: Entry, reason: string): void {
  tally.failures.push({ index, reason });
}

/**
 * Writes events exactly once, however often a job is delivered: the index on `_id` refuses what is
 * there, and what it refuses is compared with what is stored.
 */
export function createEventWriter(database: Pick<Database, "nativeDb">): EventWriter {
  const collection = eventCollection(database);

  async function insertChunk(entries: readonly Entry[], retries: number): Promise<void> {
    try {
      await collection.insertMany(
        entries.map((entry) => entry.document),
        { ordered: false },
      );
      for (const { tally } of entries) tally.inserted += 1;
    } catch (error) {
      const errors = documentErrors(error);
      if (errors) await settle(entries, errors, retries);
      else if (isStoreUnavailable(error)) throw error;
      else await isolate(entries, error, retries);
    }
  }

  /** The batch failed as a whole although MongoDB is well: halves it until the culprit is alone. */
  async function isolate(
    entries: readonly Entry[],
    error: unknown,
    retries: number,
  ): Promise<void> {
    const [first] = entries;
    if (!first) return;
    if (entries.length === 1) return fail(first, reasonOf(error));
    const middle = Math.ceil(entries.length / 2);
    await insertChunk(entries.slice(0, middle), retries);
    await insertChunk(entries.slice(middle), retries);
  }

  async function settle(
    entries: readonly Entry[],
    errors: readonly mongo.WriteError[],
    retries: number,
  ): Promise<void> {
    const refused: Entry[] = [];
    const left = new Set(entries);
    for (const error of errors) {
      const entry = entries[error.index];
      if (!entry) continue;
      if (isUnavailableCode(error.code)) throw new mongo.MongoServerError(error.toJSON());
      left.delete(entry);
      if (error.code === DUPLICATE_KEY) refused.push(entry);
      else fail(entry, `${error.code}: ${error.errmsg ?? "refused"}`);
    }
    const { same, other, vanished } = await compareWithStored(collection, refused);
    for (const { tally } of left) tally.inserted += 1;
    for (const { tally } of same) tally.duplicates += 1;
    for (const { tally, index } of other) tally.conflicts.push({ index });
    if (vanished.length === 0) return;
    if (retries > 0) return insertChunk(vanished, retries - 1);
    for (const entry of vanished) {
      fail(entry, "refused as a duplicate, yet nothing is stored under its _id");
    }
  }

  const insertTogether = createGathering<Entry>({
    run: async (entries) => {
      for (let start = 0; start < entries.length; start += INSERT_DOCUMENTS) {
        await insertChunk(entries.slice(start, start + INSERT_DOCUMENTS), VANISHED_RETRIES);
      }
    },
    maxItems: INSERT_DOCUMENTS,
    maxUnderWay: INSERTS_UNDER_WAY,
  });

  return {
    insert: async (documents) => {
      const tally: Tally = { inserted: 0, duplicates: 0, conflicts: [], failures: [] };
      if (documents.length === 0) return tally;
      await insertTogether(documents.map((document, index) => ({ document, index, tally })));
      return tally;
    },
  };
}
