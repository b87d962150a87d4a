import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  endProcess,
  findProcesses,
  isAlive,
  type ProcessIdentity,
  processIdentitySchema,
} from "@audit/embedded";
import { onTestFinished } from "vitest";
import * as z from "zod";
import { firstRunSchema } from "../src/first-run/first-run-file.js";
import { findServices } from "../src/services/service.js";

const entry = fileURLToPath(new URL("../dist/main.js", import.meta.url));

/** The built launcher as `npm start` runs it, on a state folder and ports of the test's own. */
export interface LauncherProcess {
  readonly pid: number;
  readonly output: () => string;
  /** Resolves once it has said this; rejects when it ends without. */
  readonly said: (text: string) => Promise<void>;
  /** Resolves to its exit code, or to the signal that ended it. */
  readonly ended: Promise<number | string>;
  readonly kill: (signal: "SIGTERM" | "SIGKILL") => void;
}

export interface Ports {
  readonly api: number;
  readonly ingest: number;
  readonly worker: number;
}

function spawnLauncher(stateFolder: string, ports: Ports, args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [entry, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      XDG_CACHE_HOME: process.env.XDG_CACHE_HOME,
      CI: process.env.CI,
      AUDIT_STATE_FOLDER: stateFolder,
      API_PORT: String(ports.api),
      INGEST_PORT: String(ports.ingest),
      WORKER_PORT: String(ports.worker),
    },
  });
}

export function startLauncher(
  stateFolder: string,
  ports: Ports,
  args: readonly string[] = [],
): LauncherProcess {
  const child = spawnLauncher(stateFolder, ports, args);
  const ended = once(child, "exit").then(([code, signal]): number | string => code ?? signal);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  onTestFinished(async () => {
    child.kill("SIGTERM");
    await ended;
    // what a test that failed half-way had killed the owner of
    const left = Object.values(runningProcesses(stateFolder));
    await Promise.all(left.map((one) => endProcess(one, 5_000)));
  });
  return {
    pid: child.pid ?? 0,
    output: () => output,
    ended,
    kill: (signal) => {
      child.kill(signal);
    },
    said: (text) =>
      new Promise((resolve, reject) => {
        const look = () => output.includes(text) && resolve();
        child.stdout?.on("data", look);
        void ended.then((how) => reject(new Error(`it ended (${how}):\n${output}`)));
        look();
      }),
  };
}

export const readFirstRun = (stateFolder: string) =>
  firstRunSchema.parse(JSON.parse(readFileSync(join(stateFolder, "first-run.json"), "utf8")));

const recordSchema = z.object({ server: processIdentitySchema });

const SERVICES = ["ingest", "api", "worker"] as const;
const entryOf = (service: string) =>
  fileURLToPath(new URL(`../../../apps/${service}/dist/main.js`, import.meta.url));

/** Every process that runs for the state folder, by name. */
export function runningProcesses(stateFolder: string): Record<string, ProcessIdentity> {
  const ours = new Set(findServices(stateFolder).map((one) => one.pid));
  const services = SERVICES.flatMap((name): [string, ProcessIdentity][] => {
    const running = findProcesses([basename(process.execPath)], entryOf(name));
    const one = running.find(({ pid }) => ours.has(pid));
    return one ? [[name, one]] : [];
  });
  const databases = readdirSync(stateFolder).flatMap((name): [string, ProcessIdentity][] => {
    const file = join(stateFolder, name, "server.json");
    if (!existsSync(file)) return [];
    const { server } = recordSchema.parse(JSON.parse(readFileSync(file, "utf8")));
    return isAlive(server) ? [[name, server]] : [];
  });
  return Object.fromEntries([...services, ...databases]);
}
