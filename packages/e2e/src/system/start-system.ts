import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createFirstOrganization } from "@audit/auth";
import { connectDatabase, type Database, migrate } from "@audit/db";
import {
  type OwnDatabase,
  startOwnMongo,
  startOwnMongoWithAccessControl,
  startOwnRedis,
} from "@audit/test-kit/own-databases";
import { baseEnvironment } from "../env.js";
import { freePorts } from "./free-ports.js";
import { serviceEntry } from "./repository.js";
import { createService, type Service } from "./service.js";
import { makeServiceUsers } from "./service-users.js";

/** The first organization, as `.audit/first-run.json` holds it. */
export interface FirstRun {
  readonly organizationId: string;
  readonly ownerEmail: string;
  readonly ownerPassword: string;
  readonly writeKey: string;
  readonly readKey: string;
  readonly adminKey: string;
  readonly apiUrl: string;
  readonly ingestUrl: string;
}

/** The whole product with databases of its own, each part a process. */
export interface System {
  /** Of the services' logs; removed by `stop`. */
  readonly folder: string;
  readonly mongo: OwnDatabase;
  readonly redis: OwnDatabase;
  readonly ingest: Service;
  readonly worker: Service;
  readonly api: Service;
  readonly firstRun: FirstRun;
  /** To look at what is stored. */
  readonly database: Database;
  readonly stop: () => Promise<void>;
}

export interface StartSystemOptions {
  /** Added to the environment of every service. */
  readonly env?: Readonly<Record<string, string>>;
  /** MongoDB with access control, and each service as its own user there. */
  readonly withServiceUsers?: boolean;
  /** Start other databases than those without access control or TLS. */
  readonly startMongo?: () => Promise<OwnDatabase>;
  readonly startRedis?: () => Promise<OwnDatabase>;
  /** Parameters of the MongoDB server. */
  readonly mongoParameters?: Readonly<Record<string, string | number>>;
  /** Arguments of Node itself for a service, by its name. */
  readonly nodeArguments?: (service: string) => readonly string[];
  /** Without it the api is there but not started. */
  readonly withApi?: boolean;
}

const OWNER = { ownerEmail: "owner@norvane.example", ownerPassword: "a long enough password" };

const newSecret = () => randomBytes(32).toString("base64url");

function startMongo(options: StartSystemOptions): Promise<OwnDatabase> {
  if (options.startMongo) return options.startMongo();
  if (options.withServiceUsers) return startOwnMongoWithAccessControl();
  return startOwnMongo(options.mongoParameters ?? {});
}

/** No variable of whoever runs the tests reaches a service, but for what programs are found by. */
function environment(
  given: { MONGODB_URI: string; REDIS_URL: string; API_KEY_SECRET: string },
  [apiPort, ingestPort, workerPort]: readonly number[],
): Record<string, string> {
  return {
    ...baseEnvironment(),
    NODE_ENV: "production",
    LOG_LEVEL: "info",
    ...given,
    API_PORT: String(apiPort),
    INGEST_PORT: String(ingestPort),
    WORKER_PORT: String(workerPort),
    PUBLIC_URL: `http://127.0.0.1:${apiPort}`,
    INPUT_HASH_SECRET: newSecret(),
    SESSION_SECRET: newSecret(),
  };
}

/**
 * Starts MongoDB, Redis, worker, ingest and api on fresh data and free ports, as they are shipped
 * (their builds, in production mode), with a first organization. Whatever was started before a
 * failure is stopped again.
 */
export async function startSystem(options: StartSystemOptions = {}): Promise<System> {
  const folder = mkdtempSync(join(tmpdir(), "audit-e2e-"));
  const undo = [async () => rmSync(folder, { recursive: true, force: true })];
  const stop = async () => {
    for (let step = undo.pop(); step; step = undo.pop()) await step();
  };
  try {
    const mongo = await startMongo(options);
    undo.push(() => mongo.remove());
    const redis = await (options.startRedis ?? startOwnRedis)();
    undo.push(() => redis.remove());

    const database = await connectDatabase({ uri: mongo.url });
    undo.push(() => database.close());
    const users = options.withServiceUsers ? await makeServiceUsers(mongo.url) : null;
    if (!users) await migrate(database);
    const apiKeySecret = newSecret();
    const { organizationId, keys } = await createFirstOrganization(database, {
      ...OWNER,
      name: "Norvane",
      defaultKeys: { apiKeySecret },
    });
    if (!keys) throw new Error("the first organization came without keys");

    const ports = await freePorts(3);
    const given = { MONGODB_URI: mongo.url, REDIS_URL: redis.url };
    const env = environment({ ...given, API_KEY_SECRET: apiKeySecret }, ports);
    const service = (name: "ingest" | "worker" | "api", port = 0) => {
      const created = createService({
        name,
        port,
        entry: serviceEntry(name),
        env: { ...env, ...users?.[name], ...options.env },
        logFile: join(folder, "logs", `${name}.log`),
        nodeArguments: options.nodeArguments?.(name) ?? [],
      });
      undo.push(() => created.stop());
      return created;
    };
    const [api, ingest, worker] = [
      service("api", ports[0]),
      service("ingest", ports[1]),
      service("worker", ports[2]),
    ];
    await Promise.all(
      [worker, ingest, ...(options.withApi ? [api] : [])].map((one) => one.start()),
    );
    return {
      folder,
      mongo,
      redis,
      ingest,
      worker,
      api,
      database,
      firstRun: { ...OWNER, ...keys, organizationId, apiUrl: api.url, ingestUrl: ingest.url },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
