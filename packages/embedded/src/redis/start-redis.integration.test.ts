import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { killedRun } from "../../test/killed-run.js";
import { takenPort } from "../../test/taken-port.js";
import { temporaryFolder } from "../../test/temporary-folder.js";
import { endLeftOver } from "../process/left-over.js";
import { freePort } from "../process/port.js";
import { askRedis } from "./ask-redis.js";
import { type StartRedisOptions, startRedis } from "./start-redis.js";

async function start(options: Omit<StartRedisOptions, "onProgress">) {
  const server = await startRedis({ ...options, onProgress: () => {} });
  onTestFinished(server.stop);
  return server;
}

test("keeps every acknowledged write when it is killed", async () => {
  const dataFolder = temporaryFolder();
  const first = await start({ dataFolder });
  for (let index = 0; index < 50; index += 1) {
    expect(await askRedis(first.port, `RPUSH kept ${index}`)).toBe(`:${index + 1}`);
  }
  process.kill(first.pid, "SIGKILL");
  await expect.poll(first.isAlive).toBe(false);

  const second = await start({ dataFolder });
  expect(second.port).toBe(first.port);
  expect(await askRedis(second.port, "LLEN kept")).toBe(":50");
});

test("refuses writes beyond its memory and forgets nothing", async () => {
  const { port } = await start({ dataFolder: temporaryFolder(), maxMemoryMegabytes: 3 });
  const value = "x".repeat(60_000);
  let answer: string | null = "";
  let stored = 0;
  while (!answer?.startsWith("-") && stored < 100) {
    answer = await askRedis(port, `SET key${stored} ${value}`);
    if (answer === "+OK") stored += 1;
  }
  expect(answer).toMatch(/^-OOM /);
  expect(await askRedis(port, "DBSIZE")).toBe(`:${stored}`);
});

test("comes back under another port", async () => {
  const dataFolder = temporaryFolder();
  const first = await start({ dataFolder });
  await askRedis(first.port, "SET kept 1");
  await first.stop();
  const second = await start({ dataFolder, port: await freePort() });
  expect(await askRedis(second.port, "EXISTS kept")).toBe(":1");
});

test("goes on with what a killed run left", async () => {
  const dataFolder = temporaryFolder();
  const left = await killedRun("redis", dataFolder);
  const server = await start({ dataFolder });
  expect(server.pid).toBe(left.pid);
  await server.stop();
  expect(server.isAlive()).toBe(false);
});

test("what was started just before a kill, and not noted, is ended first", async () => {
  const dataFolder = temporaryFolder();
  const left = await killedRun("redis", dataFolder);
  expect(await askRedis(left.port, "SET kept 1")).toBe("+OK");
  rmSync(join(dataFolder, "server.json"));
  const server = await start({ dataFolder });
  expect(await askRedis(left.port, "PING")).toBeNull();
  expect(await askRedis(server.port, "EXISTS kept")).toBe(":1");
});

test("what a killed run left can be ended without starting anything", async () => {
  const dataFolder = temporaryFolder();
  const left = await killedRun("redis", dataFolder);
  await endLeftOver(dataFolder);
  expect(await askRedis(left.port, "PING")).toBeNull();
  await endLeftOver(dataFolder);
});

test("names a port that is taken", async () => {
  const port = await takenPort();
  await expect(start({ dataFolder: temporaryFolder(), port })).rejects.toThrow(
    `port ${port} is taken, Redis cannot listen on it`,
  );
});
