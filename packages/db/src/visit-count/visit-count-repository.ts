import type { mongo } from "mongoose";
import type { Database } from "../connection/connect.js";

/** How often an address called in one window of time. */
interface VisitCountDocument {
  /** The address and the window. */
  readonly _id: string;
  readonly count: number;
  readonly expireAt: Date;
}

export const VISIT_COUNTS_COLLECTION = "visit_counts";

export const VISIT_COUNT_INDEXES: readonly mongo.IndexDescription[] = [
  { name: "expiry", key: { expireAt: 1 }, expireAfterSeconds: 0 },
];

export interface VisitCountRepository {
  /** Counts a call; answers how many the address made in this window of so many seconds. */
  readonly count: (address: string, window: { seconds: number; now: Date }) => Promise<number>;
}

export function createVisitCountRepository(
  database: Pick<Database, "nativeDb">,
): VisitCountRepository {
  const collection = database.nativeDb.collection<VisitCountDocument>(VISIT_COUNTS_COLLECTION);
  return {
    count: async (address, { seconds, now }) => {
      const windowMs = seconds * 1_000;
      const number = Math.floor(now.getTime() / windowMs);
      const counted = await collection.findOneAndUpdate(
        { _id: `${address} ${number}` },
        { $inc: { count: 1 }, $setOnInsert: { expireAt: new Date((number + 1) * windowMs) } },
        { upsert: true, returnDocument: "after" },
      );
      return counted?.count ?? 1;
    },
  };
}
