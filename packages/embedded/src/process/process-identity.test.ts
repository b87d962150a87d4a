import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { endProcess, identifyProcess, isAlive } from "./process-identity.js";

function run(script: string) {
  const child = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "inherit"] });
  const identity = identifyProcess(child.pid ?? 0);
  if (!identity) throw new Error("the process did not start");
  return { child, identity };
}

const READY_THEN_WAIT = 'console.log("ready"); setInterval(() => {}, 60_000);';

test("a process ends when it is asked to", async () => {
  const { child, identity } = run(READY_THEN_WAIT);
  await once(child.stdout, "data");
  expect(isAlive(identity)).toBe(true);
  expect(await endProcess(identity, 5_000)).toBe(true);
  expect(isAlive(identity)).toBe(false);
});

test("a process that does not listen is ended by force", async () => {
  const { child, identity } = run(`process.on("SIGTERM", () => {}); ${READY_THEN_WAIT}`);
  await once(child.stdout, "data");
  expect(await endProcess(identity, 100)).toBe(false);
  expect(isAlive(identity)).toBe(false);
});

test("another process under the same pid is left alone", async () => {
  const { child, identity } = run(READY_THEN_WAIT);
  await once(child.stdout, "data");
  const earlier = { ...identity, startedAt: `${identity.startedAt}0` };
  expect(isAlive(earlier)).toBe(false);
  await endProcess(earlier, 100);
  expect(isAlive(identity)).toBe(true);
  await endProcess(identity, 5_000);
});

test("a pid that nobody has is nobody", () => {
  expect(identifyProcess(2 ** 30)).toBeNull();
});
