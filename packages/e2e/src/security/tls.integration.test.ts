import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSender } from "@audit/client";
import { pollUntil } from "@audit/embedded";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { baseEnvironment } from "../env.js";
import { untilStored } from "../real-records/until-stored.js";
import { freePorts } from "../system/free-ports.js";
import {
  createPrivateAuthority,
  type PrivateAuthority,
  startMongoWithTls,
  startRedisWithTls,
} from "../system/private-authority.js";
import { serviceEntry } from "../system/repository.js";
import { createService } from "../system/service.js";
import { type System, startSystem } from "../system/start-system.js";

let folder: string;
let authority: PrivateAuthority;
let system: System;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "audit-tls-"));
  authority = await createPrivateAuthority(folder);
  system = await startSystem({
    startMongo: async () => {
      const mongo = await startMongoWithTls(authority);
      return { ...mongo, url: `${mongo.url}&tlsCAFile=${encodeURIComponent(authority.caFile)}` };
    },
    startRedis: () => startRedisWithTls(authority),
    env: { NODE_EXTRA_CA_CERTS: authority.caFile },
    withApi: true,
  });
});
afterAll(async () => {
  await system?.stop();
  rmSync(folder, { recursive: true, force: true });
});

it("records and reads with MongoDB and Redis behind TLS of a private authority", async () => {
  const { ingestUrl: url, writeKey: apiKey, readKey, apiUrl } = system.firstRun;
  const { accepted } = await createSender({ url, apiKey }).send([
    {
      actor: { type: "user", id: "u-1" },
      action: "update",
      resource: { type: "model" },
      status: 200,
    },
  ]);
  await untilStored(system, 1);
  const input = encodeURIComponent(JSON.stringify({ filter: { terms: [] }, limit: 10 }));
  const read = await fetch(`${apiUrl}/trpc/events.list?input=${input}`, {
    headers: { authorization: `Bearer ${readKey}` },
  });
  expect(await read.text()).toContain(accepted[0]?.id);
});

const REFUSED = /self-signed certificate|unable to (?:get local issuer|verify the first)/;

describe("without the authority", () => {
  const services = ["ingest", "worker", "api"] as const;

  async function startWithout(name: (typeof services)[number], missing: "mongodb" | "redis") {
    const [port = 0] = await freePorts(1);
    const mongodb = new URL(system.mongo.url);
    if (missing === "mongodb") mongodb.searchParams.delete("tlsCAFile");
    const secret = "a-Long-enough-9f86d081884c7d659a2f";
    const service = createService({
      name,
      port,
      entry: serviceEntry(name),
      env: {
        ...baseEnvironment(),
        MONGODB_URI: mongodb.toString(),
        REDIS_URL: system.redis.url,
        API_KEY_SECRET: secret,
        INPUT_HASH_SECRET: secret,
        SESSION_SECRET: secret,
        [`${name.toUpperCase()}_PORT`]: String(port),
      },
      logFile: join(folder, `${name}-without-${missing}.log`),
    });
    onTestFinished(() => service.stop());
    // It never becomes ready; what it logs meanwhile is what the test waits for.
    service.start().catch(() => undefined);
    return service;
  }

  it.each(services.flatMap((name) => [[name, "mongodb"] as const, [name, "redis"] as const]))(
    "%s does not connect to %s",
    async (name, missing) => {
      const service = await startWithout(name, missing);
      const log = () => {
        try {
          return readFileSync(service.logFile, "utf8");
        } catch {
          return "";
        }
      };
      expect(await pollUntil(() => REFUSED.test(log()), { timeoutMs: 20_000 })).toBe(true);
      const ready = await fetch(`${service.url}/healthz/ready`).catch(() => null);
      if (name !== "api" || missing === "mongodb") expect(ready?.ok ?? false).toBe(false);
    },
  );
});
