import { rmSync } from "node:fs";
import {
  endProcess,
  identifyProcess,
  isAlive,
  pollUntil,
  processIdentitySchema,
} from "@audit/embedded";
import * as z from "zod";
import { LaunchError } from "../env.js";
import { findServices } from "../services/service.js";
import { readJsonFile, type StateFolder, writeJsonFile } from "./state-folder.js";

/** Who runs on a state folder; also the lock. */
const runRecordSchema = z.object({ launcher: processIdentitySchema, stopping: z.boolean() });

/** The present run's own record. */
export interface Run {
  readonly markStopping: () => void;
  readonly finish: () => void;
}

const STOPPING_TIMEOUT_MS = 60_000;
/** A launcher whose npm was killed sees it within a second, and then stops. */
const NOTICE_TIMEOUT_MS = 2_000;
const LEFT_OVER_GRACE_MS = 5_000;

type Folder = Pick<StateFolder, "path" | "run">;

async function waitForOther(folder: Folder, say: (message: string) => void): Promise<void> {
  const read = () => readJsonFile(folder.run, runRecordSchema);
  const other = read()?.launcher;
  if (!other || !isAlive(other)) return;
  say(`process ${other.pid} runs already`);
  const isStopping = () => read()?.stopping !== false || !isAlive(other);
  if (await pollUntil(isStopping, { timeoutMs: NOTICE_TIMEOUT_MS })) {
    say(`waiting for process ${other.pid} to stop`);
    if (await pollUntil(() => !isAlive(other), { timeoutMs: STOPPING_TIMEOUT_MS })) return;
  }
  throw new LaunchError(
    `it runs already on ${folder.path}, as process ${other.pid}: stop that one first (kill ${other.pid})`,
  );
}

async function endLeftOvers(folder: Folder, say: (message: string) => void): Promise<void> {
  const left = findServices(folder.path);
  if (left.length === 0) return;
  say(`ending the services of a run that was killed (${left.length})`);
  await Promise.all(left.map((one) => endProcess(one, LEFT_OVER_GRACE_MS)));
}

/**
 * Makes this process the one that runs on the state folder. Waits for a run that is just stopping;
 * ends the services that a killed one left. Throws `LaunchError` when another one goes on.
 */
export async function beginRun(folder: Folder, say: (message: string) => void): Promise<Run> {
  await waitForOther(folder, say);
  await endLeftOvers(folder, say);
  const launcher = identifyProcess(process.pid);
  if (!launcher) throw new LaunchError("this system does not show its processes");
  const note = (stopping: boolean) => writeJsonFile(folder.run, { launcher, stopping });
  note(false);
  return {
    markStopping: () => note(true),
    finish: () => rmSync(folder.run, { force: true }),
  };
}
