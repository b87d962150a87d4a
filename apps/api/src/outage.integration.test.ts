import { createLogger } from "@audit/runtime/logger";
import type { FastifyInstance } from "fastify";
import { afterAll, describe, expect, it } from "vitest";
import { bearer } from "../test/call.js";
import { PUBLIC_URL, runApi } from "../test/running-api.js";
import { cookieOf } from "../test/sign-in.js";
import { createTenant, PASSWORD } from "../test/tenants.js";
import { buildServer } from "./server.js";
import { openBackend } from "./store/open-backend.js";

const json = { "content-type": "application/json", origin: PUBLIC_URL };

/** What every answer must be while the database is away. */
async function expectUnavailable(
  server: FastifyInstance,
  request: { url: string; method?: "GET" | "POST"; headers?: object; payload?: string },
): Promise<void> {
  const startedAt = performance.now();
  const answer = await server.inject({ ...request, headers: { ...request.headers } });
  expect(performance.now() - startedAt).toBeLessThan(5_000);
  expect(answer.statusCode).toBe(503);
  expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
  expect(answer.body).not.toMatch(/mongo|topology|stack|node_modules/i);
}

const signIn = (email: string) => ({
  method: "POST" as const,
  url: "/api/auth/sign-in/email",
  headers: json,
  payload: JSON.stringify({ email, password: PASSWORD }),
});

describe("while the database is away", () => {
  it("every request is told to come back, in words that say nothing of the inside", async () => {
    const { server, database } = await runApi();
    const tenant = await createTenant(database, "one");
    const cookie = await cookieOf(server, tenant.ownerEmail);
    await database.close();

    const key = bearer(tenant.keys.adminKey);
    await expectUnavailable(server, { url: "/trpc/whoami", headers: key });
    await expectUnavailable(server, { url: "/trpc/whoami", headers: { cookie } });
    await expectUnavailable(server, { url: "/trpc/events.list", headers: { cookie } });
    await expectUnavailable(server, { url: "/trpc/apiKeys.list", headers: key });
    await expectUnavailable(server, signIn(tenant.ownerEmail));
    expect((await server.inject({ url: "/healthz/live" })).statusCode).toBe(200);
    expect((await server.inject({ url: "/healthz/ready" })).json()).toEqual({
      status: "not ready",
      missing: ["mongodb"],
    });
  });
});

describe("before the database was ever reached", () => {
  const logger = createLogger({ service: "api", level: "silent" });
  const backend = openBackend({
    mongodbUri: "mongodb://127.0.0.1:9/audit?replicaSet=rs0&serverSelectionTimeoutMS=200",
    migrateAtStart: true,
    expireGraceSeconds: 86_400,
    publicUrl: PUBLIC_URL,
    apiKeySecret: "a secret of the test's own, long enough",
    sessionSecret: "a secret of the test's own, long enough",
    enqueue: () => Promise.resolve(),
    queueTakes: () => Promise.resolve(true),
    now: () => new Date(),
    logger,
  });
  afterAll(() => backend.close());

  it("the api says so, and lives", async () => {
    const server = await buildServer({
      logger,
      backend: backend.current,
      publicUrl: PUBLIC_URL,
      dashboardFolder: "/nowhere",
      trustedProxies: [],
      mongodb: backend.health,
      redis: async () => ({ ok: true }),
    });
    await expectUnavailable(server, { url: "/trpc/whoami" });
    await expectUnavailable(server, signIn("owner@one.example"));
    expect((await server.inject({ url: "/healthz/live" })).statusCode).toBe(200);
    expect((await server.inject({ url: "/healthz/ready" })).statusCode).toBe(503);
    await server.close();
  });
});
