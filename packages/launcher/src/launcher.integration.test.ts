import { statSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { isAlive } from "@audit/embedded";
import { eventCountSchema } from "@audit/types";
import { expect, onTestFinished, test } from "vitest";
import * as z from "zod";
import {
  type Ports,
  readFirstRun,
  runningProcesses,
  startLauncher,
} from "../test/launcher-process.js";
import { temporaryFolder } from "../test/temporary-folder.js";

const START_TIMEOUT_MS = 240_000;

async function listen(): Promise<{ port: number; close: () => Promise<void> }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no TCP address");
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { port: address.port, close };
}

async function freePorts(): Promise<Ports> {
  const [api, ingest, worker] = await Promise.all([listen(), listen(), listen()]);
  await Promise.all([api.close(), ingest.close(), worker.close()]);
  return { api: api.port, ingest: ingest.port, worker: worker.port };
}

const countAnswer = z.object({ result: z.object({ data: eventCountSchema }) });

/** Without those that the log writes of itself. */
async function countEvents(firstRun: {
  apiUrl: string;
  readKey: string;
  writeKey: string;
}): Promise<number> {
  const [, , keyId = ""] = firstRun.writeKey.split("_");
  const input = { filter: { terms: [{ field: "key", values: [keyId] }] } };
  const query = new URLSearchParams({ input: JSON.stringify(input) });
  const response = await fetch(`${firstRun.apiUrl}/trpc/events.count?${query.toString()}`, {
    headers: { authorization: `Bearer ${firstRun.readKey}` },
  });
  return countAnswer.parse(await response.json()).result.data.count;
}

test(
  "starts on nothing, and again with the same data after a kill, on other ports",
  async () => {
    const state = temporaryFolder();
    const firstPorts = await freePorts();
    const first = startLauncher(state, firstPorts);
    await first.said("Everything runs");
    const firstRun = readFirstRun(state);
    expect(Object.keys(firstRun).toSorted()).toEqual([
      "adminKey",
      "apiUrl",
      "ingestUrl",
      "organizationId",
      "ownerEmail",
      "ownerPassword",
      "readKey",
      "writeKey",
    ]);
    expect(statSync(join(state, "first-run.json")).mode & 0o777).toBe(0o600);
    expect(first.output()).toContain(firstRun.ownerPassword);
    expect(firstRun.apiUrl).toBe(`http://localhost:${firstPorts.api}`);
    expect(await countEvents(firstRun)).toBe(4_000);

    const firstProcesses = runningProcesses(state);
    expect(Object.keys(firstProcesses).toSorted()).toEqual([
      "api",
      "ingest",
      "mongodb",
      "redis",
      "worker",
    ]);
    first.kill("SIGKILL");
    expect(await first.ended).toBe("SIGKILL");
    expect(Object.values(firstProcesses).every(isAlive)).toBe(true);

    const ports = await freePorts();
    const second = startLauncher(state, ports);
    await second.said("Everything runs");
    const { worker, api, ingest } = firstProcesses;
    expect([worker, api, ingest].some((one) => one && isAlive(one))).toBe(false);
    expect(second.output()).not.toContain("events sent");
    expect(readFirstRun(state)).toEqual({
      ...firstRun,
      apiUrl: `http://localhost:${ports.api}`,
      ingestUrl: `http://localhost:${ports.ingest}`,
    });
    expect(await countEvents(readFirstRun(state))).toBe(4_000);

    const secondProcesses = runningProcesses(state);
    second.kill("SIGTERM");
    expect(await second.ended).toBe(0);
    expect(Object.values(secondProcesses).some(isAlive)).toBe(false);
    const stopped = [...second.output().matchAll(/✓ (\w+) +stopped/g)].map((match) => match[1]);
    expect(stopped.slice(0, 3)).toEqual(["ingest", "api", "worker"]);
    expect(new Set(stopped.slice(3))).toEqual(new Set(["MongoDB", "Redis"]));
  },
  START_TIMEOUT_MS,
);

test(
  "says which service ended, stops the rest and fails",
  async () => {
    const state = temporaryFolder();
    const launcher = startLauncher(state, await freePorts(), ["--no-demo"]);
    await launcher.said("Everything runs");
    expect(await countEvents(readFirstRun(state))).toBe(0);
    const processes = runningProcesses(state);
    process.kill(processes.worker?.pid ?? 0, "SIGKILL");
    expect(await launcher.ended).toBe(1);
    expect(launcher.output()).toContain("worker ended (signal SIGKILL)");
    expect(Object.values(processes).some(isAlive)).toBe(false);
  },
  START_TIMEOUT_MS,
);

test("names a taken port and the variable that changes it, and starts nothing", async () => {
  const state = temporaryFolder();
  const taken = await listen();
  onTestFinished(taken.close);
  const launcher = startLauncher(state, { ...(await freePorts()), ingest: taken.port });
  expect(await launcher.ended).toBe(1);
  expect(launcher.output()).toContain(
    `port ${taken.port} of ingest is taken: stop what listens there, or set INGEST_PORT to another port`,
  );
  expect(runningProcesses(state)).toEqual({});
});
