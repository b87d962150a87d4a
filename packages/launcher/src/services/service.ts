import { existsSync } from "node:fs";
import { basename } from "node:path";
import {
  findProcesses,
  type ProcessIdentity,
  pollUntil,
  readLogTail,
  type SpawnedServer,
  spawnServer,
} from "@audit/embedded";
import { LaunchError } from "../env.js";

export interface ServicePlan {
  readonly name: string;
  /** The built `main.js`. */
  readonly entry: string;
  readonly port: number;
  /** Where its health answers, such as `http://127.0.0.1:4001`. */
  readonly healthUrl: string;
  readonly logFile: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** An argument that it does not look at; see `findServices`. */
  readonly mark: string;
}

/** Marks the services of one state folder, so that they are found when all that is left is them. */
export const markOf = (stateFolder: string): string => `--started-for=${stateFolder}`;

/** Services that run for a state folder, whoever started them. */
export const findServices = (stateFolder: string): ProcessIdentity[] =>
  findProcesses([basename(process.execPath)], markOf(stateFolder));

export interface RunningService extends SpawnedServer {
  readonly plan: ServicePlan;
}

const READY_TIMEOUT_MS = 60_000;

/** What a service's end looks like to people, with the last it said. */
export function describeEnd(plan: ServicePlan, how: string): string {
  return `${plan.name} ended (${how}); the end of ${plan.logFile}:\n${readLogTail(plan.logFile)}`;
}

/** Starts a service as a process of its own; it may not answer yet. */
export async function startService(plan: ServicePlan): Promise<RunningService> {
  if (!existsSync(plan.entry)) throw new LaunchError(`${plan.entry} is missing: run npm run build`);
  const commandLine = [process.execPath, "--enable-source-maps", plan.entry, plan.mark];
  const { env, logFile } = plan;
  return { plan, ...(await spawnServer({ commandLine, env, logFile })) };
}

async function answersReady(plan: ServicePlan): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(2_000);
    const response = await fetch(`${plan.healthUrl}/healthz/ready`, { signal });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

/** Resolves once the service and what it needs are ready. Throws `LaunchError` with its log. */
export async function waitUntilReady(
  service: RunningService,
  isStopping: () => boolean,
): Promise<void> {
  const { plan } = service;
  let ending: string | undefined;
  void service.ended.then((how) => {
    ending = how;
  });
  const settled = async () => ending !== undefined || isStopping() || (await answersReady(plan));
  const inTime = await pollUntil(settled, { timeoutMs: READY_TIMEOUT_MS, intervalMs: 100 });
  if (ending !== undefined) throw new LaunchError(describeEnd(plan, ending));
  if (!inTime) {
    throw new LaunchError(
      `${plan.name} is not ready after ${READY_TIMEOUT_MS / 1_000} s; ${plan.healthUrl}/healthz/deps may say why, the end of ${plan.logFile}:\n${readLogTail(plan.logFile)}`,
    );
  }
}
