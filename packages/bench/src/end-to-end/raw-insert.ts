import type { EventDocument } from "@audit/db";
import type { Collection, Db } from "mongodb";
import { eventsOf } from "./stored-events.js";

/** How many documents an `insertMany` carries, and how many are under way at once. */
export interface RawLoad {
  readonly batch: number;
  readonly parallel: number;
}

/** Inserts documents with the bare driver, unordered, and answers the seconds that it took. */
export async function insertRaw(
  events: Collection<EventDocument>,
  documents: readonly EventDocument[],
  { batch, parallel }: RawLoad,
): Promise<number> {
  let next = 0;
  const insertNext = async (): Promise<void> => {
    while (next < documents.length) {
      const begin = next;
      next += batch;
      await events.insertMany(documents.slice(begin, next), { ordered: false });
    }
  };
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: parallel }, insertNext));
  return (performance.now() - startedAt) / 1_000;
}

const BATCHES = [100, 250, 500, 1_000];
const PARALLELS = [1, 2, 4, 8];

/**
 * The driver's best batch and concurrency on this machine, as in a knock-out: all combinations
 * once, each on a fresh database, the best quarter again, until one is left.
 */
export async function findBestLoad(
  freshDatabase: () => Promise<Db>,
  documents: readonly EventDocument[],
): Promise<RawLoad> {
  const measure = async (load: RawLoad) => {
    const database = await freshDatabase();
    const seconds = await insertRaw(eventsOf(database), documents, load);
    await database.dropDatabase();
    return { load, seconds };
  };
  let candidates = BATCHES.flatMap((batch) => PARALLELS.map((parallel) => ({ batch, parallel })));
  while (candidates.length > 1) {
    const results: Awaited<ReturnType<typeof measure>>[] = [];
    for (const load of candidates) results.push(await measure(load));
    results.sort((one, other) => one.seconds - other.seconds);
    candidates = results.slice(0, Math.ceil(results.length / 4)).map(({ load }) => load);
  }
  return candidates[0] ?? { batch: 500, parallel: 4 };
}
