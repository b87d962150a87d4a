import type { EventDocument } from "@audit/db";
import type { Collection } from "mongodb";
import type { OwnMongo } from "../measure/own-mongo.js";
import type { Variant } from "./variants.js";

/** Documents of one insert, and inserts under way at once: about what a worker does. */
const BATCH_SIZE = 500;
const PARALLEL_INSERTS = 4;

/** A variant's collection on a MongoDB of its own. */
export interface Store {
  readonly variant: Variant;
  readonly mongo: OwnMongo;
  readonly events: Collection<EventDocument>;
}

export async function createStore(mongo: OwnMongo, variant: Variant): Promise<Store> {
  const database = mongo.client.db("bench");
  await database.createCollection("events", {
    storageEngine: variant.storage,
    ...(variant.clustered && { clusteredIndex: { key: { _id: 1 }, unique: true } }),
  });
  const events = database.collection<EventDocument>("events");
  if (variant.indexes.length > 0) await events.createIndexes([...variant.indexes]);
  return { variant, mongo, events };
}

/** Time for some events, in microseconds an event. */
export interface Cost {
  readonly wallMicroseconds: number;
}

/** Inserts documents unordered (`w: majority, j: true`) and says how long each took. */
export async function insertSlice(
  store: Store,
  documents: readonly EventDocument[],
): Promise<Cost> {
  const batches: EventDocument[][] = [];
  for (let begin = 0; begin < documents.length; begin += BATCH_SIZE) {
    batches.push(documents.slice(begin, begin + BATCH_SIZE));
  }
  const startedAt = performance.now();
  const insertNext = async (): Promise<void> => {
    for (let batch = batches.pop(); batch; batch = batches.pop()) {
      await store.events.insertMany(batch, { ordered: false });
    }
  };
  batches.reverse();
  await Promise.all(Array.from({ length: PARALLEL_INSERTS }, insertNext));
  return {
    wallMicroseconds: ((performance.now() - startedAt) * 1_000) / documents.length,
  };
}

/** Bytes an event, without the free space inside the files. */
export interface Sizes {
  /** BSON before compression. */
  readonly document: number;
  readonly data: number;
  readonly indexes: number;
  readonly byIndex: Readonly<Record<string, number>>;
}

interface BlockManager {
  readonly "block-manager": {
    readonly "file size in bytes": number;
    readonly "file bytes available for reuse": number;
  };
}

interface CollectionStatistics {
  readonly count: number;
  readonly size: number;
  readonly wiredTiger: BlockManager;
  readonly indexDetails: Readonly<Record<string, BlockManager>>;
}

/** Writes a checkpoint, then measures the files. */
export async function measureSizes({ mongo, events }: Store): Promise<Sizes> {
  await mongo.client.db("admin").command({ fsync: 1 });
  const [statistics] = await events
    .aggregate<CollectionStatistics>([
      { $collStats: { storageStats: {} } },
      { $replaceRoot: { newRoot: "$storageStats" } },
    ])
    .toArray();
  if (!statistics) throw new Error("the collection has no statistics");
  const perEvent = ({ "block-manager": blocks }: BlockManager) =>
    (blocks["file size in bytes"] - blocks["file bytes available for reuse"]) / statistics.count;
  const byIndex = Object.fromEntries(
    Object.entries(statistics.indexDetails).map(([name, details]) => [name, perEvent(details)]),
  );
  return {
    document: statistics.size / statistics.count,
    data: perEvent(statistics.wiredTiger),
    indexes: Object.values(byIndex).reduce((sum, bytes) => sum + bytes, 0),
    byIndex,
  };
}
