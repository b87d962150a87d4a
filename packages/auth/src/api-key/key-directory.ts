import type { ApiKeyRecord, ApiKeyRepository } from "@audit/db";
import { AppError } from "@audit/types";
import { within } from "../within.js";
import { createBatchedLookup } from "./batched-lookup.js";
import { createBoundedMap } from "./bounded-map.js";

/** How long an answer of the store is believed: with the look-up, a revocation acts within 5 s. */
const FRESH_MS = 3_000;
/** While the store is away, a key that it vouched for within this time stays valid. */
const TRUSTED_MS = 3_600_000;
/** After a failed look-up the store is left alone for so long. */
const PAUSE_MS = 500;
/** A look-up that takes longer counts as failed. */
const LOOKUP_MS = 1_000;
/** About 1 kB each, so at most some 20 MB whatever is sent. */
const REMEMBERED_KEYS = 10_000;
const REMEMBERED_UNKNOWN_IDS = 10_000;

interface Known {
  readonly record: ApiKeyRecord;
  readonly askedAt: number;
}

/** Finds a key by its id: null when there is none, `unavailable` when that cannot be known. */
export type FindApiKey = (id: string) => Promise<ApiKeyRecord | null>;

const UNCHECKED = "API keys cannot be checked at the moment: retry shortly";

const unavailable = (cause: unknown) =>
  new AppError("unavailable", UNCHECKED, {
    cause,
    retryAfterSeconds: 2,
  });

/**
 * API keys by id, from memory where that is safe. Keys that are in use and ids never seen are
 * looked up apart from each other, each in one batched query at a time, so that a flood of made-up
 * keys neither grows the memory, nor hammers the store, nor delays the keys in use.
 */
export function createKeyDirectory(options: {
  readonly apiKeys: Pick<ApiKeyRepository, "findByIds">;
  readonly now: () => Date;
}): FindApiKey {
  const known = createBoundedMap<string, Known>(REMEMBERED_KEYS);
  const unknownIds = createBoundedMap<string, { readonly askedAt: number }>(REMEMBERED_UNKNOWN_IDS);
  let pausedUntil = 0;
  const time = () => options.now().getTime();
  const isFresh = (answer: { askedAt: number } | undefined) =>
    answer !== undefined && time() - answer.askedAt < FRESH_MS;

  async function load(ids: readonly string[]): Promise<ReadonlyMap<string, Known>> {
    const askedAt = time();
    try {
      const records = await within(LOOKUP_MS, options.apiKeys.findByIds(ids), UNCHECKED);
      return new Map(records.map((record) => [record.id, { record, askedAt }]));
    } catch (error) {
      pausedUntil = time() + PAUSE_MS;
      throw error;
    }
  }
  const refresh = createBatchedLookup({ load, batchSize: 500, maxWaiting: REMEMBERED_KEYS });
  const discover = createBatchedLookup({ load, batchSize: 500, maxWaiting: 5_000 });

  /** What holds without the store: the last answer, while it is young enough. */
  function withoutStore(last: Known | undefined, cause?: unknown): ApiKeyRecord {
    if (last && time() - last.askedAt < TRUSTED_MS) return last.record;
    throw cause instanceof AppError ? cause : unavailable(cause);
  }

  async function ask(id: string, last: Known | undefined): Promise<ApiKeyRecord | null> {
    if (time() < pausedUntil) return withoutStore(last);
    try {
      const found = await (last ? refresh(id) : discover(id));
      if (found) {
        known.set(id, found);
        return found.record;
      }
    } catch (error) {
      return withoutStore(last, error);
    }
    known.delete(id);
    unknownIds.set(id, { askedAt: time() });
    return null;
  }

  return async (id) => {
    const last = known.get(id);
    if (last && isFresh(last)) return last.record;
    if (!last && isFresh(unknownIds.get(id))) return null;
    return ask(id, last);
  };
}
