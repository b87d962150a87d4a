import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { processIdentitySchema } from "./process-identity.js";

/** A program found, and how: for people. */
export const serverBinarySchema = z.object({
  path: z.string(),
  version: z.string(),
  origin: z.string(),
});
export type ServerBinary = z.infer<typeof serverBinarySchema>;

/**
 * What is known of the server of a data folder after this process, or the machine, died: the pid
 * file, and the port and the program to come back with.
 */
const serverRecordSchema = z.object({
  server: processIdentitySchema,
  /** The process that started it and will stop it. */
  owner: processIdentitySchema,
  port: z.int(),
  binary: serverBinarySchema,
  /** Its command line, to tell whether it runs as it would be started today. */
  commandLine: z.array(z.string()),
});
export type ServerRecord = z.infer<typeof serverRecordSchema>;

const recordPath = (dataFolder: string) => join(dataFolder, "server.json");

/** The record of a data folder; null when there is none or it is torn. */
export function readServerRecord(dataFolder: string): ServerRecord | null {
  try {
    const text = readFileSync(recordPath(dataFolder), "utf8");
    return serverRecordSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** Written beside and renamed, so that a kill leaves the old record or the new one. */
export function writeServerRecord(dataFolder: string, record: ServerRecord): void {
  const beside = `${recordPath(dataFolder)}.${process.pid}`;
  writeFileSync(beside, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
  renameSync(beside, recordPath(dataFolder));
}
