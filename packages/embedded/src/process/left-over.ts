import { join } from "node:path";
import { EmbeddedServerError } from "../embedded-server-error.js";
import { findProcesses } from "./find-processes.js";
import { endProcess, isAlive, type ProcessIdentity } from "./process-identity.js";
import { readServerRecord, type ServerRecord } from "./server-record.js";

/** How long a database may take to write what it holds; beyond it is killed. */
export const STOP_GRACE_MS = 20_000;

const PROGRAMS = ["mongod", "redis-server", "valkey-server"];

/** Where the server of a data folder has its files; one of its arguments. */
export const filesFolderOf = (dataFolder: string): string => join(dataFolder, "data");

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

/** Servers on this data folder that are in no record: their owner was killed as they started. */
export function findUnrecorded(dataFolder: string): ProcessIdentity[] {
  const recorded = readServerRecord(dataFolder)?.server.pid;
  const running = findProcesses(PROGRAMS, filesFolderOf(dataFolder));
  return running.filter((one) => one.pid !== recorded);
}

/** Ends the server that a killed process left running on this data folder, if there is one. */
export async function endLeftOver(dataFolder: string): Promise<void> {
  const leftOver = findLeftOver(dataFolder);
  const running = [...(leftOver ? [leftOver.server] : []), ...findUnrecorded(dataFolder)];
  await Promise.all(running.map((one) => endProcess(one, STOP_GRACE_MS)));
}
