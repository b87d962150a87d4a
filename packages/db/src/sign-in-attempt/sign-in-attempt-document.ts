import type { mongo } from "mongoose";

/** Attempts to sign in to one account since the last that succeeded. */
export interface SignInAttemptDocument {
  /** The account, in a form that does not tell the address. */
  readonly _id: string;
  /** The attempts of the last minutes. */
  readonly recent: readonly Date[];
  /** How often it was locked without a success in between. */
  readonly locks: number;
  /** Absent while it was never locked. */
  readonly lockedUntil?: Date;
  readonly expireAt: Date;
}

export const SIGN_IN_ATTEMPTS_COLLECTION = "sign_in_attempts";

export const SIGN_IN_ATTEMPT_INDEXES: readonly mongo.IndexDescription[] = [
  { name: "expiry", key: { expireAt: 1 }, expireAfterSeconds: 0 },
];
