import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { EmbeddedServerError } from "../embedded-server-error.js";
import { keepLog } from "./keep-log.js";
import { identifyProcess, type ProcessIdentity } from "./process-identity.js";

export interface SpawnServerOptions {
  /** The program and its arguments. */
  readonly commandLine: readonly string[];
  /** Gets all that it writes; the file of the run before is kept beside it. */
  readonly logFile: string;
  /** Its whole environment; absent: this process's. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

export interface SpawnedServer {
  readonly identity: ProcessIdentity;
  /** Resolves when it ends, to how: `exit code 1` or `signal SIGKILL`. */
  readonly ended: Promise<string>;
}

function spawnWithLog(options: SpawnServerOptions): ChildProcess {
  const [program = "", ...rest] = options.commandLine;
  const log = openSync(options.logFile, "a", 0o600);
  try {
    return spawn(program, rest, {
      detached: true,
      stdio: ["ignore", log, log],
      ...(options.env && { env: { ...options.env } }),
    });
  } finally {
    closeSync(log);
  }
}

/**
 * Starts a server in a process group of its own, so that Ctrl-C in a terminal reaches whoever
 * stops it in order and not the server itself. It does not keep this process alive.
 */
export async function spawnServer(options: SpawnServerOptions): Promise<SpawnedServer> {
  const [program] = options.commandLine;
  keepLog(options.logFile);
  const child = spawnWithLog(options);
  const failed = new Promise<Error>((resolve) => child.once("error", resolve));
  const ended = new Promise<string>((resolve) => {
    child.once("exit", (code, signal) => {
      resolve(signal === null ? `exit code ${code}` : `signal ${signal}`);
    });
  });
  if (child.pid === undefined) {
    const cause = await failed;
    throw new EmbeddedServerError(`${program} cannot be run: ${cause.message}`, { cause });
  }
  child.unref();
  const identity = identifyProcess(child.pid);
  if (!identity) throw new EmbeddedServerError(`${program} ended at once`);
  return { identity, ended };
}
