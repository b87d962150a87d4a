import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { identifyProcess, isAlive } from "@audit/embedded";
import { expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../../test/temporary-folder.js";
import { beginRun } from "./run-record.js";
import { writeJsonFile } from "./state-folder.js";

function startProcess() {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 60_000)"]);
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  const identity = identifyProcess(child.pid ?? 0);
  if (!identity) throw new Error("the process did not start");
  return identity;
}

const gone = { pid: 2 ** 30, startedAt: "before" };
const quiet = () => {};

test("services of a run that was killed are ended", async () => {
  const path = join(temporaryFolder(), "run.json");
  const worker = startProcess();
  const services = [
    { name: "worker", process: worker },
    { name: "api", process: gone },
  ];
  writeJsonFile(path, { launcher: gone, stopping: false, services });
  const said: string[] = [];
  const run = await beginRun(path, (message) => said.push(message));
  expect(isAlive(worker)).toBe(false);
  expect(said).toEqual(["ending worker of a run that was killed"]);
  run.finish();
  expect(existsSync(path)).toBe(false);
});

test("another run that goes on is left alone, and named", async () => {
  const path = join(temporaryFolder(), "run.json");
  const [launcher, worker] = [startProcess(), startProcess()];
  const services = [{ name: "worker", process: worker }];
  writeJsonFile(path, { launcher, stopping: false, services });
  await expect(beginRun(path, quiet)).rejects.toThrow(`as process ${launcher.pid}`);
  expect(isAlive(worker)).toBe(true);
});

test("a run that is stopping is waited for", async () => {
  const path = join(temporaryFolder(), "run.json");
  const launcher = startProcess();
  writeJsonFile(path, { launcher, stopping: true, services: [] });
  const beginning = beginRun(path, (message) => {
    if (message.startsWith("waiting")) process.kill(launcher.pid, "SIGKILL");
  });
  await beginning;
  expect(isAlive(launcher)).toBe(false);
});
