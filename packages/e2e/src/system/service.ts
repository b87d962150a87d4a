import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import {
  endProcess,
  isAlive,
  pollUntil,
  readLogTail,
  type SpawnedServer,
  spawnServer,
} from "@audit/embedded";

export interface ServiceOptions {
  readonly name: string;
  /** A JavaScript file. */
  readonly entry: string;
  readonly port: number;
  /** Its whole environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly logFile: string;
  /** Arguments of Node itself, such as those of its profiler. */
  readonly nodeArguments?: readonly string[];
}

/** A service of the product as a process of its own, which tests may kill and start again. */
export interface Service {
  readonly name: string;
  readonly url: string;
  readonly logFile: string;
  /** Of the process that runs; throws when none does. */
  readonly pid: () => number;
  /** Resolves once it is ready. Throws, with the end of its log, when it does not become so. */
  readonly start: () => Promise<void>;
  /** Asks it to end and waits. Does nothing when it has ended. */
  readonly stop: () => Promise<void>;
  /** `kill -9`; resolves once it is gone. */
  readonly kill: () => Promise<void>;
}

const READY_TIMEOUT_MS = 60_000;
const STOP_GRACE_MS = 30_000;

async function isReady(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/healthz/ready`, { signal: AbortSignal.timeout(3_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

export function createService(options: ServiceOptions): Service {
  const url = `http://127.0.0.1:${options.port}`;
  let running: SpawnedServer | null = null;

  const start = async () => {
    mkdirSync(dirname(options.logFile), { recursive: true });
    const spawned = await spawnServer({
      commandLine: [process.execPath, ...(options.nodeArguments ?? []), options.entry],
      env: options.env,
      logFile: options.logFile,
    });
    running = spawned;
    const settled = async () => !isAlive(spawned.identity) || (await isReady(url));
    const inTime = await pollUntil(settled, { timeoutMs: READY_TIMEOUT_MS });
    if (inTime && isAlive(spawned.identity)) return;
    await endProcess(spawned.identity, 0);
    throw new Error(
      `${options.name} did not become ready (${await spawned.ended}), the end of its log:\n${readLogTail(options.logFile)}`,
    );
  };

  const end = async (graceMs: number) => {
    if (!running) return;
    const { identity, ended } = running;
    await endProcess(identity, graceMs);
    await ended;
    running = null;
  };

  return {
    name: options.name,
    url,
    logFile: options.logFile,
    pid: () => {
      if (running && isAlive(running.identity)) return running.identity.pid;
      throw new Error(`${options.name} does not run`);
    },
    start,
    stop: () => end(STOP_GRACE_MS),
    kill: async () => {
      if (running && isAlive(running.identity)) process.kill(running.identity.pid, "SIGKILL");
      await running?.ended;
      running = null;
    },
  };
}
