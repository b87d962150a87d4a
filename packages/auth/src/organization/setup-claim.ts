import type { Database } from "@audit/db";

interface SetupClaim {
  readonly _id: "first-organization";
  readonly claimedAt: Date;
}

/** Longer than creating an organization takes; a claim that old was left by a killed process. */
const ABANDONED_MS = 60_000;

/**
 * Claims the right to create the first organization, so that of two processes one does. False
 * when another one has it. Give it back with `releaseSetup` when nothing was created.
 */
export async function claimSetup(
  database: Pick<Database, "nativeDb">,
  now: Date,
): Promise<boolean> {
  const claims = database.nativeDb.collection<SetupClaim>("setup_claims");
  const abandonedBefore = new Date(now.getTime() - ABANDONED_MS);
  await claims.deleteOne({ _id: "first-organization", claimedAt: { $lt: abandonedBefore } });
  const { upsertedCount } = await claims.updateOne(
    { _id: "first-organization" },
    { $setOnInsert: { claimedAt: now } },
    { upsert: true },
  );
  return upsertedCount === 1;
}

export async function releaseSetup(database: Pick<Database, "nativeDb">): Promise<void> {
  await database.nativeDb
    .collection<SetupClaim>("setup_claims")
    .deleteOne({ _id: "first-organization" });
}
