import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { EmbeddedServerError } from "../embedded-server-error.js";
import { keepLog } from "./keep-log.js";
import { identifyProcess, type ProcessIdentity } from "./process-identity.js";

function spawnWithLog(commandLine: readonly string[], logFile: string): ChildProcess {
  const [program = "", ...rest] = commandLine;
  const log = openSync(logFile, "a", 0o600);
  try {
    return spawn(program, rest, { detached: true, stdio: ["ignore", log, log] });
  } finally {
    closeSync(log);
  }
}

/**
 * Starts a server in a process group of its own, so that Ctrl-C in a terminal reaches whoever
 * stops it in order and not the server itself. Its output is its log file.
 */
export async function spawnServer(
  commandLine: readonly string[],
  logFile: string,
): Promise<ProcessIdentity> {
  keepLog(logFile);
  const child = spawnWithLog(commandLine, logFile);
  const failed = new Promise<Error>((resolve) => child.once("error", resolve));
  if (child.pid === undefined) {
    const cause = await failed;
    throw new EmbeddedServerError(`${commandLine[0]} cannot be run: ${cause.message}`, { cause });
  }
  child.unref();
  const identity = identifyProcess(child.pid);
  if (!identity) throw new EmbeddedServerError(`${commandLine[0]} ended at once`);
  return identity;
}
