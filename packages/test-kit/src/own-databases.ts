import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type EmbeddedServer,
  pollUntil,
  type StartMongoOptions,
  startMongo,
  startRedis,
} from "@audit/embedded";
import { MongoClient } from "mongodb";
import { freezeProcess, thawProcess } from "./freeze-process.js";

/** A MongoDB or Redis of the test's own, which it may end, freeze and start again. */
export interface OwnDatabase {
  /** Of a MongoDB with the database `audit`. Stays the same over a restart. */
  readonly url: string;
  readonly pid: () => number;
  /** Again, on the same port with the data that is on the disk. */
  readonly start: () => Promise<void>;
  /** Ends it in good order. */
  readonly stop: () => Promise<void>;
  /** `kill -9`; resolves once it is gone. */
  readonly kill: () => Promise<void>;
  /** Its connections stay open and nothing is answered, until `thaw`. */
  readonly freeze: () => Promise<void>;
  readonly thaw: () => void;
  /** Ends it, frozen or not, and removes its data. */
  readonly remove: () => Promise<void>;
}

const onProgress = () => undefined;

type Begin = (dataFolder: string, port?: number) => Promise<EmbeddedServer>;

async function own(begin: Begin): Promise<OwnDatabase> {
  const dataFolder = await mkdtemp(join(tmpdir(), "audit-own-database-"));
  let server = await begin(dataFolder);
  const { url, port } = server;
  return {
    url,
    pid: () => server.pid,
    start: async () => {
      server = await begin(dataFolder, port);
    },
    stop: () => server.stop(),
    kill: async () => {
      process.kill(server.pid, "SIGKILL");
      await pollUntil(() => !server.isAlive(), { timeoutMs: 5_000 });
    },
    freeze: () => freezeProcess(server.pid),
    thaw: () => thawProcess(server.pid),
    remove: async () => {
      if (server.isAlive()) {
        thawProcess(server.pid);
        await server.stop();
      }
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

function withDatabase(url: string): string {
  const parsed = new URL(url);
  parsed.pathname = "/audit";
  return parsed.toString();
}

/** It looks for expired documents each second instead of each minute, and takes fail points. */
const TEST_PARAMETERS = { ttlMonitorSleepSecs: 1, enableTestCommands: 1 };

/** `parameters` are the server's own; `access` says how it is reached, such as by TLS alone. */
export async function startOwnMongo(
  parameters: Readonly<Record<string, string | number>> = TEST_PARAMETERS,
  access: Pick<StartMongoOptions, "serverArguments" | "connectOptions"> = {},
): Promise<OwnDatabase> {
  const mongo = await own((dataFolder, port) =>
    startMongo({ dataFolder, parameters, onProgress, ...access, ...(port && { port }) }),
  );
  return { ...mongo, url: withDatabase(mongo.url) };
}

const ADMIN = { username: "root", password: randomBytes(16).toString("hex") };

/** Makes the first user and the file by which members of the set know each other. */
async function prepareAccessControl(dataFolder: string, keyFile: string): Promise<void> {
  const open = await startMongo({ dataFolder, onProgress });
  const client = new MongoClient(open.url);
  await client.db("admin").command({
    createUser: ADMIN.username,
    pwd: ADMIN.password,
    roles: ["root"],
  });
  await client.close();
  await open.stop();
  await writeFile(keyFile, randomBytes(64).toString("base64"), { mode: 0o400 });
}

/** With access control; `url` is its administrator's. */
export async function startOwnMongoWithAccessControl(): Promise<OwnDatabase> {
  const mongo = await own(async (dataFolder, port) => {
    const keyFile = join(dataFolder, "members.key");
    if (!existsSync(keyFile)) await prepareAccessControl(dataFolder, keyFile);
    return startMongo({
      dataFolder,
      serverArguments: ["--auth", "--keyFile", keyFile],
      connectOptions: { auth: ADMIN, authSource: "admin" },
      onProgress,
      ...(port && { port }),
    });
  });
  const url = new URL(withDatabase(mongo.url));
  url.username = ADMIN.username;
  url.password = ADMIN.password;
  url.searchParams.set("authSource", "admin");
  return { ...mongo, url: url.toString() };
}

export function startOwnRedis(
  options: {
    readonly maxMemoryMegabytes?: number;
    readonly serverArguments?: readonly string[];
  } = {},
): Promise<OwnDatabase> {
  return own((dataFolder, port) =>
    startRedis({ dataFolder, onProgress, ...options, ...(port && { port }) }),
  );
}
