import { AppError } from "@audit/types";
import type { Database } from "../connection/connect.js";
import { firstCollections } from "./0001-first-collections.js";
import { memberWorkspaces } from "./0002-member-workspaces.js";
import { outbox } from "./0003-outbox.js";
import { organizationSettings } from "./0004-organization-settings.js";
import { signInAttempts } from "./0005-sign-in-attempts.js";
import { links } from "./0006-links.js";
import { ensureExpiry } from "./ensure-expiry.js";
import type { Migration } from "./migration.js";

/** Every step, oldest first. Add to the end; never change one that was released. */
const MIGRATIONS: readonly Migration[] = [
  firstCollections,
  memberWorkspaces,
  outbox,
  organizationSettings,
  signInAttempts,
  links,
];

export interface MigrateOptions {
  /** Seconds between an event's `expireAt` and its deletion. Absent: as it is, at first a day. */
  readonly expireGraceSeconds?: number | undefined;
}

/**
 * Brings the database to the shape that this version of the code expects, and answers which
 * steps it took. May run twice, in two processes at once, and while events are written. Steps of
 * a newer release are left alone, so that both may run during a deployment.
 */
export async function migrate(
  database: Database,
  options: MigrateOptions = {},
): Promise<{ applied: string[] }> {
  const recorded = await database.models.migrations.find().lean();
  const done = new Set(recorded.map((migration) => migration._id));
  const applied: string[] = [];
  for (const { version, name, up } of MIGRATIONS) {
    if (done.has(version)) continue;
    await up(database);
    await database.models.migrations.updateOne(
      { _id: version },
      { $setOnInsert: { name, appliedAt: new Date() } },
      { upsert: true },
    );
    applied.push(name);
  }
  await ensureExpiry(database, options.expireGraceSeconds);
  return { applied };
}

/**
 * For a process that may not migrate: throws an `AppError` `conflict` while a step of this version
 * has not been taken.
 */
export async function assertMigrated(database: Database): Promise<void> {
  const recorded = await database.models.migrations.find().lean();
  const done = new Set(recorded.map((migration) => migration._id));
  const missing = MIGRATIONS.filter(({ version }) => !done.has(version));
  if (missing.length === 0) return;
  throw new AppError(
    "conflict",
    `the database has not the shape of this version (${missing.map(({ name }) => name).join(", ")}): run audit database migrate`,
  );
}
