import { EmbeddedServerError } from "../embedded-server-error.js";
import { endProcess, isAlive } from "./process-identity.js";
import { readServerRecord, type ServerRecord } from "./server-record.js";

/** How long a database may take to write what it holds; beyond it is killed. */
export const STOP_GRACE_MS = 20_000;

/**
 * The server that an ended process left running on this data folder, or null. Throws when the
 * process that started it still runs: two owners would stop it under each other.
 */
export function findLeftOver(dataFolder: string): ServerRecord | null {
  const record = readServerRecord(dataFolder);
  if (!record || !isAlive(record.server)) return null;
  if (isAlive(record.owner)) {
    throw new EmbeddedServerError(
      `${dataFolder} is in use by process ${record.owner.pid}: stop that one first`,
    );
  }
  return record;
}

/** Ends the server that a killed process left running on this data folder, if there is one. */
export async function endLeftOver(dataFolder: string): Promise<void> {
  const leftOver = findLeftOver(dataFolder);
  if (leftOver) await endProcess(leftOver.server, STOP_GRACE_MS);
}
