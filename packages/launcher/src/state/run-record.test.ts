import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { identifyProcess, isAlive } from "@audit/embedded";
import { expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../../test/temporary-folder.js";
import { markOf } from "../services/service.js";
import { beginRun } from "./run-record.js";
import { openStateFolder, writeJsonFile } from "./state-folder.js";

async function startProcess(...args: string[]) {
  const wait = 'console.log("ready"); setInterval(() => {}, 60_000)';
  const child = spawn(process.execPath, ["-e", wait, "--", ...args]);
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  await once(child.stdout, "data");
  const identity = identifyProcess(child.pid ?? 0);
  if (!identity) throw new Error("the process did not start");
  return identity;
}

const quiet = () => {};

test("services of a run that was killed are ended, and those of other folders are not", async () => {
  const folder = openStateFolder(temporaryFolder());
  const [worker, other] = await Promise.all([
    startProcess(markOf(folder.path)),
    startProcess(markOf(temporaryFolder())),
  ]);
  writeJsonFile(folder.run, { launcher: { pid: 2 ** 30, startedAt: "before" }, stopping: false });
  const said: string[] = [];
  const run = await beginRun(folder, (message) => said.push(message));
  expect(isAlive(worker)).toBe(false);
  expect(isAlive(other)).toBe(true);
  expect(said).toEqual(["ending the services of a run that was killed (1)"]);
  run.finish();
  expect(existsSync(folder.run)).toBe(false);
});

test("another run that goes on is left alone, and named", async () => {
  const folder = openStateFolder(temporaryFolder());
  const [launcher, worker] = await Promise.all([startProcess(), startProcess(markOf(folder.path))]);
  writeJsonFile(folder.run, { launcher, stopping: false });
  await expect(beginRun(folder, quiet)).rejects.toThrow(`as process ${launcher.pid}`);
  expect(isAlive(worker)).toBe(true);
});

test("a run that is stopping is waited for", async () => {
  const folder = openStateFolder(temporaryFolder());
  const launcher = await startProcess();
  writeJsonFile(folder.run, { launcher, stopping: true });
  await beginRun(folder, (message) => {
    if (message.startsWith("waiting")) process.kill(launcher.pid, "SIGKILL");
  });
  expect(isAlive(launcher)).toBe(false);
});
