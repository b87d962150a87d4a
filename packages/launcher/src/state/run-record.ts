import { rmSync } from "node:fs";
import {
  endProcess,
  identifyProcess,
  isAlive,
  type ProcessIdentity,
  pollUntil,
  processIdentitySchema,
} from "@audit/embedded";
import * as z from "zod";
import { LaunchError } from "../env.js";
import { readJsonFile, writeJsonFile } from "./state-folder.js";

/** Who runs on a state folder, so that the next run knows what a killed one left. */
const runRecordSchema = z.object({
  launcher: processIdentitySchema,
  stopping: z.boolean(),
  services: z.array(z.object({ name: z.string(), process: processIdentitySchema })),
});
type RunRecord = z.infer<typeof runRecordSchema>;

/** The present run's own record. */
export interface Run {
  readonly addService: (name: string, process: ProcessIdentity) => void;
  readonly markStopping: () => void;
  readonly finish: () => void;
}

const STOPPING_TIMEOUT_MS = 60_000;
/** A launcher whose npm was killed sees it within a second, and then stops. */
const NOTICE_TIMEOUT_MS = 2_000;
const LEFT_OVER_GRACE_MS = 5_000;

async function waitForOther(path: string, say: (message: string) => void): Promise<void> {
  const read = () => readJsonFile(path, runRecordSchema);
  const other = read()?.launcher;
  if (!other || !isAlive(other)) return;
  say(`process ${other.pid} runs already`);
  const isStopping = () => read()?.stopping !== false || !isAlive(other);
  if (await pollUntil(isStopping, { timeoutMs: NOTICE_TIMEOUT_MS })) {
    say(`waiting for process ${other.pid} to stop`);
    if (await pollUntil(() => !isAlive(other), { timeoutMs: STOPPING_TIMEOUT_MS })) return;
  }
  throw new LaunchError(
    `it runs already on ${path.replace(/\/run\.json$/, "")}, as process ${other.pid}: stop that one first (kill ${other.pid})`,
  );
}

/**
 * Makes this process the one that runs on the state folder. Waits for a run that is just stopping;
 * ends the services that a killed one left. Throws `LaunchError` when another one goes on.
 */
export async function beginRun(path: string, say: (message: string) => void): Promise<Run> {
  await waitForOther(path, say);
  const left = (readJsonFile(path, runRecordSchema)?.services ?? []).filter((one) =>
    isAlive(one.process),
  );
  if (left.length > 0) {
    say(`ending ${left.map((one) => one.name).join(", ")} of a run that was killed`);
    await Promise.all(left.map((one) => endProcess(one.process, LEFT_OVER_GRACE_MS)));
  }
  const launcher = identifyProcess(process.pid);
  if (!launcher) throw new LaunchError("this system does not show its processes");
  let record: RunRecord = { launcher, stopping: false, services: [] };
  const update = (change: Partial<RunRecord>) => {
    record = { ...record, ...change };
    writeJsonFile(path, record);
  };
  update({});
  return {
    addService: (name, identity) =>
      update({ services: [...record.services, { name, process: identity }] }),
    markStopping: () => update({ stopping: true }),
    finish: () => rmSync(path, { force: true }),
  };
}
