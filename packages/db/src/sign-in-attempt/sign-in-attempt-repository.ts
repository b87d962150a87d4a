import type { mongo } from "mongoose";
import type { Database } from "../connection/connect.js";
import {
  SIGN_IN_ATTEMPTS_COLLECTION,
  type SignInAttemptDocument,
} from "./sign-in-attempt-document.js";

export interface SignInAttemptRepository {
  /**
   * Counts an attempt as failed, before it is made, so that many at once are not all let through.
   * Answers null when it may be made, else the seconds for which the account is locked; an attempt
   * that is not let through does not count.
   */
  readonly begin: (account: string, now: Date) => Promise<number | null>;
  /** Forgets the attempts: the last one succeeded. */
  readonly succeed: (account: string) => Promise<void>;
}

/** So many attempts within so long lock an account. */
const MOST_ATTEMPTS = 10;
const WINDOW_MS = 15 * 60_000;
/** A lock lasts 1, 2, 4, 8, 15 minutes; each attempt after one begins the next. */
const FIRST_LOCK_MS = 60_000;
const LONGEST_LOCK_MS = 15 * 60_000;
/** For so long after a lock the next one is longer. */
const MEMORY_MS = 24 * 60 * 60_000;

/** Counts the attempt unless the account is locked; one update, so that processes agree. */
function counting(now: Date): mongo.Document[] {
  const before = (ms: number) => new Date(now.getTime() - ms);
  const recent = {
    $filter: {
      input: { $ifNull: ["$recent", []] },
      cond: { $gt: ["$$this", before(WINDOW_MS)] },
    },
  };
  const isRemembered = { $gt: ["$lockedUntil", before(MEMORY_MS)] };
  const isOneTooMany = { $gte: [{ $size: "$recent" }, MOST_ATTEMPTS] };
  const lockMs = {
    $min: [
      LONGEST_LOCK_MS,
      { $multiply: [FIRST_LOCK_MS, { $pow: [2, { $subtract: ["$locks", 1] }] }] },
    ],
  };
  const unlessLocked = (field: string, value: unknown) => ({
    [field]: { $cond: [{ $gt: ["$lockedUntil", now] }, `$${field}`, value] },
  });
  return [
    {
      $set: {
        ...unlessLocked("recent", { $concatArrays: [recent, [now]] }),
        ...unlessLocked("locks", { $cond: [isRemembered, { $add: ["$locks", 1] }, 0] }),
      },
    },
    { $set: { locks: { $cond: [{ $and: [{ $eq: ["$locks", 0] }, isOneTooMany] }, 1, "$locks"] } } },
    {
      $set: unlessLocked("lockedUntil", {
        $cond: [{ $eq: ["$locks", 0] }, "$lockedUntil", { $add: [now, lockMs] }],
      }),
    },
    {
      $set: {
        expireAt: { $add: [{ $ifNull: ["$lockedUntil", now] }, MEMORY_MS] },
      },
    },
  ];
}

/** Attempts to sign in, in MongoDB, since several processes answer. */
export function createSignInAttemptRepository(
  database: Pick<Database, "nativeDb">,
): SignInAttemptRepository {
  const collection = database.nativeDb.collection<SignInAttemptDocument>(
    SIGN_IN_ATTEMPTS_COLLECTION,
  );
  return {
    begin: async (account, now) => {
      const before = await collection.findOneAndUpdate({ _id: account }, counting(now), {
        upsert: true,
        returnDocument: "before",
      });
      const leftMs = (before?.lockedUntil?.getTime() ?? 0) - now.getTime();
      return leftMs > 0 ? Math.ceil(leftMs / 1_000) : null;
    },
    succeed: async (account) => {
      await collection.deleteOne({ _id: account });
    },
  };
}
