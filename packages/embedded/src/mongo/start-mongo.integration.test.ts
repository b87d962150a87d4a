import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { MongoClient } from "mongodb";
import { expect, onTestFinished, test } from "vitest";
import { killedRun } from "../../test/killed-run.js";
import { takenPort } from "../../test/taken-port.js";
import { temporaryFolder } from "../../test/temporary-folder.js";
import { freePort } from "../process/port.js";
import { identifyProcess, isAlive } from "../process/process-identity.js";
import { readServerRecord } from "../process/server-record.js";
import { type StartMongoOptions, startMongo } from "./start-mongo.js";

async function start(options: Omit<StartMongoOptions, "onProgress">) {
  const said: string[] = [];
  const server = await startMongo({ ...options, onProgress: (message) => said.push(message) });
  onTestFinished(server.stop);
  return { ...server, said };
}

async function onDatabase<T>(url: string, work: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = new MongoClient(url, { serverSelectionTimeoutMS: 5_000 });
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}

const majority = { writeConcern: { w: "majority", j: true } } as const;
const write = (url: string, _id: number) =>
  onDatabase(url, (client) =>
    client.db("kept").collection<{ _id: number }>("numbers").insertOne({ _id }, majority),
  );
const read = (url: string) =>
  onDatabase(url, async (client) => {
    const numbers = client.db("kept").collection<{ _id: number }>("numbers");
    return (await numbers.find().sort({ _id: 1 }).toArray()).map((one) => one._id);
  });

test("is a durable replica set of one that only this machine reaches", async () => {
  const server = await start({ dataFolder: temporaryFolder() });
  const [status, options] = await onDatabase(server.url, async (client) => [
    await client.db("admin").command({ serverStatus: 1 }),
    await client.db("admin").command({ getCmdLineOpts: 1 }),
  ]);
  expect(status?.storageEngine).toMatchObject({ name: "wiredTiger", persistent: true });
  expect(status?.repl).toMatchObject({ setName: "rs0", isWritablePrimary: true });
  expect(options?.parsed.net.bindIp).toBe("127.0.0.1");
  await server.stop();
  expect(server.isAlive()).toBe(false);
});

test("keeps what was written when it is killed", async () => {
  const dataFolder = temporaryFolder();
  const first = await start({ dataFolder });
  await write(first.url, 1);
  process.kill(first.pid, "SIGKILL");
  await expect.poll(first.isAlive).toBe(false);

  const second = await start({ dataFolder });
  expect(second.port).toBe(first.port);
  expect(await read(second.url)).toEqual([1]);
});

test("comes back writable under another port", async () => {
  const dataFolder = temporaryFolder();
  const first = await start({ dataFolder });
  await write(first.url, 1);
  await first.stop();

  const port = await freePort();
  const second = await start({ dataFolder, port });
  expect(second.port).toBe(port);
  await write(second.url, 2);
  expect(await read(second.url)).toEqual([1, 2]);
});

test("goes on with what a killed run left", async () => {
  const dataFolder = temporaryFolder();
  const left = await killedRun("mongo", dataFolder);
  const server = await start({ dataFolder });
  expect(server.pid).toBe(left.pid);
  await write(server.url, 1);
});

test("ends what was started just before a kill, and was not noted", async () => {
  const dataFolder = temporaryFolder();
  const left = await killedRun("mongo", dataFolder);
  const identity = identifyProcess(left.pid);
  rmSync(join(dataFolder, "server.json"));
  const server = await start({ dataFolder });
  expect(identity && isAlive(identity)).toBe(false);
  await write(server.url, 1);
});

test("ends what a killed run left when another port is wanted", async () => {
  const dataFolder = temporaryFolder();
  const left = await killedRun("mongo", dataFolder);
  const identity = identifyProcess(left.pid);
  const server = await start({ dataFolder, port: await freePort() });
  expect(server.pid).not.toBe(left.pid);
  expect(identity && isAlive(identity)).toBe(false);
  await write(server.url, 1);
});

test("leaves nothing running when the start is given up", async () => {
  const dataFolder = temporaryFolder();
  const signal = AbortSignal.timeout(300);
  await expect(start({ dataFolder, signal })).rejects.toThrow("timeout");
  const record = readServerRecord(dataFolder);
  expect(record && isAlive(record.server)).not.toBe(true);
});

test("leaves the database of a living owner alone", async () => {
  const dataFolder = temporaryFolder();
  const server = await start({ dataFolder });
  await expect(start({ dataFolder })).rejects.toThrow(`in use by process ${process.pid}`);
  expect(server.isAlive()).toBe(true);
});

test("names a port that is taken", async () => {
  const port = await takenPort();
  await expect(start({ dataFolder: temporaryFolder(), port })).rejects.toThrow(
    `port ${port} is taken, MongoDB cannot listen on it`,
  );
});

test("shows the end of the log when the database does not start", async () => {
  const dataFolder = temporaryFolder();
  mkdirSync(join(dataFolder, "data"));
  writeFileSync(join(dataFolder, "data", "storage.bson"), "not BSON at all");
  await expect(start({ dataFolder })).rejects.toThrow(
    /MongoDB did not start: it ended by itself[\s\S]*F Unable to read the storage engine metadata/,
  );
});
