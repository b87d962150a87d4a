import { readdirSync, renameSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import * as z from "zod";
import { readJsonFile } from "../state/state-folder.js";

/** How to sign in and to send, for people, the command line and tests. */
export const firstRunSchema = z.object({
  organizationId: z.string(),
  ownerEmail: z.string(),
  ownerPassword: z.string(),
  writeKey: z.string(),
  readKey: z.string(),
  adminKey: z.string(),
  apiUrl: z.string(),
  ingestUrl: z.string(),
});
export type FirstRun = z.infer<typeof firstRunSchema>;

/**
 * The sign-in that belongs to the database in use: that of the file, or of one put aside beside
 * it. Null when there is none, as on a database that another machine set up. The file of another
 * database is put aside, never lost: it may hold the only copy of a password.
 */
export async function findFirstRun(
  path: string,
  belongsHere: (organizationId: string) => Promise<boolean>,
): Promise<FirstRun | null> {
  const present = readJsonFile(path, firstRunSchema);
  if (present) {
    if (await belongsHere(present.organizationId)) return present;
    renameSync(path, path.replace(/json$/, `${present.organizationId}.json`));
  }
  const stem = basename(path, "json");
  const aside = readdirSync(dirname(path)).filter(
    (name) => name.startsWith(stem) && name.endsWith(".json") && name !== basename(path),
  );
  for (const name of aside) {
    const other = readJsonFile(join(dirname(path), name), firstRunSchema);
    if (!other || !(await belongsHere(other.organizationId))) continue;
    renameSync(join(dirname(path), name), path);
    return other;
  }
  return null;
}
